package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How far a target is reached in a unit on a day.
 *
 * @param due how many units it asks something of
 * @param done how many of them reach their minimum
 * @param notReported how many of them have no activity at all that the target's figure counts
 */
public record TargetValue(long due, long done, long notReported) {

  public static final TargetValue NOTHING_DUE = new TargetValue(0, 0, 0);

  /** Both together. */
  public TargetValue plus(TargetValue other) {
    return new TargetValue(due + other.due, done + other.done, notReported + other.notReported);
  }

  /** 100 × done ÷ due with two decimals, rounded half up; empty where nothing is due. */
  public Optional<BigDecimal> rate() {
    return due == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(done)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(due), 2, RoundingMode.HALF_UP));
  }
}
