package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * What a directive asks of units: a minimum of a figure for each class of unit, within a period.
 *
 * @param issuer the unit that issued the directive; none: a body above the realm
 * @param withdrawnFrom from this day on it stands on no board and in no report; none: it does
 */
record TargetDefinition(
    long id,
    String code,
    String title,
    long directive,
    String symbol,
    String directiveTitle,
    @Nullable UnitId issuer,
    FigureDefinition figure,
    LocalDate from,
    LocalDate to,
    @Nullable LocalDate withdrawnFrom,
    @Nullable String withdrawnReason,
    List<Minimum> minimums) {

  /** Whether it stands on that day and its period is under way. */
  boolean runs(LocalDate day) {
    return !day.isBefore(from)
        && !day.isAfter(to)
        && (withdrawnFrom == null || day.isBefore(withdrawnFrom));
  }

  /**
   * One class of unit and what is asked of it.
   *
   * @param committee with a committee, without one, or (null) any, also where it is not stated
   */
  record Minimum(
      String kind, String kindVi, String kindEn, @Nullable Boolean committee, BigDecimal minimum) {}
}
