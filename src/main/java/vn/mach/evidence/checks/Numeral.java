package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers in digits. Thousands are grouped by dots and decimals follow a comma, as Vietnamese
 * writes them; the English way round is read where it can mean nothing else.
 */
final class Numeral {

  private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(\\.\\d{3}){1,5}");
  private static final Pattern GROUPED_DECIMAL =
      Pattern.compile("\\d{1,3}(\\.\\d{3}){1,5},\\d{1,6}");
  private static final Pattern COMMA = Pattern.compile("\\d{1,9},\\d{1,6}");
  private static final Pattern DOT = Pattern.compile("\\d{1,9}\\.\\d{1,6}");
  private static final Pattern COMMA_GROUP = Pattern.compile("[1-9]\\d{0,2},\\d{3}");
  private static final Pattern ENGLISH =
      Pattern.compile("\\d{1,3}(,\\d{3}){2,5}(\\.\\d{1,6})?|\\d{1,3}(,\\d{3}){1,5}\\.\\d{1,6}");

  private Numeral() {}

  /**
   * The value with the decimals that were printed; empty for what is no number: codes, telephone
   * numbers, lists without spaces.
   */
  static Optional<BigDecimal> read(String digits, boolean percent) {
    if (digits.length() > 2 && digits.charAt(0) == '0' && Character.isDigit(digits.charAt(1))) {
      return Optional.empty();
    }
    if (WHOLE.matcher(digits).matches()) {
      return Optional.of(new BigDecimal(digits));
    }
    if (GROUPED.matcher(digits).matches()
        && !(percent && digits.indexOf('.') == digits.lastIndexOf('.'))) {
      return digits.charAt(0) == '0'
          ? Optional.empty()
          : Optional.of(new BigDecimal(digits.replace(".", "")));
    }
    if (GROUPED_DECIMAL.matcher(digits).matches()) {
      return Optional.of(new BigDecimal(digits.replace(".", "").replace(',', '.')));
    }
    if (COMMA.matcher(digits).matches()) {
      return Optional.of(new BigDecimal(digits.replace(',', '.')));
    }
    if (DOT.matcher(digits).matches()) {
      return Optional.of(new BigDecimal(digits));
    }
    if (ENGLISH.matcher(digits).matches()) {
      return Optional.of(new BigDecimal(digits.replace(",", "")));
    }
    return Optional.empty();
  }

  /** Whether a comma may as well group thousands, as in {@code 1,356 đồng chí}. */
  static boolean mayBeGrouped(String digits) {
    return COMMA_GROUP.matcher(digits).matches();
  }

  /** In Vietnamese form: {@code 1.234,5}; zeros at the end of the decimals are left out. */
  static String show(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    String[] halves = plain.toPlainString().split("\\.", 2);
    String sign = halves[0].startsWith("-") ? "-" : "";
    StringBuilder whole = new StringBuilder(halves[0].substring(sign.length()));
    for (int i = whole.length() - 3; i > 0; i -= 3) {
      whole.insert(i, '.');
    }
    return sign + whole + (halves.length > 1 ? "," + halves[1] : "");
  }
}
