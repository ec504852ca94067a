package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;

/**
 * What is stored of figures and targets and need not be counted from the evidence. The answers
 * equal those of {@link EvidenceCounts}, but may be a moment old; what is not stored is counted.
 * Rights are the caller's matter. Implemented by the module that stores totals.
 */
public interface StoredTotals {

  /** As {@link EvidenceCounts#values}, by code of the figure. */
  Map<String, Map<UnitId, List<FigureValue>>> values(
      Map<String, FigureFunction> figures,
      Collection<UnitId> units,
      List<Period> periods,
      HierarchyMode reading);

  /** Whether figures of this unit are stored by day, so that {@link #values} need not count. */
  boolean hasDays(UnitId unit, HierarchyMode reading);

  /** As {@link EvidenceCounts#totals}. */
  List<TargetTotal> totals(
      Collection<Long> targets,
      Collection<UnitId> units,
      Collection<LocalDate> days,
      HierarchyMode reading);

  /** As {@link EvidenceCounts#due}. */
  DueUnits due(
      Actor actor,
      TargetRow target,
      UnitId unit,
      LocalDate day,
      HierarchyMode reading,
      String state,
      Paging paging);

  /** As {@link EvidenceCounts#ownValues}. */
  Map<UnitId, Map<Long, Board.Own>> ownValues(
      Collection<UnitId> units, Collection<Long> targets, LocalDate day, HierarchyMode reading);

  /** Whether the day lies before today. */
  boolean isPast(LocalDate day);

  /**
   * The progress of a large unit's days that are not stored yet; requests them if nobody has.
   *
   * @param below days of which the units directly below are wanted too
   * @param alone days of which only the unit itself is
   * @param target the only target wanted; none: all that run on the day
   */
  Optional<CountProgress> await(
      UnitId unit, Collection<LocalDate> below, Collection<LocalDate> alone, @Nullable Long target);
}
