package vn.mach.evidence.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How far a unit is, coarse enough that units can be compared: {@code forecast_position} in {@code
 * db/evidence/forecast/R__15_forecast.sql}, for pages.
 */
final class Position {

  /** Nothing counts, or a rate or an average has no value. */
  static final int NOTHING = 0;

  /** A number that has reached its minimum. */
  static final int REACHED = 11;

  private static final int LEVEL = 20;
  private static final int LOWEST = 10;
  private static final int HIGHEST = 29;
  private static final int STEP = 2;

  private Position() {}

  /** A message key and what it takes: whole numbers. */
  record Said(String key, long from, long to) {}

  /**
   * What units at a position had.
   *
   * @param minimum what was asked of them; with a small one their number is said, else its share
   */
  static Said said(boolean rate, int position, BigDecimal minimum) {
    if (position == NOTHING) {
      return new Said("nothing", 0, 0);
    }
    return rate ? ofRate(position) : ofNumber(position, minimum);
  }

  /** The same for units of which different minimums were asked. */
  static Said share(boolean rate, int position) {
    if (position == NOTHING) {
      return new Said("nothing", 0, 0);
    }
    return rate
        ? ofRate(position)
        : position >= REACHED
            ? new Said("reached", 0, 0)
            : new Said("share", 10L * (position - 1), 10L * position);
  }

  private static Said ofRate(int position) {
    if (position >= LEVEL) {
      long above = (long) STEP * (position - LEVEL);
      return new Said(position == HIGHEST ? "far_above" : "above", above, above + STEP);
    }
    long below = (long) STEP * (LEVEL - position);
    return new Said(position == LOWEST ? "far_below" : "below", below - STEP, below);
  }

  private static Said ofNumber(int position, BigDecimal minimum) {
    if (position >= REACHED) {
      return new Said("reached", 0, 0);
    }
    if (minimum.compareTo(BigDecimal.valueOf(100)) > 0) {
      return share(false, position);
    }
    long from = tenths(minimum, position - 1);
    long to = tenths(minimum, position) - 1;
    return new Said(from < to ? "from_to" : "exactly", from, Math.max(from, to));
  }

  /** The first whole number that is so many tenths of the minimum, or more. */
  private static long tenths(BigDecimal minimum, int tenths) {
    return minimum
        .multiply(BigDecimal.valueOf(tenths))
        .divide(BigDecimal.TEN, 0, RoundingMode.CEILING)
        .longValueExact();
  }
}
