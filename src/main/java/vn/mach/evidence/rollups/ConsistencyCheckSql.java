package vn.mach.evidence.rollups;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.TargetValue;

/** The tables of the consistency check. */
@Component
class ConsistencyCheckSql {

  private final JdbcClient jdbc;

  ConsistencyCheckSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A unit whose stored total differs from the recompute; numbers of units.
   *
   * @param day the past day that it is about; none: today
   */
  record Fault(
      String target,
      String title,
      long unit,
      String code,
      String name,
      @Nullable LocalDate day,
      TargetValue kept,
      TargetValue counted) {}

  /**
   * A unit and figure whose daily aggregates differ, with the number of days and their activities.
   */
  record DayFault(
      String figure,
      String nameVi,
      String nameEn,
      long unit,
      String code,
      String name,
      long days,
      long kept,
      long counted) {}

  /**
   * The last check.
   *
   * @param unitName the unit whose subtree it was about; none: the whole realm
   */
  record Check(Instant at, Duration took, @Nullable String unitName, long faults) {}

  Optional<Check> last() {
    return jdbc.sql(
            """
            select c.at, c.took_ms, u.name, (select count(*) from target_discrepancies) + (select count(*) from figure_discrepancies) as faults
            from consistency_checks c left join units_named u on u.unit_id = c.unit_id\
            """)
        .query((row, number) ->
            new Check(
                row.getTimestamp("at").toInstant(),
                Duration.ofMillis(row.getLong("took_ms")),
                row.getString("name"),
                row.getLong("faults")))
        .optional();
  }

  /** The discrepancies of the last check, up to a limit. */
  List<Fault> faults(int most) {
    return jdbc.sql(
            """
            select t.code, t.title, u.unit_id, u.code as unit_code, u.name, f.day, f.stored_due, f.stored_done, f.stored_on_pace,
              f.counted_due, f.counted_done, f.counted_on_pace
            from target_discrepancies f join targets t on t.id = f.target_id join units_named u on u.unit_id = f.unit_id
            order by t.code collate by_number, f.day nulls first, u.name, u.code limit ?\
            """)
        .param(most)
        .query((row, number) ->
            new Fault(
                row.getString("code"),
                row.getString("title"),
                row.getLong("unit_id"),
                row.getString("unit_code"),
                row.getString("name"),
                row.getObject("day", LocalDate.class),
                new TargetValue(
                    row.getLong("stored_due"),
                    row.getLong("stored_done"),
                    row.getLong("stored_on_pace"),
                    0),
                new TargetValue(
                    row.getLong("counted_due"),
                    row.getLong("counted_done"),
                    row.getLong("counted_on_pace"),
                    0)))
        .list();
  }

  /** Its discrepancies of daily aggregates, up to a limit. */
  List<DayFault> dayFaults(int most) {
    return jdbc.sql(
            """
            select d.figure, f.name_vi, f.name_en, u.unit_id, u.code, u.name, d.days, d.stored_activities, d.counted_activities
            from figure_discrepancies d join figures f on f.code = d.figure join units_named u on u.unit_id = d.unit_id
            order by f.name_vi, u.name, u.code limit ?\
            """)
        .param(most)
        .query((row, number) ->
            new DayFault(
                row.getString("figure"),
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getLong("unit_id"),
                row.getString("code"),
                row.getString("name"),
                row.getLong("days"),
                row.getLong("stored_activities"),
                row.getLong("counted_activities")))
        .list();
  }

  long countFaults() {
    return jdbc.sql(
            "select (select count(*) from target_discrepancies) + (select count(*) from figure_discrepancies)")
        .query(Long.class)
        .single();
  }

  void forgetFaults() {
    jdbc.sql("delete from target_discrepancies").update();
    jdbc.sql("delete from figure_discrepancies").update();
  }

  void keep(Instant at, Duration took, @Nullable UnitId under) {
    jdbc.sql(
            """
            insert into consistency_checks (at, took_ms, unit_id) values (:at, :took, :under)
            on conflict (one) do update set at = :at, took_ms = :took, unit_id = :under\
            """)
        .param("at", Timestamp.from(at))
        .param("took", took.toMillis())
        .param("under", under == null ? null : under.value(), java.sql.Types.BIGINT)
        .update();
  }
}
