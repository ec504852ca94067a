package vn.mach.evidence.rollups;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.EvidenceCounts;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.FigureValue;
import vn.mach.evidence.figures.HierarchyMode;

/**
 * Figures over any period. For a large unit they are read from daily aggregates, which are
 * refreshed with the rollups; for any other they are counted from the evidence itself, which is as
 * quick there.
 *
 * <p>A change adds its part to the sums of its own day, so it must be taken exactly once: see
 * {@code TargetRollups}, which takes it in the transaction that adds it. Where the tree or a
 * definition changed, the sums that may be otherwise are recomputed instead, and then all that
 * waits is taken with it.
 */
@Component
class DailyAggregates {

  private final DailyAggregatesSql sql;
  private final DayValuesSql values;
  private final EvidenceCounts evidence;

  DailyAggregates(DailyAggregatesSql sql, DayValuesSql values, EvidenceCounts evidence) {
    this.sql = sql;
    this.values = values;
    this.evidence = evidence;
  }

  /**
   * As {@link EvidenceCounts#values}: read from the aggregates where there are any, at most a
   * moment old, otherwise counted.
   */
  Map<String, Map<UnitId, List<FigureValue>>> values(
      Map<String, FigureFunction> figures,
      Collection<UnitId> units,
      List<Period> periods,
      HierarchyMode reading) {
    Set<UnitId> large = reading.equals(HierarchyMode.AT_EVENT_DATE) ? sql.summed(units) : Set.of();
    Map<String, FigureFunction> summed =
        large.isEmpty() || !sql.upToDate() ? Map.of() : only(figures, sql.summedFigures());
    if (summed.isEmpty()) {
      return evidence.values(figures, units, periods, reading);
    }
    Map<String, Map<UnitId, List<FigureValue>>> values = new HashMap<>();
    put(
        values,
        evidence.values(
            figures,
            units.stream().filter(unit -> !large.contains(unit)).toList(),
            periods,
            reading));
    put(values, evidence.values(without(figures, summed.keySet()), large, periods, reading));
    put(values, this.values.values(summed, large, periods));
    return values;
  }

  /** The large ones of the units. */
  Set<UnitId> large(Collection<UnitId> units) {
    return sql.summed(units);
  }

  /** Whether so few changes wait that the aggregates are only a moment old. */
  boolean upToDate() {
    return sql.upToDate();
  }

  /** Whether numbers of this unit are read from aggregates. */
  boolean reads(UnitId unit, HierarchyMode reading) {
    return !read(List.of(unit), reading).isEmpty();
  }

  /** Those of the units whose numbers are read from aggregates. */
  Set<UnitId> read(Collection<UnitId> units, HierarchyMode reading) {
    Set<UnitId> large = reading.equals(HierarchyMode.AT_EVENT_DATE) ? sql.summed(units) : Set.of();
    return large.isEmpty() || sql.upToDate() ? large : Set.of();
  }

  private static Map<String, FigureFunction> only(
      Map<String, FigureFunction> figures, Set<String> kept) {
    return figures.entrySet().stream()
        .filter(it -> kept.contains(it.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, FigureFunction> without(
      Map<String, FigureFunction> figures, Set<String> others) {
    return figures.entrySet().stream()
        .filter(it -> !others.contains(it.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void put(
      Map<String, Map<UnitId, List<FigureValue>>> all,
      Map<String, Map<UnitId, List<FigureValue>>> some) {
    some.forEach(
        (figure, values) -> all.computeIfAbsent(figure, it -> new HashMap<>()).putAll(values));
  }

  /** Whether a figure was redefined since it was aggregated, added or removed. */
  boolean outdated() {
    return sql.outdated();
  }

  /**
   * Applies changes that the caller has read from the feed. Where the tree changed or {@link
   * #outdated}, they must be all waiting ones.
   *
   * @param shifts which units joined or left the subtree of which others
   * @param outdated the result of {@link #outdated}
   */
  void follow(
      Collection<RollupChangesSql.Change> changes,
      Collection<RollupChangesSql.Shift> shifts,
      boolean outdated) {
    if (!changes.isEmpty()) {
      sql.add(changes);
    }
    if (!shifts.isEmpty()) {
      follow(shifts);
    }
    if (outdated) {
      if (sql.allSummed().isEmpty()) {
        sql.choose();
      }
      sql.count(sql.allSummed(), sql.define(), Optional.empty());
    }
  }

  private void follow(Collection<RollupChangesSql.Shift> shifts) {
    Map<UnitId, LocalDate> moved = sql.moved(shifts);
    Set<UnitId> grown =
        sql.grown(shifts.stream().map(RollupChangesSql.Shift::unit).collect(Collectors.toSet()));
    grown.forEach(moved::remove);
    moved.forEach((unit, from) -> sql.count(List.of(unit), sql.summedFigures(), Optional.of(from)));
    if (!grown.isEmpty()) {
      sql.count(grown, sql.summedFigures(), Optional.empty());
    }
  }

  /**
   * Stores the discrepancies of the aggregates of all large units or (with {@code under}) of those
   * at or under it on the day.
   */
  void compare(@Nullable UnitId under, LocalDate today) {
    sql.compare(
        under == null ? sql.allSummed() : sql.summedUnder(under, today), sql.summedFigures());
  }

  /** Recomputes every aggregate from all the evidence. */
  void recompute() {
    sql.forget();
    sql.choose();
    sql.define();
    sql.count(sql.allSummed(), sql.summedFigures(), Optional.empty());
  }
}
