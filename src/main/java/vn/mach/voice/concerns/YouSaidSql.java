package vn.mach.voice.concerns;

import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is counted of a quarter once, and what was published of it. */
@Component
class YouSaidSql {

  /**
   * One concern of a quarter as it is counted: without its number, text or openness.
   *
   * @param level the kind of the unit that had it last
   * @param answeredOn the day of the last answer; none: it is open
   * @param dueOn none: it waited for the sender
   */
  record Counted(
      String subject,
      String level,
      LocalDate sentOn,
      @Nullable LocalDate answeredOn,
      @Nullable LocalDate dueOn,
      @Nullable Boolean helped,
      List<String> changed) {}

  /** A subject with its names. */
  record Subject(String code, String nameVi, String nameEn) {}

  private final JdbcClient jdbc;

  YouSaidSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Subject> subjects() {
    return jdbc.sql("select code, name_vi, name_en from concern_subjects order by position, code")
        .query((row, number) -> new Subject(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** Kinds of unit that there were on one of the days, the top first. */
  List<String> levels(LocalDate first, LocalDate last) {
    return jdbc.sql(
            """
            select k.code from unit_kinds_named k where exists (
              select 1 from units_on(:first) u where u.kind = k.code union all select 1 from units_on(:last) u where u.kind = k.code) order by k.position, k.code
            """)
        .param("first", first)
        .param("last", last)
        .query((row, number) -> row.getString(1))
        .list();
  }

  int smallestGroup() {
    return jdbc.sql("select smallest_group from concern_settings")
        .query((row, number) -> row.getInt(1))
        .single();
  }

  /** The first day of any concern, where there is one. */
  Optional<LocalDate> first() {
    return jdbc.sql("select min(sent_on) from concerns")
        .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }

  /**
   * Those sent in the days that were not withdrawn; of one that was joined the answer of the other.
   */
  List<Counted> counted(LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select c.subject, u.kind, c.sent_on, c.whole_due_on, c.helped, w.answered_on, w.changed
            from concerns c
            join lateral (select s.unit_id from concern_stations s where s.concern_id = c.id order by s.id desc limit 1) last on true
            join units_named u on u.unit_id = last.unit_id
            left join lateral (
              select max(s.until_on) as answered_on,
                coalesce(array_agg(a.changed order by a.id) filter (where a.changed <> ''), '{}') as changed
              from concern_stations s join concern_answers a on a.station_id = s.id and a.state = 'given'
              where s.concern_id = coalesce(c.merged_into, c.id) and not exists (
                select 1 from concern_stations o where o.concern_id = s.concern_id and o.state in ('open', 'asked', 'checking'))
            ) w on true
            where c.sent_on between ? and ? and c.withdrawn_on is null and c.delivered_on is not null
            """)
        .params(from, to)
        .query((row, number) ->
            new Counted(
                row.getString(1),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getObject(6, LocalDate.class),
                row.getObject(4, LocalDate.class),
                row.getObject(5, Boolean.class),
                texts(row.getArray(7))))
        .list();
  }

  boolean isPublished(LocalDate quarter) {
    return jdbc.sql("select 1 from concern_periods where quarter = ?")
        .param(quarter)
        .query((row, number) -> 1)
        .optional()
        .isPresent();
  }

  void publish(LocalDate quarter, LocalDate day, int smallest, List<SmallGroups.Row> rows) {
    jdbc.sql("insert into concern_periods (quarter, published_on, smallest_group) values (?, ?, ?)")
        .params(quarter, day, smallest)
        .update();
    int position = 0;
    for (SmallGroups.Row row : rows) {
      Map<String, @Nullable Object> values = new HashMap<>();
      values.put("quarter", quarter);
      values.put("position", ++position);
      values.put("subject", row.subject());
      values.put("levels", row.levels().toArray(String[]::new));
      values.put("shown", row.received() != null);
      values.put("received", row.received());
      values.put("answered", row.answered());
      values.put("inTime", row.inTime());
      values.put("median", row.medianDays());
      values.put("helped", row.helped());
      values.put("notHelped", row.notHelped());
      values.put("changed", row.changed().toArray(String[]::new));
      jdbc.sql(
              """
              insert into concern_published (quarter, position, subject, levels, shown, received, answered, in_time, median_days, helped, not_helped, changed)
              values (:quarter, :position, :subject, :levels, :shown, :received::int, :answered::int, :inTime::int, :median::int, :helped::int,
                :notHelped::int, :changed)
              """)
          .params(values)
          .update();
    }
  }

  /** A quarter that was published. */
  record Period(LocalDate quarter, LocalDate publishedOn, int smallestGroup) {

    int number() {
      return (quarter.getMonthValue() + 2) / 3;
    }

    /** {@code 2026-Q3}. */
    String code() {
      return quarter.getYear() + "-Q" + number();
    }
  }

  List<Period> periods() {
    return jdbc.sql("select * from concern_periods order by quarter desc")
        .query((row, number) ->
            new Period(
                row.getObject("quarter", LocalDate.class),
                row.getObject("published_on", LocalDate.class),
                row.getInt("smallest_group")))
        .list();
  }

  List<SmallGroups.Row> rows(LocalDate quarter) {
    return jdbc.sql("select * from concern_published where quarter = ? order by position")
        .param(quarter)
        .query((row, number) ->
            new SmallGroups.Row(
                row.getString("subject"),
                texts(row.getArray("levels")),
                row.getObject("received", Integer.class),
                row.getObject("answered", Integer.class),
                row.getObject("in_time", Integer.class),
                row.getObject("median_days", Integer.class),
                row.getObject("helped", Integer.class),
                row.getObject("not_helped", Integer.class),
                texts(row.getArray("changed"))))
        .list();
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }
}
