package vn.mach.base.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CalendarSql {

  private final JdbcClient jdbc;

  CalendarSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<CalendarDay> of(int year) {
    return jdbc.sql(
            "select day, worked, name, source from calendar_days where day between ? and ? order by day")
        .params(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
        .query((row, number) ->
            new CalendarDay(
                row.getObject(1, LocalDate.class),
                row.getBoolean(2),
                row.getString(3),
                row.getString(4)))
        .list();
  }

  /** The names of the days that the week does not tell. */
  Map<LocalDate, String> names(LocalDate from, LocalDate to) {
    return jdbc
        .sql("select day, name from calendar_days where day between ? and ?")
        .params(from, to)
        .query((row, number) -> Map.entry(row.getObject(1, LocalDate.class), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  WorkingDays days() {
    record Day(LocalDate day, boolean worked) {}
    List<Day> all =
        jdbc.sql("select day, worked from calendar_days")
            .query((row, number) -> new Day(row.getObject(1, LocalDate.class), row.getBoolean(2)))
            .list();
    Set<LocalDate> worked =
        all.stream().filter(Day::worked).map(Day::day).collect(Collectors.toSet());
    Set<LocalDate> off =
        all.stream().filter(day -> !day.worked).map(Day::day).collect(Collectors.toSet());
    return new WorkingDays(off, worked);
  }

  boolean knows(int year) {
    return jdbc.sql(
            "select exists (select 1 from calendar_days where day between ? and ? and not worked)")
        .params(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
        .query(Boolean.class)
        .single();
  }

  void set(CalendarDay day) {
    jdbc.sql(
            """
            insert into calendar_days (day, worked, name, source) values (?, ?, ?, ?)
            on conflict on constraint calendar_days_key do update set worked = excluded.worked, name = excluded.name, source = excluded.source
            """)
        .params(day.day(), day.worked(), day.name(), day.source())
        .update();
  }

  boolean remove(LocalDate day) {
    return jdbc.sql("delete from calendar_days where day = ?").param(day).update() == 1;
  }
}
