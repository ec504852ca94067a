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
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

/** The SQL of plans. Each question carries the access scope. */
@Component
class PlansSql {

  /** A line with the name of its kind. */
  record Row(
      long id,
      UnitId unit,
      String unitName,
      int year,
      String kind,
      String kindVi,
      String kindEn,
      String content,
      int members,
      @Nullable LocalDate periodFrom,
      @Nullable LocalDate periodTo,
      LocalDate fromOn,
      LocalDate toOn,
      @Nullable String droppedReason) {}

  /** A unit and how many standing lines its plan has. */
  record OfUnit(UnitId unit, String name, int lines) {}

  private static final String ROWS =
      """
      select l.*, u.name as unit_name, k.name_vi as kind_vi, k.name_en as kind_en
      from inspection_plan_lines l join units_named u on u.unit_id = l.unit_id
      left join lateral (select name_vi, name_en from inspection_kinds o where o.code = l.kind
        order by o.valid_from <= l.from_on desc, o.valid_from desc limit 1) k on true
      """;

  private final JdbcClient jdbc;

  PlansSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Row> lines(Map<String, Object> scope, UnitId unit, int year) {
    return jdbc.sql(
            ROWS
                + "where l.unit_id = :unit and l.year = :year and "
                + AccessScope.ofFew("l.unit_id")
                + " order by l.dropped_at is not null, l.from_on, l.id")
        .params(scope)
        .param("unit", unit.value())
        .param("year", year)
        .query(PlansSql::row)
        .list();
  }

  Optional<Row> line(Map<String, Object> scope, long id) {
    return jdbc.sql(ROWS + "where l.id = :id and " + AccessScope.ofFew("l.unit_id"))
        .params(scope)
        .param("id", id)
        .query(PlansSql::row)
        .optional();
  }

  /** Units with a plan of the year within the scope. */
  List<OfUnit> units(Map<String, Object> scope, int year) {
    return jdbc.sql(
            """
            select l.unit_id, u.name, count(*) as lines from inspection_plan_lines l join units_named u on u.unit_id = l.unit_id
            where l.year = :year and l.dropped_at is null and %s
            group by l.unit_id, u.name order by u.name, l.unit_id limit 200
            """
                .formatted(AccessScope.sql("l.unit_id")))
        .params(scope)
        .param("year", year)
        .query((row, number) ->
            new OfUnit(
                new UnitId(row.getLong("unit_id")), row.getString("name"), row.getInt("lines")))
        .list();
  }

  long insert(PlanLine line, long account, Instant now) {
    return jdbc.sql(
            """
            insert into inspection_plan_lines (unit_id, year, kind, content, members, period_from, period_to, from_on, to_on, entered_by, entered_at)
            values (:unit, :year, :kind, :content, :members, :periodFrom::date, :periodTo::date, :from, :to, :account, :now) returning id
            """)
        .param("unit", line.unit().value())
        .param("year", line.year())
        .param("kind", line.kind())
        .param("content", line.content())
        .param("members", line.members())
        .param("periodFrom", line.periodFrom())
        .param("periodTo", line.periodTo())
        .param("from", line.fromOn())
        .param("to", line.toOn())
        .param("account", account)
        .param("now", Timestamp.from(now))
        .query((row, number) -> row.getLong(1))
        .single();
  }

  boolean drop(long id, String reason, Instant now) {
    return jdbc.sql(
                "update inspection_plan_lines set dropped_at = ?, dropped_reason = ? where id = ? and dropped_at is null")
            .params(Timestamp.from(now), reason, id)
            .update()
        == 1;
  }

  /**
   * Whether something is to be announced at a meeting on the day: a file that was not announced
   * yet, or a line of the plan that begins soon and has none, of a kind that asks for it. Says
   * nothing else of it.
   */
  boolean somethingToAnnounce(UnitId unit, LocalDate until) {
    return jdbc.sql(
            """
            select exists (select 1 from inspections i join inspection_kinds k on k.code = i.kind and 'announce' = any(k.steps)
                where i.unit_id = :unit and i.status = 'planned' and k.valid_from <= i.opened_on)
              or exists (select 1 from inspection_plan_lines l join inspection_kinds k on k.code = l.kind and 'announce' = any(k.steps)
                where l.unit_id = :unit and l.dropped_at is null and l.from_on between :until::date and :until::date + 45
                  and not exists (select 1 from inspections i where i.line_id = l.id and i.status <> 'planned'))
            """)
        .param("unit", unit.value())
        .param("until", until)
        .query((row, number) -> row.getBoolean(1))
        .single();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        new UnitId(row.getLong("unit_id")),
        row.getString("unit_name"),
        row.getInt("year"),
        row.getString("kind"),
        row.getString("kind_vi"),
        row.getString("kind_en"),
        row.getString("content"),
        row.getInt("members"),
        row.getObject("period_from", LocalDate.class),
        row.getObject("period_to", LocalDate.class),
        row.getObject("from_on", LocalDate.class),
        row.getObject("to_on", LocalDate.class),
        row.getString("dropped_reason"));
  }
}
