package vn.mach.voice.talks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;

/**
 * Dialogue conferences. Each question has in it that the actor sees the unit, or belongs to it or
 * to a unit below.
 */
@Component
class DialoguesSql {

  /** A conference. */
  record Row(
      long id,
      String code,
      UnitId unit,
      String unitName,
      String title,
      LocalDate heldOn,
      @Nullable LocalTime startsAt,
      String place,
      LocalDate questionsUntil,
      DialogueStatus status,
      @Nullable Integer expected,
      @Nullable Integer present,
      String conclusion,
      @Nullable String reason,
      @Nullable Long activity,
      LocalDate announcedOn) {}

  private static final String ROWS =
      "select d.*, u.name as unit_name from dialogues d join units_named u on u.unit_id = d.unit_id ";

  private static final String SEEN =
      """
      (%s or exists (select 1 from unit_closure_on(:scope_today) up where up.ancestor_id = d.unit_id
        and (up.unit_id = any(:scope_units) or up.unit_id in (
          select m.unit_id from members_on(:scope_today) m where m.person_id = :dialogue_person::bigint))))
      """
          .formatted(AccessScope.sql("d.unit_id"));

  private final JdbcClient jdbc;
  private final AccessScope scope;

  DialoguesSql(JdbcClient jdbc, AccessScope scope) {
    this.jdbc = jdbc;
    this.scope = scope;
  }

  private Map<String, @Nullable Object> parameters(Actor actor) {
    Map<String, @Nullable Object> parameters = new HashMap<>(scope.parameters(actor, Right.SEE));
    parameters.put("dialogue_person", actor.person() == null ? null : actor.person().value());
    return parameters;
  }

  Optional<Row> find(Actor actor, long id) {
    return jdbc.sql(ROWS + "where d.id = :id and " + SEEN)
        .params(parameters(actor))
        .param("id", id)
        .query(DialoguesSql::row)
        .optional();
  }

  /** The same, locked until the end of the transaction. */
  Optional<Row> lock(Actor actor, long id) {
    jdbc.sql("select 1 from dialogues where id = ? for update").param(id).query().listOfRows();
    return find(actor, id);
  }

  /** Those to come first, the next one first; then those before, the latest first. */
  List<Row> list(Actor actor, LocalDate today, Paging paging) {
    return jdbc.sql(
            ROWS
                + "where "
                + SEEN
                + """
                 order by d.status <> 'announced', case when d.status = 'announced' then d.held_on end, d.held_on desc, d.id
                limit :limit offset :offset
                """)
        .params(parameters(actor))
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(DialoguesSql::row)
        .list();
  }

  /** Not cancelled, on the days from the one to the other. */
  List<Row> between(Actor actor, LocalDate from, LocalDate to, int most) {
    return jdbc.sql(
            ROWS
                + "where d.held_on between :from and :to and d.status <> 'cancelled' and "
                + SEEN
                + " order by d.held_on, d.id limit :most")
        .params(parameters(actor))
        .param("from", from)
        .param("to", to)
        .param("most", most)
        .query(DialoguesSql::row)
        .list();
  }

  /** How many the unit held in the year. */
  int held(UnitId unit, int year) {
    return jdbc.sql(
            """
            select count(*) from dialogues where unit_id = ? and status = 'held' and extract(year from held_on) = ?
            """)
        .params(unit.value(), year)
        .query((row, number) -> row.getInt(1))
        .single();
  }

  long insert(NewDialogue dialogue, String code, Actor actor, LocalDate today) {
    return jdbc.sql(
            """
            insert into dialogues (code, unit_id, title, held_on, starts_at, place, questions_until, status, announced_by, announced_on)
            values (:code, :unit, :title, :held, :at::time, :place, :until, 'announced', :account, :today) returning id
            """)
        .param("code", code)
        .param("unit", dialogue.unit().value())
        .param("title", dialogue.title())
        .param("held", dialogue.heldOn())
        .param("at", dialogue.startsAt())
        .param("place", dialogue.place())
        .param("until", dialogue.questionsUntil())
        .param("account", actor.account())
        .param("today", today)
        .query((row, number) -> row.getLong(1))
        .single();
  }

  void change(long id, NewDialogue to) {
    jdbc.sql(
            "update dialogues set held_on = :held, starts_at = :at::time, place = :place, questions_until = :until where id = :id")
        .param("held", to.heldOn())
        .param("at", to.startsAt())
        .param("place", to.place())
        .param("until", to.questionsUntil())
        .param("id", id)
        .update();
  }

  void hold(long id, int expected, int present, String conclusion, long activity) {
    jdbc.sql(
            "update dialogues set status = 'held', expected = ?, present = ?, conclusion = ?, activity_id = ? where id = ?")
        .params(expected, present, conclusion, activity, id)
        .update();
  }

  void cancel(long id, String reason) {
    jdbc.sql("update dialogues set status = 'cancelled', reason = ? where id = ?")
        .params(reason, id)
        .update();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("code"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        row.getString("title"),
        row.getObject("held_on", LocalDate.class),
        row.getObject("starts_at", LocalTime.class),
        row.getString("place"),
        row.getObject("questions_until", LocalDate.class),
        DialogueStatus.of(row.getString("status")),
        row.getObject("expected", Integer.class),
        row.getObject("present", Integer.class),
        row.getString("conclusion"),
        row.getString("reason"),
        row.getObject("activity_id", Long.class),
        row.getObject("announced_on", LocalDate.class));
  }
}
