package vn.mach.evidence.rollups;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.EvidenceCounts;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.FigureValue;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.Pace;
import vn.mach.evidence.figures.TargetTotal;

/**
 * Board snapshots: results of targets on past days. For a large unit they are counted from the
 * evidence once, for it and each unit directly below, and stored; a change that affects a stored
 * number drops it. For any other unit they are counted on request, which takes a moment.
 *
 * <p>Nothing stale can stay: a place is taken for each number before it is counted, a change that
 * is applied meanwhile drops the place, and what has no place any more is not kept. Changes that
 * wait when a place is taken drop it when they are applied.
 */
@Component
class BoardSnapshots {

  private final BoardSnapshotsSql sql;
  private final SnapshotUnitsSql asked;
  private final EvidenceCounts evidence;
  private final DailyAggregates sums;

  BoardSnapshots(
      BoardSnapshotsSql sql,
      SnapshotUnitsSql asked,
      EvidenceCounts evidence,
      DailyAggregates sums) {
    this.sql = sql;
    this.asked = asked;
    this.evidence = evidence;
    this.sums = sums;
  }

  /**
   * As {@link EvidenceCounts#totals}, in the tree as it was on each day; the days lie before today.
   */
  List<TargetTotal> totals(
      Collection<Long> targets, Collection<UnitId> units, Collection<LocalDate> days) {
    Map<LocalDate, Set<UnitId>> missing = new HashMap<>();
    List<TargetTotal> totals = new ArrayList<>(kept(targets, units, days, missing));
    missing.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
        .forEach((those, of) ->
            totals.addAll(evidence.totals(targets, those, of, HierarchyMode.AT_EVENT_DATE)));
    return totals;
  }

  /** The stored totals; adds to the map the units for which not all are stored on a day. */
  List<TargetTotal> kept(
      Collection<Long> targets,
      Collection<UnitId> units,
      Collection<LocalDate> days,
      Map<LocalDate, Set<UnitId>> missing) {
    List<TargetTotal> kept = sums.upToDate() ? sql.kept(targets, units, days) : List.of();
    Map<Long, LocalDate> begins = asked.begins(targets);
    record Place(UnitId unit, LocalDate day) {}
    Map<Place, Long> found =
        kept.stream()
            .collect(
                Collectors.groupingBy(it -> new Place(it.unit(), it.day()), Collectors.counting()));
    for (LocalDate day : days) {
      long begun = begins.values().stream().filter(first -> !day.isBefore(first)).count();
      Set<UnitId> without =
          units.stream()
              .filter(unit -> found.getOrDefault(new Place(unit, day), 0L) < begun)
              .collect(Collectors.toSet());
      if (!without.isEmpty()) {
        missing.put(day, without);
      }
    }
    return kept.stream()
        .filter(it ->
            it.value().due() > 0 && !missing.getOrDefault(it.day(), Set.of()).contains(it.unit()))
        .toList();
  }

  /** Those targets, or (none) all that run on the day. */
  List<Long> targets(@Nullable Long target, LocalDate day) {
    return target == null ? asked.standing(day) : List.of(target);
  }

  /** Whether all is stored of these. */
  boolean complete(Collection<UnitId> units, Collection<Long> targets, Collection<LocalDate> days) {
    Map<LocalDate, Set<UnitId>> missing = new HashMap<>();
    kept(targets, units, days, missing);
    return missing.isEmpty();
  }

  /**
   * The unit's own results and minimums, by target; none for a target that asks nothing of it or
   * has not begun.
   */
  Map<Long, Board.Own> ownValues(
      UnitId unit, Collection<Long> targets, LocalDate day, HierarchyMode reading) {
    Map<Long, Board.Own> own = new HashMap<>();
    asked.askedOf(unit, targets, day, reading.treeDay(day)).stream()
        .collect(Collectors.groupingBy(it -> new Period(it.from(), it.to())))
        .forEach((period, those) -> {
          Map<String, FigureFunction> figures =
              those.stream()
                  .collect(
                      Collectors.toMap(
                          SnapshotUnitsSql.Asked::figure,
                          SnapshotUnitsSql.Asked::function,
                          (one, other) -> one));
          Map<String, Map<UnitId, List<FigureValue>>> values =
              sums.values(figures, List.of(unit), List.of(period), reading);
          those.forEach(it ->
              own.put(
                  it.target(),
                  new Board.Own(
                      values
                          .getOrDefault(it.figure(), Map.of())
                          .getOrDefault(unit, List.of())
                          .getFirst(),
                      it.minimum(),
                      Pace.required(it.function(), it.minimum(), it.from(), it.end(), day))));
        });
    return own;
  }

  /** Drops what these changes may affect. The caller refreshes, and has read them from the feed. */
  void follow(
      Collection<RollupChangesSql.Change> changes, Collection<UnitId> regrouped, LocalDate now) {
    sql.dropBehind(
        changes.stream().map(RollupChangesSql.Change::activity).distinct().toList(), now);
    if (!regrouped.isEmpty()) {
      sql.dropAbove(regrouped);
    }
  }

  void forget() {
    sql.dropAll();
  }
}
