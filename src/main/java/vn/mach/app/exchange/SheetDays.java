package vn.mach.app.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Numbers of a sheet, and days that it stores as numbers. */
final class SheetDays {

  private static final LocalDate FROM_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);
  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

  /** 31/12/9999 counted from 1900. */
  private static final int LAST = 2_958_465;

  private static final int MOST_DIGITS = 400;

  private SheetDays() {}

  /** Null where it is no number that a sheet holds. */
  static @Nullable BigDecimal number(String text) {
    try {
      BigDecimal number = text.length() > MOST_DIGITS ? null : new BigDecimal(text);
      return number == null || Math.abs((long) number.scale()) > MOST_DIGITS ? null : number;
    } catch (NumberFormatException | ArithmeticException e) {
      return null;
    }
  }

  /**
   * The day of a number in a cell that shows days. The sheet takes 1900 for a leap year, so that
   * numbers below 60 are one day further.
   */
  static RawCell cell(BigDecimal number, boolean from1904) {
    BigDecimal whole = number.setScale(0, RoundingMode.FLOOR);
    if (whole.signum() < 0 || !from1904 && whole.signum() == 0 || whole.precision() > 7) {
      return new RawCell.Unseen(NumberFormatSection.plain(number));
    }
    int days = whole.intValueExact();
    BigDecimal seconds = number.subtract(whole).multiply(SECONDS).setScale(3, RoundingMode.HALF_UP);
    if (seconds.compareTo(SECONDS) >= 0) { // what a calculation left behind
      days++;
      seconds = BigDecimal.ZERO;
    }
    if (days > LAST) {
      return new RawCell.Unseen(NumberFormatSection.plain(number));
    }
    LocalDate day =
        from1904 ? FROM_1904.plusDays(days) : FROM_1900.plusDays(days < 60 ? days + 1 : days);
    return new RawCell.Moment(
        day.atTime(LocalTime.ofSecondOfDay(seconds.setScale(0, RoundingMode.DOWN).longValue())));
  }

  /** A day in words: {@code 2025-07-01} or {@code 2025-07-01T19:30:00}. */
  static RawCell iso(String text) {
    String bare = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
    try {
      return new RawCell.Moment(
          bare.length() > 10 ? LocalDateTime.parse(bare) : LocalDate.parse(bare).atStartOfDay());
    } catch (DateTimeException e) {
      return RawCell.words(CsvReader.clean(text));
    }
  }
}
