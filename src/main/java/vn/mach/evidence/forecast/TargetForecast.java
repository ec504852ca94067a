package vn.mach.evidence.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import vn.mach.evidence.figures.FigureFunction;

/**
 * The forecast of a target in a unit and all under it.
 *
 * @param asOf the day on which it was counted
 * @param period what it is compared with
 * @param compared how many units that was
 * @param made how many of them reached the minimum
 * @param recorded whether anything was recorded then that counts
 */
record TargetForecast(
    long target,
    String code,
    String title,
    String directive,
    FigureFunction function,
    LocalDate from,
    LocalDate to,
    LocalDate asOf,
    EarlierPeriod period,
    long compared,
    long made,
    boolean recorded,
    Totals totals) {

  /** Whether there was enough to compare with. */
  boolean known() {
    return recorded && compared >= ForecastCountSql.FEW;
  }

  /**
   * How many units.
   *
   * @param due of which the target asks something
   * @param reached have reached it, and will stay so
   * @param likely have not, with an even chance at least
   * @param act have less than an even chance
   * @param lost can no longer reach it, whatever is done
   * @param expected the sum of the chances
   */
  record Totals(long due, long reached, long likely, long act, long lost, BigDecimal expected) {

    /** How many of a hundred due units are expected to reach it, in whole percent. */
    BigDecimal percent() {
      return due == 0
          ? BigDecimal.ZERO
          : expected
              .multiply(BigDecimal.valueOf(100))
              .divide(BigDecimal.valueOf(due), 0, RoundingMode.HALF_UP);
    }
  }
}
