package vn.mach.branch.scores;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a sheet comes to.
 *
 * @param points with bonus, at most {@code maximum}
 * @param maximum of the items that applied: the base
 * @param band message key {@code scores.band.<code>}
 */
public record ScoreResult(
    BigDecimal points, BigDecimal maximum, ScoreBand band, ScoreStatus status) {

  /** Points of the maximum in percent, two decimals, rounded half up. */
  public BigDecimal percent() {
    return points.multiply(BigDecimal.valueOf(100)).divide(maximum, 2, RoundingMode.HALF_UP);
  }
}
