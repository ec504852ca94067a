package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.UnitId;

/**
 * Whether somebody has to wait for a past day, because a unit with many under it is counted for it
 * first, and how far that is. Asks for the count where nobody has. Asks for the right to see of the
 * unit and throws {@link NotFound} where it is missing.
 */
@Component
public class PastDayWaits {

  private final FiguresSql sql;
  private final StoredTotals stored;

  PastDayWaits(FiguresSql sql, StoredTotals stored) {
    this.sql = sql;
    this.stored = stored;
  }

  /**
   * The progress of the scoreboard of a past day, if a large unit must be counted for it first.
   * Starts that.
   */
  @Transactional
  public Optional<CountProgress> forBoard(
      Actor actor, UnitId unit, LocalDate day, HierarchyMode reading) {
    if (!reading.equals(HierarchyMode.AT_EVENT_DATE) || !stored.isPast(day)) {
      return Optional.empty();
    }
    require(actor, List.of(unit));
    return stored.await(unit, List.of(day), List.of(), null);
  }

  /** The same for how far one target was reached on a day in a unit and those directly below it. */
  @Transactional
  public Optional<CountProgress> forTarget(
      Actor actor, String target, UnitId unit, LocalDate day, HierarchyMode reading) {
    if (!reading.equals(HierarchyMode.AT_EVENT_DATE) || !stored.isPast(day)) {
      return Optional.empty();
    }
    require(actor, List.of(unit));
    TargetRow row = row(target);
    return day.isBefore(row.column().from())
        ? Optional.empty()
        : stored.await(unit, List.of(day), List.of(), row.id());
  }

  /** The same for the trend of a target: see {@link Figures#byMonth}. */
  @Transactional
  public Optional<CountProgress> forCourse(
      Actor actor, String target, UnitId unit, LocalDate day, HierarchyMode reading) {
    if (!reading.equals(HierarchyMode.AT_EVENT_DATE)) {
      return Optional.empty();
    }
    require(actor, List.of(unit));
    TargetRow row = row(target);
    return stored.await(
        unit,
        List.of(),
        MonthEnds.between(row.column().from(), MonthEnds.earlier(day, row.column().to())),
        row.id());
  }

  private TargetRow row(String target) {
    return sql.target(target).orElseThrow(() -> new NotFound("target " + target));
  }

  private void require(Actor actor, Collection<UnitId> units) {
    if (sql.beyond(actor, units) > 0) {
      throw new NotFound("units " + units);
    }
  }
}
