package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The value of a figure, exact. A rate or an average is two whole numbers, divided only for
 * printing.
 *
 * @param numerator the number; of a rate, those present; of a median rate, that of the exact
 *     fraction in lowest terms; of an average, the sum of the amount
 * @param base what a rate is taken of, those expected; of an average how many activities state the
 *     amount; 0 where none does. Always 1 for figures that are no quotients
 * @param activities how many activities it was counted from
 */
public record FigureValue(
    FigureFunction function, BigDecimal numerator, BigDecimal base, long activities) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The value of a figure that no activity counts for: 0, or for a quotient no value. */
  public static FigureValue ofNothing(FigureFunction function) {
    return new FigureValue(
        function, BigDecimal.ZERO, function.isQuotient() ? BigDecimal.ZERO : BigDecimal.ONE, 0);
  }

  /**
   * The number; a rate in percent and an average with two decimals, rounded half up. Empty where
   * the base is 0.
   */
  public Optional<BigDecimal> value() {
    if (!function.isQuotient()) {
      return Optional.of(numerator);
    }
    return base.signum() == 0
        ? Optional.empty()
        : Optional.of(scaled().divide(base, 2, RoundingMode.HALF_UP));
  }

  /** Whether it reaches a minimum, compared unrounded; no value never does. */
  public boolean reaches(BigDecimal minimum) {
    if (!function.isQuotient()) {
      return numerator.compareTo(minimum) >= 0;
    }
    return base.signum() != 0 && scaled().compareTo(minimum.multiply(base)) >= 0;
  }

  private BigDecimal scaled() {
    return function.isRate() ? HUNDRED.multiply(numerator) : numerator;
  }
}
