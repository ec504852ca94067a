package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The value of a figure, exact. A rate is two whole numbers, divided only for printing.
 *
 * @param numerator the number; of a rate, those present; of a median rate, that of the exact
 *     fraction in lowest terms
 * @param base what a rate is taken of, those expected; 0 where nothing states both. Always 1 for
 *     figures that are no rates
 * @param activities how many activities it was counted from
 */
public record FigureValue(
    FigureFunction function, BigDecimal numerator, BigDecimal base, long activities) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The value of a figure that no activity counts for: 0, or for a rate no value. */
  public static FigureValue ofNothing(FigureFunction function) {
    return new FigureValue(
        function, BigDecimal.ZERO, function.isRate() ? BigDecimal.ZERO : BigDecimal.ONE, 0);
  }

  /**
   * The number; a rate in percent with two decimals, rounded half up. Empty where the base is 0.
   */
  public Optional<BigDecimal> value() {
    if (!function.isRate()) {
      return Optional.of(numerator);
    }
    return base.signum() == 0
        ? Optional.empty()
        : Optional.of(HUNDRED.multiply(numerator).divide(base, 2, RoundingMode.HALF_UP));
  }

  /** Whether it reaches a minimum, compared unrounded; no value never does. */
  public boolean reaches(BigDecimal minimum) {
    if (!function.isRate()) {
      return numerator.compareTo(minimum) >= 0;
    }
    return base.signum() != 0 && HUNDRED.multiply(numerator).compareTo(minimum.multiply(base)) >= 0;
  }
}
