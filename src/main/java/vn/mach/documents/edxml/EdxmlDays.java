package vn.mach.documents.edxml;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.mach.base.web.FormParser;

/**
 * Days as messages write them: {@code 2012/05/05}, {@code 2012-05-05}, {@code 05/05/2012}, {@code
 * 20120505}, each also with a time.
 */
final class EdxmlDays {

  private static final Pattern FIRST_YEAR =
      Pattern.compile("(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})(?:[T ].*)?");
  private static final Pattern LAST_YEAR =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?: .*)?");
  private static final Pattern SOLID = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:\\d{6})?");
  private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy/MM/dd");

  private EdxmlDays() {}

  static Optional<LocalDate> read(String text) {
    Matcher first = FIRST_YEAR.matcher(text);
    if (first.matches()) {
      return FormParser.day(first.group(1) + "-" + first.group(2) + "-" + first.group(3));
    }
    Matcher last = LAST_YEAR.matcher(text);
    if (last.matches()) {
      return FormParser.day(last.group(3) + "-" + last.group(2) + "-" + last.group(1));
    }
    Matcher solid = SOLID.matcher(text);
    return solid.matches()
        ? FormParser.day(solid.group(1) + "-" + solid.group(2) + "-" + solid.group(3))
        : Optional.empty();
  }

  static String written(LocalDate day) {
    return WRITTEN.format(day);
  }
}
