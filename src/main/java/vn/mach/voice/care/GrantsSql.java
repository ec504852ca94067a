package vn.mach.voice.care;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/** The SQL of help for households. Every question carries the access scope of KEEP_PEOPLE. */
@Component
class GrantsSql {

  /** Help, with what was decided and how it was received. */
  record Row(
      long id,
      long unitId,
      String unitName,
      long householdId,
      String household,
      String kind,
      String kindVi,
      String kindEn,
      @Nullable String occasionVi,
      @Nullable String occasionEn,
      @Nullable Long visitId,
      LocalDate requestedOn,
      String requestedBy,
      String reason,
      String wanted,
      String status,
      @Nullable LocalDate decidedOn,
      String decidedBy,
      String paper,
      @Nullable Long paperEntry,
      String decision,
      @Nullable LocalDate paidOn,
      String handedBy,
      @Nullable String receipt,
      String receivedBy,
      String witness,
      @Nullable String withdrawnReason,
      long moneyVnd,
      long giftsVnd) {

    /** What somebody read who decides about it, in one line. */
    String seen() {
      return Digests.hex(toString());
    }

    GrantStatus state() {
      return GrantStatus.of(status);
    }
  }

  private static final String ROWS =
      """
      select g.*, u.name as unit_name, h.name as household, k.name_vi as kind_vi, k.name_en as kind_en, o.name_vi as occasion_vi, o.name_en as occasion_en,
        w.money_vnd, w.gifts_vnd
      from care_grants g join units_named u on u.unit_id = g.unit_id join care_households h on h.id = g.household_id join care_kinds k on k.code = g.kind
      left join care_occasions o on o.code = g.occasion
      left join lateral (select coalesce(sum(x.quantity) filter (where c.item = ''), 0)::bigint as money_vnd,
          coalesce(sum(x.quantity * c.value_each) filter (where c.item <> ''), 0)::bigint as gifts_vnd
        from care_outs x join care_contributions c on c.id = x.contribution_id where x.grant_id = g.id and not x.undone) w on true
      """;

  private final JdbcClient jdbc;

  GrantsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that wait first: for a decision, then to be handed over. */
  List<Row> list(Map<String, Object> scope, Paging paging) {
    return jdbc.sql(
            ROWS
                + "where "
                + AccessScope.sql("g.unit_id")
                + " order by array_position(array['requested', 'approved'], g.status), g.requested_on desc, g.id desc limit :limit offset :offset")
        .params(scope)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(CareRows.of(Row.class))
        .list();
  }

  Optional<Row> find(Map<String, Object> scope, long id) {
    return jdbc.sql(ROWS + "where g.id = :id and " + AccessScope.ofFew("g.unit_id"))
        .params(scope)
        .param("id", id)
        .query(Row.class)
        .optional();
  }

  void lock(long id) {
    jdbc.sql("select 1 from care_grants where id = ? for update").param(id).query().listOfRows();
  }

  /** For a household, the latest first. */
  List<Row> ofHousehold(Map<String, Object> scope, long household) {
    return jdbc.sql(
            ROWS
                + "where g.household_id = :id and "
                + AccessScope.sql("g.unit_id")
                + " order by g.requested_on desc, g.id desc limit 200")
        .params(scope)
        .param("id", household)
        .query(CareRows.of(Row.class))
        .list();
  }

  /** For the households in which a person lives; the caller may see the person. */
  List<Row> ofPerson(Map<String, Object> scope, long person) {
    return jdbc.sql(
            ROWS
                + "where g.household_id in (select household_id from care_household_people where person_id = :id) and "
                + AccessScope.sql("g.unit_id")
                + " order by g.requested_on desc, g.id desc limit 200")
        .params(scope)
        .param("id", person)
        .query(CareRows.of(Row.class))
        .list();
  }

  /** What was handed over to the households in which a person lives, for the person alone. */
  List<Row> own(PersonId person) {
    return jdbc.sql(
            ROWS
                + """
                where g.status = 'paid' and g.household_id in (select household_id from care_household_people where person_id = ? and left_on is null)
                order by g.paid_on desc, g.id desc limit 200
                """)
        .param(person.value())
        .query(CareRows.of(Row.class))
        .list();
  }

  /** What was handed over at a visit. */
  List<Row> ofVisit(long visit) {
    return jdbc.sql(ROWS + "where g.visit_id = ? and g.status = 'paid' order by g.id")
        .param(visit)
        .query(CareRows.of(Row.class))
        .list();
  }

  /** The day of other help for the household that stands: for the occasion, else of the kind. */
  Optional<LocalDate> same(Grant.Request request) {
    return jdbc.sql(
            """
            select requested_on from care_grants where household_id = :household and status in ('requested', 'approved', 'paid')
              and case when :occasion::text is null then kind = :kind and extract(year from requested_on) = extract(year from :day::date)
                else occasion = :occasion::text and abs(requested_on - :day::date) < %d end
            order by requested_on desc limit 1
            """
                .formatted(CareSql.SAME_OCCASION_DAYS))
        .param("household", request.household())
        .param("occasion", request.occasion())
        .param("kind", request.kind())
        .param("day", request.requestedOn())
        .query(LocalDate.class)
        .optional();
  }

  long insert(Grant.Request request, @Nullable Long visit, long account, Instant now) {
    return jdbc.sql(
            """
            insert into care_grants (unit_id, household_id, kind, occasion, visit_id, requested_on, requested_by, reason, wanted, status, recorded_by, recorded_at)
            values (:unit, :household, :kind, :occasion, :visit::bigint, :day, :by, :reason, :wanted, 'requested', :account, :now) returning id
            """)
        .param("unit", request.unit().value())
        .param("household", request.household())
        .param("kind", request.kind())
        .param("occasion", request.occasion())
        .param("visit", visit)
        .param("day", request.requestedOn())
        .param("by", request.requestedBy())
        .param("reason", request.reason())
        .param("wanted", request.wanted())
        .param("account", account)
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .single();
  }

  void decide(long id, Grant.Decision decision, GrantStatus status, @Nullable Long entry) {
    jdbc.sql(
            """
            update care_grants set status = :status, decided_on = :day, decided_by = :by, paper = :paper, paper_entry = :entry::bigint, decision = :text
            where id = :id
            """)
        .param("status", status.code())
        .param("day", decision.decidedOn())
        .param("by", decision.by())
        .param("paper", decision.paper())
        .param("entry", entry)
        .param("text", decision.text())
        .param("id", id)
        .update();
  }

  void pay(long id, Grant.Payment payment) {
    jdbc.sql(
            """
            update care_grants set status = 'paid', paid_on = ?, handed_by = ?, receipt = ?, received_by = ?, witness = ? where id = ?
            """)
        .params(
            payment.paidOn(),
            payment.handedBy(),
            payment.receipt(),
            payment.receivedBy(),
            payment.witness(),
            id)
        .update();
  }

  void withdraw(long id, String reason) {
    jdbc.sql("update care_grants set status = 'withdrawn', withdrawn_reason = ? where id = ?")
        .params(reason, id)
        .update();
  }
}
