package vn.mach.evidence.rollups;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Paging;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.CountProgress;
import vn.mach.evidence.figures.DueUnits;
import vn.mach.evidence.figures.EvidenceCounts;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.figures.FigureValue;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.StoredTotals;
import vn.mach.evidence.figures.TargetRow;
import vn.mach.evidence.figures.TargetTotal;

/**
 * Answers from what is stored: today's totals from the rollups, past days from board snapshots,
 * figures from daily aggregates. What is not stored is counted from the evidence.
 */
@Component
class RollupTotals implements StoredTotals {

  private final TargetRollupsSql sql;
  private final StoredDueUnitsSql dueUnits;
  private final DailyAggregates aggregates;
  private final BoardSnapshots past;
  private final SnapshotWaits waits;
  private final EvidenceCounts evidence;
  private final Today today;

  RollupTotals(
      TargetRollupsSql sql,
      StoredDueUnitsSql dueUnits,
      DailyAggregates aggregates,
      BoardSnapshots past,
      SnapshotWaits waits,
      EvidenceCounts evidence,
      Today today) {
    this.sql = sql;
    this.dueUnits = dueUnits;
    this.aggregates = aggregates;
    this.past = past;
    this.waits = waits;
    this.evidence = evidence;
    this.today = today;
  }

  @Override
  public Map<String, Map<UnitId, List<FigureValue>>> values(
      Map<String, FigureFunction> figures,
      Collection<UnitId> units,
      List<Period> periods,
      HierarchyMode reading) {
    return aggregates.values(figures, units, periods, reading);
  }

  @Override
  public boolean hasDays(UnitId unit, HierarchyMode reading) {
    return aggregates.reads(unit, reading);
  }

  boolean ofToday(LocalDate day, HierarchyMode reading) {
    return reading.equals(HierarchyMode.AT_EVENT_DATE) && day.equals(today.date());
  }

  @Override
  public DueUnits due(
      Actor actor,
      TargetRow target,
      UnitId unit,
      LocalDate day,
      HierarchyMode reading,
      String state,
      Paging paging) {
    return ofToday(day, reading) && sql.keptOn(day).contains(target.id())
        ? dueUnits.due(actor, target, unit, day, state, paging)
        : evidence.due(actor, target, unit, day, reading, state, paging);
  }

  @Override
  public List<TargetTotal> totals(
      Collection<Long> targets,
      Collection<UnitId> units,
      Collection<LocalDate> days,
      HierarchyMode reading) {
    LocalDate now = today.date();
    if (!reading.equals(HierarchyMode.AT_EVENT_DATE)) {
      return evidence.totals(targets, units, days, reading);
    }
    List<TargetTotal> totals = new ArrayList<>();
    List<LocalDate> before = days.stream().filter(day -> day.isBefore(now)).toList();
    if (!before.isEmpty()) {
      totals.addAll(past.totals(targets, units, before));
    }
    if (days.contains(now)) {
      totals.addAll(ofToday(targets, units, now));
    }
    List<LocalDate> later = days.stream().filter(day -> day.isAfter(now)).toList();
    if (!later.isEmpty()) {
      totals.addAll(evidence.totals(targets, units, later, reading));
    }
    return totals;
  }

  private List<TargetTotal> ofToday(
      Collection<Long> targets, Collection<UnitId> units, LocalDate now) {
    Set<Long> kept = sql.keptOn(now);
    List<Long> ready = targets.stream().filter(kept::contains).toList();
    List<Long> others = targets.stream().filter(target -> !kept.contains(target)).toList();
    List<TargetTotal> totals = new ArrayList<>();
    if (!ready.isEmpty()) {
      totals.addAll(sql.totals(ready, units, now));
    }
    if (!others.isEmpty()) {
      totals.addAll(evidence.totals(others, units, List.of(now), HierarchyMode.AT_EVENT_DATE));
    }
    return totals;
  }

  @Override
  public Map<UnitId, Map<Long, Board.Own>> ownValues(
      Collection<UnitId> units, Collection<Long> targets, LocalDate day, HierarchyMode reading) {
    Set<Long> kept = ofToday(day, reading) ? sql.keptOn(day) : Set.of();
    List<Long> ready = targets.stream().filter(kept::contains).toList();
    List<Long> others = targets.stream().filter(target -> !kept.contains(target)).toList();
    Map<UnitId, Map<Long, Board.Own>> own =
        new HashMap<>(ready.isEmpty() ? Map.of() : sql.own(units, ready, day));
    if (!others.isEmpty()) {
      Set<UnitId> large = aggregates.read(units, reading);
      List<UnitId> small = units.stream().filter(unit -> !large.contains(unit)).toList();
      large.forEach(unit -> add(own, unit, past.ownValues(unit, others, day, reading)));
      if (!small.isEmpty()) {
        evidence.ownValues(small, others, day, reading).forEach((unit, it) -> add(own, unit, it));
      }
    }
    return own;
  }

  private static void add(
      Map<UnitId, Map<Long, Board.Own>> own, UnitId unit, Map<Long, Board.Own> more) {
    own.computeIfAbsent(unit, id -> new HashMap<>()).putAll(more);
  }

  @Override
  public boolean isPast(LocalDate day) {
    return day.isBefore(today.date());
  }

  @Override
  public Optional<CountProgress> await(
      UnitId unit,
      Collection<LocalDate> below,
      Collection<LocalDate> alone,
      @Nullable Long target) {
    return waits.await(unit, below, alone, target);
  }
}
