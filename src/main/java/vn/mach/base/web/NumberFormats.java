package vn.mach.base.web;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as people write them, in one of the two languages: {@code 1.234,5} or {@code 1,234.5}. A
 * scoreboard prints thousands of them, for which the formats of the library, made anew or locked
 * each time, cost more than the counting.
 */
record NumberFormats(char group, char decimal) {

  static final NumberFormats VIETNAMESE = new NumberFormats('.', ',');
  static final NumberFormats ENGLISH = new NumberFormats(',', '.');

  String whole(long value) {
    return grouped(Long.toString(value));
  }

  /** With so many decimals at the most, rounded half up, without zeros at the end. */
  String decimals(BigDecimal value, int most) {
    BigDecimal rounded = value.setScale(most, RoundingMode.HALF_UP);
    if (rounded.signum() == 0) {
      return "0";
    }
    String plain = plain(rounded.stripTrailingZeros());
    int point = plain.indexOf('.');
    return point < 0
        ? grouped(plain)
        : grouped(plain.substring(0, point)) + decimal + plain.substring(point + 1);
  }

  private static String plain(BigDecimal value) {
    return value.scale() < 0
        ? value.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
        : value.toPlainString();
  }

  private String grouped(String digits) {
    int first = digits.startsWith("-") ? 1 : 0;
    if (digits.length() - first <= 3) {
      return digits;
    }
    StringBuilder text = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > first; at -= 3) {
      text.insert(at, group);
    }
    return text.toString();
  }
}
