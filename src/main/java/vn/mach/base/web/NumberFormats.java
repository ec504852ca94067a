package vn.mach.base.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/**
 * The library's formats of one language: {@code 1.234,5} or {@code 1,234.5}. Made once for a page,
 * where it needs one, and used by its thread only: they are slow to make and not safe to share.
 */
final class NumberFormats {

  private static final int DECIMALS = 2;

  private final Supplier<NumberFormat> whole;
  private final Supplier<NumberFormat> trimmed;

  NumberFormats(Locale locale) {
    whole = SingletonSupplier.of(() -> NumberFormat.getIntegerInstance(locale));
    trimmed =
        SingletonSupplier.of(() -> {
          NumberFormat format = NumberFormat.getNumberInstance(locale);
          format.setMaximumFractionDigits(DECIMALS);
          return format;
        });
  }

  String whole(long value) {
    return isShort(value) ? Long.toString(value) : whole.get().format(value);
  }

  /** With two decimals at the most, rounded half up; without zeros at the end. */
  String trimmed(BigDecimal value) {
    long whole = value.longValue();
    return isShort(whole) && value.compareTo(BigDecimal.valueOf(whole)) == 0
        ? Long.toString(whole)
        : trimmed.get().format(rounded(value));
  }

  /** Whether it has no separator in any language: most numbers, and their format is slow. */
  private static boolean isShort(long value) {
    return value > -1000 && value < 1000;
  }

  /** Rounded before the format sees it: it would write -0,00 for what rounds to nothing. */
  private static BigDecimal rounded(BigDecimal value) {
    return value.setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
