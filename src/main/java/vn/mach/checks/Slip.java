package vn.mach.checks;

import java.math.BigDecimal;

/** Slips of the pen: two digits beside each other in the wrong order, one digit changed, or the decimal comma lost. */
final class Slip {

  private Slip() {}

  /** Whether the numbers differ by two neighbouring digits in the other order. */
  static boolean swapped(BigDecimal one, BigDecimal other) {
    String a = digits(one, other);
    String b = digits(other, one);
    if (a.length() != b.length()) {
      return false;
    }
    int at = 0;
    while (at < a.length() && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at + 1 < a.length() && a.charAt(at) == b.charAt(at + 1) && a.charAt(at + 1) == b.charAt(at) && a.substring(at + 2).equals(b.substring(at + 2));
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

  /** How many digits the larger has at the finer precision of the two. */
  static int length(BigDecimal one, BigDecimal other) {
    return Math.max(digits(one, other).length(), digits(other, one).length());
  }

  private static String digits(BigDecimal number, BigDecimal other) {
    return number.setScale(Math.max(0, Math.max(number.scale(), other.scale()))).unscaledValue().abs().toString();
  }
}
