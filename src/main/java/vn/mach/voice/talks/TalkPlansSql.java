package vn.mach.voice.talks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

/** Plans of talks: whom, by whom, in what order. Nothing here says whether a talk was held. */
@Component
class TalkPlansSql {

  /** A line of a plan. */
  record Line(
      long id,
      UnitId unit,
      String unitName,
      int year,
      int position,
      String guestName,
      String hostName,
      LocalDate on) {}

  /** A unit and how many lines its plan has. */
  record OfUnit(UnitId unit, String name, int lines) {}

  private static final String ROWS =
      """
      select t.id, t.unit_id, u.name as unit_name, t.year, t.position, g.full_name as guest_name, h.full_name as host_name, t.planned_on
      from talks t join units_named u on u.unit_id = t.unit_id
      join people_named h on h.person_id = t.host_id join people_named g on g.person_id = t.guest_id
      where t.position is not null and
      """;

  private final JdbcClient jdbc;

  TalkPlansSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Line> lines(Map<String, Object> scope, UnitId unit, int year) {
    return lines(
        ROWS
            + " t.unit_id = :unit and t.year = :year and "
            + AccessScope.ofFew("t.unit_id")
            + " order by t.position, t.id",
        scope,
        Map.of("unit", unit.value(), "year", year));
  }

  Optional<Line> line(Map<String, Object> scope, long id) {
    return lines(
            ROWS + " t.id = :id and " + AccessScope.ofFew("t.unit_id"), scope, Map.of("id", id))
        .stream()
        .findFirst();
  }

  private List<Line> lines(String sql, Map<String, Object> scope, Map<String, ?> more) {
    return jdbc.sql(sql)
        .params(scope)
        .params(more)
        .query((row, number) ->
            new Line(
                row.getLong("id"),
                new UnitId(row.getLong("unit_id")),
                row.getString("unit_name"),
                row.getInt("year"),
                row.getInt("position"),
                row.getString("guest_name"),
                row.getString("host_name"),
                row.getObject("planned_on", LocalDate.class)))
        .list();
  }

  /** Units with a plan of the year within the scope. */
  List<OfUnit> units(Map<String, Object> scope, int year) {
    return jdbc.sql(
            """
            select t.unit_id, u.name, count(*) as lines from talks t join units_named u on u.unit_id = t.unit_id
            where t.year = :year and t.position is not null and %s
            group by t.unit_id, u.name order by u.name, t.unit_id limit 200
            """
                .formatted(AccessScope.sql("t.unit_id")))
        .params(scope)
        .param("year", year)
        .query((row, number) ->
            new OfUnit(
                new UnitId(row.getLong("unit_id")), row.getString("name"), row.getInt("lines")))
        .list();
  }

  /** Puts a talk at the end of its unit's plan of the year. Plans are written one at a time. */
  void append(long id) {
    jdbc.sql(
            """
            update talks t set position = (
              select coalesce(max(o.position), 0) + 1 from talks o where o.unit_id = t.unit_id and o.year = t.year) where t.id = ?
            """)
        .param(id)
        .update();
  }

  /** Takes a talk out of the plan; the talk itself stays. */
  void remove(long id) {
    jdbc.sql("update talks set position = null where id = ?").param(id).update();
  }

  /** Sets a line before the one that stands before it. */
  void up(Line line) {
    jdbc.sql(
            """
            select id, position from talks where unit_id = ? and year = ? and position < ? order by position desc limit 1
            """)
        .params(line.unit().value(), line.year(), line.position())
        .query((row, number) -> new long[] {row.getLong("id"), row.getLong("position")})
        .optional()
        .ifPresent(before -> {
          place(line.id(), (int) before[1]);
          place(before[0], line.position());
        });
  }

  /** Sets a talk at a place of its plan. */
  void place(long id, int position) {
    jdbc.sql("update talks set position = ? where id = ?").params(position, id).update();
  }

  /** Members of the unit with fewer talks in the plan of the year than the rule asks for. */
  List<PersonId> missing(UnitId unit, int year, int each, LocalDate day) {
    return jdbc.sql(
            """
            select m.person_id from members_on(:day) m join people_named n on n.person_id = m.person_id
            where m.unit_id = :unit and m.status not in ('temporary_out', 'suspended')
              and not exists (select 1 from posts_on(:day) p where p.person_id = m.person_id and p.unit_id = :unit and p.post = 'secretary')
              and (select count(*) from talks t
                where t.unit_id = :unit and t.year = :year and t.position is not null and t.guest_id = m.person_id) < :each
            order by n.sort_given, n.full_name, m.person_id
            """)
        .param("day", day)
        .param("unit", unit.value())
        .param("year", year)
        .param("each", each)
        .query((row, number) -> new PersonId(row.getLong(1)))
        .list();
  }

  /** A planned talk that its host owes. */
  record Lead(long talk, UnitId unit, PersonId host, LocalDate on) {}

  /** Planned talks until the day that their hosts were not asked for yet. */
  List<Lead> leads(LocalDate until) {
    return jdbc.sql(
            """
            select id, unit_id, host_id, planned_on from talks
            where status = 'planned' and not lead_asked and planned_on <= ? order by planned_on, id
            """)
        .param(until)
        .query((row, number) ->
            new Lead(
                row.getLong("id"),
                new UnitId(row.getLong("unit_id")),
                new PersonId(row.getLong("host_id")),
                row.getObject("planned_on", LocalDate.class)))
        .list();
  }

  /** Who leads the unit: the secretary, else a deputy. */
  Optional<PersonId> leader(UnitId unit, LocalDate day) {
    return jdbc.sql(
            """
            select person_id from posts_on(:day) where unit_id = :unit and post in ('secretary', 'deputy_secretary')
            order by post = 'secretary' desc, person_id limit 1
            """)
        .param("day", day)
        .param("unit", unit.value())
        .query((row, number) -> new PersonId(row.getLong(1)))
        .optional();
  }
}
