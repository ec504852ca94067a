package vn.mach.evidence.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.FigureValue;

/**
 * One due unit, what it has, and its chance of having reached the minimum on the last day.
 *
 * @param levels how many levels it is below the unit that was asked about
 * @param position see {@link Position}
 * @param lost whether it can no longer reach the minimum
 * @param chance from 0 to 1; none: there is no forecast
 * @param then what became of comparable units; none: there is no forecast
 */
record UnitForecast(
    long target,
    UnitId unit,
    String code,
    String name,
    @Nullable String parent,
    int levels,
    BigDecimal minimum,
    FigureValue value,
    int position,
    boolean reached,
    boolean lost,
    @Nullable BigDecimal chance,
    @Nullable Then then) {

  private static final BigDecimal EVEN = new BigDecimal("0.5");

  /** How many units, and how many of them reached the minimum. */
  record Group(long units, long made) {}

  /**
   * What became of comparable units in the earlier period.
   *
   * @param own those of the same class at the same position
   * @param wide those of all classes at the same position
   * @param open those that had not reached the minimum by the known day
   * @param all all of them
   */
  record Then(LocalDate known, LocalDate last, Group own, Group wide, Group open, Group all) {}

  /** Whether somebody should act on it. */
  boolean act() {
    return chance != null && !lost && chance.compareTo(EVEN) < 0;
  }

  /** The chance in whole percent. */
  @Nullable BigDecimal percent() {
    return chance == null
        ? null
        : chance.multiply(BigDecimal.valueOf(100)).setScale(0, RoundingMode.HALF_UP);
  }
}
