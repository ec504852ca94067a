package vn.mach.branch.inspections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.organisation.access.NamedAccess;

/** Files of inspections. Each question has in it who is named, or whom the file is about. */
@Component
class InspectionsSql {

  /** A file. */
  record Row(
      long id,
      String code,
      UnitId unit,
      String unitName,
      @Nullable Long line,
      @Nullable Long draw,
      String kind,
      String kindVi,
      String kindEn,
      PersonId person,
      String personName,
      @Nullable PersonId lead,
      @Nullable String leadName,
      String content,
      LocalDate dueOn,
      boolean decidedAbove,
      InspectionStatus status,
      LocalDate openedOn,
      @Nullable Long activity,
      @Nullable Instant talkEndedAt,
      @Nullable String talkEndedReason) {}

  private static final String ROWS =
      """
      select i.*, u.name as unit_name, p.full_name as person_name, l.full_name as lead_name, k.name_vi as kind_vi, k.name_en as kind_en
      from inspections i join units_named u on u.unit_id = i.unit_id join people_named p on p.person_id = i.person_id
      left join people_named l on l.person_id = i.lead_id
      left join lateral (select name_vi, name_en from inspection_kinds o where o.code = i.kind
        order by o.valid_from <= i.opened_on desc, o.valid_from desc limit 1) k on true
      """;
  private static final String NAMED = NamedAccess.sql(InspectionFile.MODULE, "i.id");

  /**
   * A file is shown to the person whom it is about once something was done that they are told of.
   */
  private static final String ABOUT =
      """
      (i.person_id = :named_person::bigint and exists (
        select 1 from inspection_steps told where told.inspection_id = i.id and told.step not in ('open', 'drop')))
      """;

  private final JdbcClient jdbc;

  InspectionsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A file that the actor reads, or that is about them. */
  Optional<Row> find(Map<String, @Nullable Object> named, long id) {
    return jdbc.sql(ROWS + "where i.id = :id and (" + ABOUT + " or " + NAMED + ")")
        .params(named)
        .param("id", id)
        .query(InspectionsSql::row)
        .optional();
  }

  /** The same, locked until the end of the transaction. */
  Optional<Row> lock(Map<String, @Nullable Object> named, long id) {
    jdbc.sql("select 1 from inspections where id = ? for update").param(id).query().listOfRows();
    return find(named, id);
  }

  /** The files that the actor reads, open ones first. */
  List<Row> read(Map<String, @Nullable Object> named, Paging paging) {
    return jdbc.sql(
            ROWS
                + "where "
                + NAMED
                + " order by i.status in ('closed', 'dropped'), i.due_on, i.id limit :limit offset :offset")
        .params(named)
        .param("limit", paging.limit())
        .param("offset", paging.offset())
        .query(InspectionsSql::row)
        .list();
  }

  /** The files that are about the actor, of which they were told, the latest first. */
  List<Row> about(Map<String, @Nullable Object> named) {
    return jdbc.sql(ROWS + "where " + ABOUT + " order by i.id desc limit 100")
        .params(named)
        .query(InspectionsSql::row)
        .list();
  }

  /** The files of a draw that the actor reads. */
  List<Row> ofDraw(Map<String, @Nullable Object> named, long draw) {
    return jdbc.sql(ROWS + "where i.draw_id = :draw and " + NAMED + " order by i.id")
        .params(named)
        .param("draw", draw)
        .query(InspectionsSql::row)
        .list();
  }

  /** The number of the file with this code, which only its readers know. */
  Optional<Long> byCode(String code) {
    return jdbc.sql("select id from inspections where code = ?")
        .param(code)
        .query((row, number) -> row.getLong(1))
        .optional();
  }

  /** The code of a file, for whoever asked for it by this code. */
  Optional<String> code(long id) {
    return jdbc.sql("select code from inspections where id = ?")
        .param(id)
        .query((row, number) -> row.getString(1))
        .optional();
  }

  /** Whether the person holds a post on the day: the level above decides about them. */
  boolean holdsPost(PersonId person, LocalDate day) {
    return jdbc.sql("select exists (select 1 from posts_on(:day) where person_id = :person)")
        .param("day", day)
        .param("person", person.value())
        .query((row, number) -> row.getBoolean(1))
        .single();
  }

  long insert(
      NewInspection file,
      String code,
      @Nullable Long draw,
      boolean decidedAbove,
      LocalDate day,
      Actor actor) {
    return jdbc.sql(
            """
            insert into inspections (code, unit_id, line_id, draw_id, kind, person_id, lead_id, content, due_on, decided_above, status, opened_on, opened_by)
            values (:code, :unit, :line::bigint, :draw::bigint, :kind, :person, :lead::bigint, :content, :due, :above, 'planned', :day, :account) returning id
            """)
        .param("code", code)
        .param("unit", file.unit().value())
        .param("line", file.line())
        .param("draw", draw)
        .param("kind", file.kind())
        .param("person", file.person().value())
        .param("lead", file.lead() == null ? null : file.lead().value())
        .param("content", file.content())
        .param("due", file.dueOn())
        .param("above", decidedAbove)
        .param("day", day)
        .param("account", actor.account())
        .query((row, number) -> row.getLong(1))
        .single();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    Long lead = row.getObject("lead_id", Long.class);
    Timestamp ended = row.getTimestamp("talk_ended_at");
    return new Row(
        row.getLong("id"),
        row.getString("code"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        row.getObject("line_id", Long.class),
        row.getObject("draw_id", Long.class),
        row.getString("kind"),
        row.getString("kind_vi"),
        row.getString("kind_en"),
        new PersonId(row.getLong("person_id")),
        row.getString("person_name"),
        lead == null ? null : new PersonId(lead),
        row.getString("lead_name"),
        row.getString("content"),
        row.getObject("due_on", LocalDate.class),
        row.getBoolean("decided_above"),
        InspectionStatus.of(row.getString("status")),
        row.getObject("opened_on", LocalDate.class),
        row.getObject("activity_id", Long.class),
        ended == null ? null : ended.toInstant(),
        row.getString("talk_ended_reason"));
  }
}
