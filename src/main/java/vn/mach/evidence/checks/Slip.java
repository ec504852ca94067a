package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Slips of the pen: two digits beside each other in the wrong order, one digit changed, or the
 * decimal comma lost.
 */
final class Slip {

  private Slip() {}

  /** Whether the numbers differ by two neighbouring digits in the other order. */
  static boolean swapped(BigDecimal one, BigDecimal other) {
    if (one.signum() < 0 || other.signum() < 0) {
      return false;
    }
    String a = digits(one, other);
    String b = digits(other, one);
    if (a.length() != b.length()) {
      return false;
    }
    int at = 0;
    while (at < a.length() && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at + 1 < a.length()
        && a.charAt(at) == b.charAt(at + 1)
        && a.charAt(at + 1) == b.charAt(at)
        && a.substring(at + 2).equals(b.substring(at + 2));
  }

  /** Whether the numbers differ by two digits that stand in each other's place. */
  static boolean exchanged(BigDecimal one, BigDecimal other) {
    String a = digits(one, other);
    String b = digits(other, one);
    List<Integer> different = new ArrayList<>();
    for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
      if (a.charAt(i) != b.charAt(i)) {
        different.add(i);
      }
    }
    return a.length() == b.length()
        && different.size() == 2
        && a.charAt(different.getFirst()) == b.charAt(different.getLast())
        && a.charAt(different.getLast()) == b.charAt(different.getFirst());
  }

  /** The whole numbers that differ from this one by two neighbouring digits in the other order. */
  static List<BigDecimal> swaps(BigDecimal number) {
    List<BigDecimal> swaps = new ArrayList<>();
    String digits = number.stripTrailingZeros().scale() > 0 ? "" : number.toBigInteger().toString();
    for (int i = 0; i + 1 < digits.length(); i++) {
      if (digits.charAt(i) != digits.charAt(i + 1)) {
        swaps.add(
            new BigDecimal(
                digits.substring(0, i)
                    + digits.charAt(i + 1)
                    + digits.charAt(i)
                    + digits.substring(i + 2)));
      }
    }
    return swaps.stream().filter(it -> it.signum() > 0).toList();
  }

  /**
   * Whether one of the numbers would be right by so much if two neighbouring digits of it were in
   * the other order.
   */
  static boolean explains(BigDecimal difference, Stream<BigDecimal> numbers) {
    return numbers.anyMatch(
        it -> swapped(it, it.add(difference)) || swapped(it, it.subtract(difference)));
  }

  /** Whether the numbers have as many digits and differ in one of them. */
  static boolean oneDigit(BigDecimal one, BigDecimal other) {
    String a = digits(one, other);
    String b = digits(other, one);
    int different = 0;
    for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
      different += a.charAt(i) == b.charAt(i) ? 0 : 1;
    }
    return a.length() == b.length() && different == 1;
  }

  /** As {@link #oneDigit}, and the digit may be a first one that is missing. */
  static boolean oneDigitOrFirst(BigDecimal one, BigDecimal other) {
    String a = digits(one, other);
    String b = digits(other, one);
    String longer = a.length() > b.length() ? a : b;
    String shorter = a.length() > b.length() ? b : a;
    return oneDigit(one, other)
        || longer.length() == shorter.length() + 1 && longer.substring(1).equals(shorter);
  }

  /** How many digits the larger has at the finer precision of the two. */
  static int length(BigDecimal one, BigDecimal other) {
    return Math.max(digits(one, other).length(), digits(other, one).length());
  }

  private static String digits(BigDecimal number, BigDecimal other) {
    return number
        .setScale(Math.max(0, Math.max(number.scale(), other.scale())))
        .unscaledValue()
        .abs()
        .toString();
  }
}
