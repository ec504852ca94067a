package vn.mach.branch.fees;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The state of a month's fees of a branch or of all branches under a unit. Amounts are in đồng.
 *
 * @param owing members who owe a fee: all but those who are free of it; the base of the others
 * @param stated how many of them stated basis and amount
 * @param received of how many of them all was received
 * @param free members who are free of it
 * @param passed what the unit itself passed to the level above
 */
public record FeeState(
    long owing,
    long stated,
    long received,
    long free,
    long statedAmount,
    long receivedAmount,
    long passed) {

  static final FeeState NONE = new FeeState(0, 0, 0, 0, 0, 0, 0);

  /** The share of members owing who paid, in percent; none where nobody owes. */
  public @Nullable BigDecimal paidPercent() {
    return percent(received, owing);
  }

  /** The share of what was received that was passed up, in percent; none where there is nothing. */
  public @Nullable BigDecimal passedPercent() {
    return percent(passed, receivedAmount);
  }

  private static @Nullable BigDecimal percent(long part, long base) {
    return base <= 0
        ? null
        : BigDecimal.valueOf(part)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(base), 2, RoundingMode.HALF_UP);
  }
}
