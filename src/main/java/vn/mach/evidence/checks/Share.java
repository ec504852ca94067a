package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A part of a base, as an exact fraction. */
record Share(BigDecimal part, BigDecimal base) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * Whether the part is more than the base, which the percent does not say: then the fraction
   * itself is wrong.
   */
  boolean above(BigDecimal percent) {
    return part.compareTo(base) > 0 && percent.compareTo(HUNDRED) <= 0;
  }

  /**
   * Whether the percent is this share, rounded at its own decimals; a tie may have gone either way.
   */
  boolean rounds(BigDecimal percent) {
    return at(percent, RoundingMode.HALF_UP).compareTo(percent) == 0
        || at(percent, RoundingMode.HALF_EVEN).compareTo(percent) == 0;
  }

  /** Whether the percent is this share with the further decimals cut off. */
  boolean cuts(BigDecimal percent) {
    return !rounds(percent) && at(percent, RoundingMode.DOWN).compareTo(percent) == 0;
  }

  /**
   * Whether the percent is not far from this share: not more than 15 points and half as much again.
   */
  boolean near(BigDecimal percent) {
    BigDecimal share = percent(percent);
    BigDecimal larger = share.max(percent);
    BigDecimal smaller = share.min(percent);
    return larger.subtract(smaller).compareTo(BigDecimal.valueOf(15)) <= 0
        && larger.multiply(BigDecimal.TWO).compareTo(smaller.multiply(BigDecimal.valueOf(3))) <= 0;
  }

  /**
   * Whether the percent is this share but for a slip of the pen that can hardly be chance: cut, two
   * digits swapped, or one of four changed.
   */
  boolean slips(BigDecimal percent) {
    BigDecimal right = at(percent, RoundingMode.HALF_UP);
    int digits = Slip.length(right, percent);
    return digits >= 3 && (cuts(percent) || Slip.swapped(right, percent))
        || digits >= 4 && Slip.oneDigit(right, percent);
  }

  /** As {@link #slips}, or one of three digits changed: for a base that is known. */
  boolean slipsFrom(BigDecimal percent) {
    BigDecimal right = at(percent, RoundingMode.HALF_UP);
    return slips(percent)
        || swappedInside(percent)
        || Slip.length(right, percent) >= 3 && Slip.oneDigitOrFirst(right, percent);
  }

  /** Whether two neighbouring digits of the percent, put in the other order, make it this share. */
  boolean swapped(BigDecimal percent) {
    return Slip.swapped(at(percent, RoundingMode.HALF_UP), percent);
  }

  /**
   * Whether the percent would be this share if two digits of the part or of the base was in the
   * other order.
   */
  boolean swappedInside(BigDecimal percent) {
    return Slip.length(percent, percent) >= 3
        && (Slip.swaps(part).stream().anyMatch(it -> new Share(it, base).rounds(percent))
            || Slip.swaps(base).stream().anyMatch(it -> new Share(part, it).rounds(percent)));
  }

  /**
   * In percent with two decimals, or with as many as the stated percent has where they are more;
   * zeros at the end are left out.
   */
  BigDecimal percent(BigDecimal stated) {
    return HUNDRED.multiply(part).divide(base, Math.max(2, stated.scale()), RoundingMode.HALF_UP);
  }

  private BigDecimal at(BigDecimal percent, RoundingMode mode) {
    return HUNDRED.multiply(part).divide(base, Math.max(0, percent.scale()), mode);
  }
}
