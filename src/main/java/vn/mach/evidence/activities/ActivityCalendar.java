package vn.mach.evidence.activities;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.calendar.CalendarEntry;
import vn.mach.base.calendar.CalendarSource;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/** What somebody's own units did, on its day: no units below them, whose days are their matter. */
@Component
class ActivityCalendar implements CalendarSource {

  private static final String ENTRIES =
      """
      select a.id, a.title, k.name_vi, k.name_en, n.name as unit_name, a.held_on, greatest(a.recorded_at, a.confirmed_at) as changed_at
      from (
        select * from activities where unit_id = any(:mine) and held_on between :from and :to
        union
        select h.* from activity_participants p join activities h on h.id = p.activity_id where p.unit_id = any(:mine) and h.held_on between :from and :to
      ) a
      join units_named n on n.unit_id = a.unit_id
      join activity_kinds k on k.code = a.kind
      where a.status <> 'withdrawn' and (%s or %s) and %s order by a.held_on, a.id limit :most
      """
          .formatted(
              AccessScope.ofFew("a.unit_id"), ActivitiesSql.PARTICIPATES, ActivitiesSql.HOLDS);

  private final JdbcClient jdbc;
  private final ActivitiesSql activities;
  private final Units units;

  ActivityCalendar(JdbcClient jdbc, ActivitiesSql activities, Units units) {
    this.jdbc = jdbc;
    this.activities = activities;
    this.units = units;
  }

  @Override
  public List<CalendarEntry> entries(Actor actor, LocalDate from, LocalDate to, int most) {
    Long[] mine =
        units.tops(actor, Right.SEE).stream().map(it -> it.id().value()).toArray(Long[]::new);
    if (mine.length == 0) {
      return List.of();
    }
    return jdbc.sql(ENTRIES)
        .params(activities.seeing(actor, Right.SEE))
        .param("mine", mine)
        .param("from", from)
        .param("to", to)
        .param("most", most)
        .query(ActivityCalendar::entry)
        .list();
  }

  private static CalendarEntry entry(ResultSet row, int number) throws SQLException {
    long id = row.getLong("id");
    String title = row.getString("title");
    Timestamp changed = row.getTimestamp("changed_at");
    return new CalendarEntry(
        ActivityId.calendarEntry(id),
        "activities.calendar",
        title.isEmpty() ? row.getString("name_vi") : title,
        title.isEmpty() ? row.getString("name_en") : title,
        row.getString("unit_name"),
        row.getObject("held_on", LocalDate.class),
        null,
        null,
        "/activities/" + id,
        false,
        changed.toInstant());
  }
}
