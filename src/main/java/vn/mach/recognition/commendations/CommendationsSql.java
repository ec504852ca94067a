package vn.mach.recognition.commendations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/**
 * The SQL of commendations. Decided ones are seen by whoever sees the unit, and by the person;
 * those that do not hold by whoever sees drafts of the unit or of the unit that decides.
 */
@Component
class CommendationsSql {

  /** A commendation with its names. */
  record Row(
      long id,
      long unitId,
      String unitCode,
      String unitName,
      @Nullable Long personId,
      @Nullable String personCode,
      @Nullable String personName,
      long proposerId,
      String proposerName,
      long deciderId,
      String deciderName,
      String form,
      @Nullable Integer year,
      String reason,
      String status,
      LocalDate proposedOn,
      String number,
      @Nullable LocalDate decidedOn,
      String giver,
      String ended,
      boolean outcomeRead,
      @Nullable Long activityId) {

    CommendationStatus state() {
      return CommendationStatus.of(status);
    }

    AwardForm award() {
      return AwardForm.of(form);
    }

    UnitId unit() {
      return new UnitId(unitId);
    }

    UnitId proposer() {
      return new UnitId(proposerId);
    }

    UnitId decider() {
      return new UnitId(deciderId);
    }

    /** Whether the unit that decides said something, which its proposer elsewhere reads. */
    boolean hasOutcome() {
      return proposerId != deciderId
          && (state() == CommendationStatus.REFUSED || decidedOn != null);
    }

    /** Who is commended. */
    String whom() {
      return personName == null ? unitName : personName;
    }

    /** What somebody read who does something with it. */
    String seen() {
      return Digests.hex(toString());
    }
  }

  /** What a list is narrowed to; nothing of it must be there. */
  record Filter(
      @Nullable UnitId under,
      @Nullable Integer year,
      @Nullable AwardForm form,
      @Nullable CommendationStatus status) {}

  private static final String ROWS =
      """
      select c.*, u.code as unit_code, u.name as unit_name, p.code as person_code, p.full_name as person_name,
        q.name as proposer_name, d.name as decider_name
      from commendations c join units_named u on u.unit_id = c.unit_id join units_named q on q.unit_id = c.proposer_id
      join units_named d on d.unit_id = c.decider_id left join people_named p on p.person_id = c.person_id
      """;

  private static final String SEEN =
      "(("
          + AccessScope.sql("c.unit_id")
          + " and "
          + AccessScope.orFurther("c.status = 'decided'", "c.unit_id", "drafts")
          + ") or :drafts_everywhere or exists (select 1 from units_in_scope_on(:scope_today) deciding"
          + " where deciding.unit_id = c.decider_id and deciding.ancestor_id = any(:drafts_units))"
          + " or c.status = 'decided' and c.person_id = :own)";

  private final JdbcClient jdbc;
  private final AccessScope scope;

  CommendationsSql(JdbcClient jdbc, AccessScope scope) {
    this.jdbc = jdbc;
    this.scope = scope;
  }

  private Map<String, Object> seeing(Actor actor) {
    Map<String, Object> parameters = new HashMap<>(scope.parameters(actor, Right.SEE));
    parameters.putAll(scope.further(actor, Right.SEE_DRAFTS, "drafts"));
    PersonId own = actor.person();
    parameters.put("own", own == null ? -1L : own.value());
    return parameters;
  }

  /** Those that wait first, then the latest. */
  List<Row> list(Actor actor, Filter filter, Paging paging) {
    return list(actor, filter, paging.limit(), paging.offset());
  }

  List<Row> list(Actor actor, Filter filter, int most, int offset) {
    UnitId under = filter.under();
    AwardForm form = filter.form();
    CommendationStatus status = filter.status();
    return jdbc.sql(
            ROWS
                + "where "
                + SEEN
                + """
                 and (:under::bigint is null or exists (select 1 from units_in_scope_on(:scope_today) below
                    where below.unit_id = c.unit_id and below.ancestor_id = :under::bigint))
                  and (:year::int is null or coalesce(c.year, extract(year from coalesce(c.decided_on, c.proposed_on))) = :year::int)
                  and (:form::text is null or c.form = :form::text) and (:status::text is null or c.status = :status::text)
                order by c.status <> 'proposed', coalesce(c.decided_on, c.proposed_on) desc, c.id desc limit :most offset :offset
                """)
        .params(seeing(actor))
        .param("under", under == null ? null : under.value())
        .param("year", filter.year())
        .param("form", form == null ? null : form.code())
        .param("status", status == null ? null : status.code())
        .param("most", most)
        .param("offset", offset)
        .query(of(Row.class))
        .list();
  }

  Optional<Row> find(Actor actor, long id) {
    return jdbc.sql(ROWS + "where c.id = :id and " + SEEN)
        .params(seeing(actor))
        .param("id", id)
        .query(of(Row.class))
        .optional();
  }

  /** As {@link #find}; nobody changes it until the end of the transaction. */
  Optional<Row> locked(Actor actor, long id) {
    jdbc.sql("select 1 from commendations where id = ? for update").param(id).query().listOfRows();
    return find(actor, id);
  }

  /** The decided ones of a person, wherever the person belonged: the caller may see the person. */
  List<Row> ofPerson(PersonId person) {
    return jdbc.sql(
            ROWS
                + "where c.person_id = ? and c.status = 'decided' order by c.decided_on desc, c.id desc")
        .param(person.value())
        .query(of(Row.class))
        .list();
  }

  /** What the same person or unit got in the same form, the latest first. */
  List<Commendation.Earlier> earlier(
      UnitId unit, @Nullable PersonId person, AwardForm form, long without) {
    return jdbc.sql(
            """
            select id, year, number, decided_on, giver from commendations
            where status = 'decided' and form = :form and id <> :without
              and case when :person::bigint is null then unit_id = :unit and person_id is null else person_id = :person::bigint end
            order by decided_on desc, id desc
            """)
        .param("form", form.code())
        .param("without", without)
        .param("person", person == null ? null : person.value())
        .param("unit", unit.value())
        .query(of(Commendation.Earlier.class))
        .list();
  }

  long insert(
      Commendation.Draft draft,
      UnitId decider,
      CommendationStatus status,
      LocalDate day,
      Commendation.@Nullable Decision decision,
      Actor actor,
      Instant now) {
    PersonId person = draft.person();
    return jdbc.sql(
            """
            insert into commendations (unit_id, person_id, proposer_id, decider_id, form, year, reason, status, proposed_on, number, decided_on, giver,
              recorded_by, recorded_at)
            values (:unit, :person::bigint, :proposer, :decider, :form, :year::int, :reason, :status, :day, :number, :decided::date, :giver, :account, :now)
            returning id
            """)
        .param("unit", draft.unit().value())
        .param("person", person == null ? null : person.value())
        .param("proposer", draft.proposer().value())
        .param("decider", decider.value())
        .param("form", draft.form().code())
        .param("year", draft.year())
        .param("reason", draft.reason())
        .param("status", status.code())
        .param("day", day)
        .param("number", decision == null ? "" : decision.number())
        .param("decided", decision == null ? null : decision.day())
        .param("giver", decision == null ? "" : decision.giver())
        .param("account", actor.account())
        .param("now", java.sql.Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  void decide(long id, Commendation.Decision decision) {
    jdbc.sql(
            "update commendations set status = 'decided', number = ?, decided_on = ?, giver = ? where id = ?")
        .params(decision.number(), decision.day(), decision.giver(), id)
        .update();
  }

  void read(long id) {
    jdbc.sql("update commendations set outcome_read = true where id = ?").param(id).update();
  }

  void counted(long id, @Nullable Long activity) {
    jdbc.sql("update commendations set activity_id = :activity::bigint where id = :id")
        .param("activity", activity)
        .param("id", id)
        .update();
  }

  void end(long id, CommendationStatus status, String reason) {
    jdbc.sql("update commendations set status = ?, ended = ? where id = ?")
        .params(status.code(), reason, id)
        .update();
  }

  static <T> RowMapper<T> of(Class<T> type) {
    SimplePropertyRowMapper<T> mapper = new SimplePropertyRowMapper<>(type);
    return (row, number) -> Objects.requireNonNull(mapper.mapRow(row, number));
  }
}
