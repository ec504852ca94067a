package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/**
 * What is said for each, of how many, and for all of them.
 *
 * @param exact whether the amount for each is no average and not rounded
 */
record Product(Mention each, Mention count, Mention all, boolean exact) {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int DIGITS = 3;

  /** How many powers of ten a weight is of a kilogram. */
  private static final Map<String, Integer> WEIGHTS = Map.of("kg", 0, "tạ", 2, "tấn", 3);

  /** By which power of ten the amount for each is multiplied to be in the unit of the total. */
  static Optional<Integer> times(Mention each, Mention all) {
    Integer one = WEIGHTS.get(each.noun().words());
    Integer other = WEIGHTS.get(all.noun().words());
    if (one != null && other != null) {
      return Optional.of(one - other);
    }
    return each.noun().same(all.noun()) ? Optional.of(0) : Optional.empty();
  }

  /** The amount for each that the other two make, in its own unit. */
  BigDecimal average() {
    return all.value()
        .divide(count.value(), 12, RoundingMode.HALF_UP)
        .scaleByPowerOfTen(-times(each, all).orElseThrow());
  }

  /** Whether the three agree as far as they are rounded. */
  boolean sound() {
    return agree(all.value(), !exact);
  }

  /**
   * Whether they would agree with two neighbouring digits of the amount for each or of the total
   * exchanged. How many they are is often said again, and then another rule's matter.
   */
  boolean slips() {
    BigDecimal right =
        average().setScale(Math.max(each.value().scale(), -each.tens()), RoundingMode.HALF_UP);
    boolean loose = !exact && each.value().stripTrailingZeros().precision() >= DIGITS;
    return !exact && Slip.swapped(right, each.value())
        || isLong(all) && Slip.swaps(all.value()).stream().anyMatch(it -> agree(it, loose));
  }

  private boolean agree(BigDecimal total, boolean loose) {
    BigDecimal product =
        each.value().multiply(count.value()).scaleByPowerOfTen(times(each, all).orElseThrow());
    BigDecimal rounded = ulp(all).multiply(HALF);
    BigDecimal more =
        ulp(each)
            .multiply(count.value())
            .multiply(HALF)
            .scaleByPowerOfTen(times(each, all).orElseThrow())
            .add(BigDecimal.ONE);
    return product.subtract(total).abs().compareTo(loose ? rounded.add(more) : rounded) <= 0;
  }

  private static boolean isLong(Mention mention) {
    return mention.value().stripTrailingZeros().precision() >= DIGITS;
  }

  private static BigDecimal ulp(Mention mention) {
    return BigDecimal.ONE.scaleByPowerOfTen(-mention.value().scale());
  }
}
