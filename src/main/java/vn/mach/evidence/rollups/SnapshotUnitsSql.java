package vn.mach.evidence.rollups;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.FigureRows;

/** Which units and targets a board snapshot is about. */
@Component
class SnapshotUnitsSql {

  private final JdbcClient jdbc;
  private final int many;

  /**
   * @param many number of units under it from which a past day is stored: counting takes half a
   *     second or more
   */
  SnapshotUnitsSql(JdbcClient jdbc, @Value("${mach.figures.wait-from:1500}") int many) {
    this.jdbc = jdbc;
    this.many = many;
  }

  /**
   * What a target asks of a unit itself, in its days up to the day asked about.
   *
   * @param end the last day of its period
   */
  record Asked(
      long target,
      String figure,
      FigureFunction function,
      BigDecimal minimum,
      LocalDate from,
      LocalDate to,
      LocalDate end) {}

  /** The first day of each of the targets. */
  Map<Long, LocalDate> begins(Collection<Long> targets) {
    Map<Long, LocalDate> begins = new HashMap<>();
    jdbc.sql("select id, period_from from targets where id = any (?)")
        .param(targets.toArray(Long[]::new))
        .query(row -> {
          begins.put(row.getLong("id"), row.getObject("period_from", LocalDate.class));
        });
    return begins;
  }

  /** The targets that run on the day. */
  List<Long> standing(LocalDate day) {
    return jdbc.sql("select id from targets where ? between period_from and runs_to order by id")
        .param(day)
        .query((row, number) -> row.getLong("id"))
        .list();
  }

  /** The first day of the targets that ran on the day or later. */
  Optional<LocalDate> firstDay(LocalDate since) {
    return Optional.ofNullable(
        jdbc.sql("select min(period_from) from targets where runs_to >= greatest(?, period_from)")
            .param(since)
            .query(LocalDate.class)
            .single());
  }

  List<UnitId> tops(LocalDate day) {
    return units("select unit_id from units_on(:day) where parent_id is null", null, day);
  }

  List<UnitId> children(UnitId unit, LocalDate day) {
    return units("select unit_id from units_on(:day) where parent_id = :unit", unit, day);
  }

  /** Whether the unit ever had so many units under it that counting a past day takes long. */
  boolean takesLong(UnitId unit) {
    return jdbc.sql(
            "select count(*) > :many from (select 1 from unit_closure where ancestor_id = :unit limit :many + 1) below")
        .param("many", many)
        .param("unit", unit.value())
        .query(Boolean.class)
        .single();
  }

  /** Those of the days on which the unit exists. */
  List<LocalDate> standsOn(UnitId unit, Collection<LocalDate> days) {
    return jdbc.sql(
            """
            select d.day from unnest(cast(:days as text[])::date[]) as d (day)
            where exists (select 1 from units_on(d.day) s where s.unit_id = :unit) order by d.day\
            """)
        .param("days", FigureRows.days(days))
        .param("unit", unit.value())
        .query((row, number) -> row.getObject("day", LocalDate.class))
        .list();
  }

  /** Large units at or under the unit on the day, each after those below it. */
  List<UnitId> largeUnder(UnitId unit, LocalDate day) {
    return units(
        "select s.unit_id from unit_closure_on(:day) a join daily_aggregate_units s on s.unit_id = a.unit_id where a.ancestor_id = :unit order by a.distance desc, s.unit_id",
        unit,
        day);
  }

  private List<UnitId> units(String statement, @Nullable UnitId unit, LocalDate day) {
    return jdbc.sql(statement)
        .param("unit", unit == null ? null : unit.value())
        .param("day", day)
        .query((row, number) -> new UnitId(row.getLong("unit_id")))
        .list();
  }

  /**
   * What the targets that have begun on the day ask of the unit, by its class in the tree of {@code
   * treeDay}.
   */
  List<Asked> askedOf(UnitId unit, Collection<Long> targets, LocalDate day, LocalDate treeDay) {
    return jdbc.sql(
            """
            select t.id, t.figure, f.function, m.minimum, t.period_from, least(:day, t.period_to) as last_day, t.period_to
            from targets t
            join figures f on f.code = t.figure
            join target_classes m on m.target_id = t.id
            join units_on(:tree_day) s on s.unit_id = :unit and s.kind = m.unit_kind and s.has_committee is not distinct from m.has_committee
            where t.id = any (:targets) and :day >= t.period_from
            order by t.id\
            """)
        .param("day", day)
        .param("tree_day", treeDay)
        .param("unit", unit.value())
        .param("targets", targets.toArray(Long[]::new))
        .query((row, number) ->
            new Asked(
                row.getLong("id"),
                row.getString("figure"),
                FigureFunction.of(row.getString("function")),
                row.getBigDecimal("minimum"),
                row.getObject("period_from", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getObject("period_to", LocalDate.class)))
        .list();
  }
}
