package vn.mach.evidence.activities;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;

/** Reads what people type: days, whole numbers, tags. */
final class EntryParser {

  private static final Pattern WHOLE =
      Pattern.compile(
          "-?\\d{1,18}|-?\\d{1,3}(\\.\\d{3}){1,5}|-?\\d{1,3}(,\\d{3}){1,5}|-?\\d{1,3}( \\d{3}){1,5}");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern VIETNAMESE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._/-]{1,64}");

  private EntryParser() {}

  static Optional<LocalDate> day(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return day(iso.group(1), iso.group(2), iso.group(3));
    }
    Matcher vietnamese = VIETNAMESE.matcher(text);
    return vietnamese.matches()
        ? day(vietnamese.group(3), vietnamese.group(2), vietnamese.group(1))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    try {
      LocalDate date =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return date.getYear() < 1900
          ? Optional.empty()
          : Optional.of(date); // a slip of the finger, not a day anybody means
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A whole number, grouped or not; may be negative. Too long to be meant: none. */
  static Optional<Long> whole(String text) {
    return WHOLE.matcher(text).matches()
        ? Optional.of(Long.parseLong(text.replaceAll("[., ]", "")))
        : Optional.empty();
  }

  /** Each tag once, in the order typed. */
  static List<String> tags(@Nullable String typed) {
    return Arrays.stream(Text.line(typed).split("\\|"))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .toList();
  }

  static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }
}
