package vn.mach.exchange;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a cleaned cell means, generously; null where it means no such thing. An empty cell is not asked here. */
final class Cells {

  private static final Pattern DAY_ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
  private static final Pattern WHOLE = Pattern.compile("[-\u2212]?(\\d{1,18}|[1-9]\\d{0,2}(\\.\\d{3}){1,5})");
  private static final Pattern DECIMAL = Pattern.compile("[-\u2212]?\\d{1,18}[.,]\\d{1,2}");
  private static final Pattern CARD = Pattern.compile("\\d{8}");
  private static final Set<String> YES = Set.of("yes", "có", "true", "1");
  private static final Set<String> NO = Set.of("no", "không", "false", "0");
  private static final int LONGEST_CODE = 64;

  private Cells() {}

  /** {@code 2024-01-31}, {@code 31/01/2024}, {@code 31/1/2024}. Days that no calendar has are none. */
  static @Nullable LocalDate day(String cell) {
    Matcher iso = DAY_ISO.matcher(cell);
    if (iso.matches()) {
      return day(iso.group(1), iso.group(2), iso.group(3));
    }
    Matcher day = DAY.matcher(cell);
    return day.matches() ? day(day.group(3), day.group(2), day.group(1)) : null;
  }

  private static @Nullable LocalDate day(String year, String month, String day) {
    try {
      LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return date.getYear() == 0 ? null : date;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** {@code yes/no}, {@code có/không}, {@code true/false}, {@code 1/0} in any case. */
  static @Nullable Boolean yesOrNo(String cell) {
    String word = cell.toLowerCase(Locale.ROOT);
    return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : null;
  }

  /** {@code 1234}, {@code 1.234}, also below zero; a point that does not part threes makes it no whole number. */
  static @Nullable Long whole(String cell) {
    return WHOLE.matcher(cell).matches() ? Long.valueOf(cell.replace(".", "").replace('\u2212', '-')) : null;
  }

  /** As {@link #whole}, or with one or two digits behind {@code ,} or {@code .}. */
  static @Nullable BigDecimal decimal(String cell) {
    Long whole = whole(cell);
    if (whole != null) {
      return BigDecimal.valueOf(whole);
    }
    return DECIMAL.matcher(cell).matches() ? new BigDecimal(cell.replace(',', '.').replace('\u2212', '-')) : null;
  }

  /** Letters (Vietnamese ones too), digits and {@code . _ - /}, at most 64. */
  static boolean isCode(String cell) {
    return !cell.isEmpty()
        && cell.codePointCount(0, cell.length()) <= LONGEST_CODE
        && cell.codePoints().allMatch(c -> Character.isLetter(c) || Character.isDigit(c) || c == '.' || c == '_' || c == '-' || c == '/');
  }

  static boolean isCardNumber(String cell) {
    return CARD.matcher(cell).matches();
  }
}
