package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What a target asks of a single unit by a day of its period. The same rule in SQL, for all units
 * at once: {@code figure_behind_from} in {@code db/evidence/figures/R__13_figures.sql}.
 */
public final class Pace {

  private Pace() {}

  /**
   * The value that is on pace on the day: the minimum times the months of the period that are over
   * (ending on the day or before) divided by all its months, rounded down to a whole number; from
   * the last day on the minimum itself. Of a rate or an average it is the minimum on every day:
   * they are evaluated as they stand.
   */
  public static BigDecimal required(
      FigureFunction function, BigDecimal minimum, LocalDate from, LocalDate to, LocalDate day) {
    if (function.isQuotient() || !day.isBefore(to)) {
      return minimum;
    }
    long all = months(from, to);
    if (!from.plusMonths(all).isAfter(to)) {
      all++; // an unfinished one at the end
    }
    return minimum
        .multiply(BigDecimal.valueOf(Math.max(0, months(from, day))))
        .divide(BigDecimal.valueOf(all), 0, RoundingMode.DOWN);
  }

  /** How many months from the first day on are over by the end of the day. */
  private static long months(LocalDate from, LocalDate day) {
    LocalDate next = day.plusDays(1);
    long months = ChronoUnit.MONTHS.between(from, next);
    return from.plusMonths(months + 1).isAfter(next) ? months : months + 1; // 31/01 to 28/02 is one
  }
}
