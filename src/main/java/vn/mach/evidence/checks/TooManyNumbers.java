package vn.mach.evidence.checks;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** Says of a text with more numbers than are compared where the comparing ended. */
final class TooManyNumbers implements Rule {

  private static final int QUOTED = 60;

  @Override
  public List<Finding> findings(ReportText report) {
    int length = report.text().length();
    if (report.end() == length) {
      return List.of();
    }
    int to = Math.min(length, report.end() + QUOTED);
    return List.of(
        report.finding(
            report.end(),
            Character.isHighSurrogate(report.text().charAt(to - 1)) ? to - 1 : to,
            Contradiction.UNREAD,
            vietnamese(report.numbers(length)),
            vietnamese(report.numbers(report.end()))));
  }

  private static String vietnamese(int number) {
    return NumberFormat.getIntegerInstance(Locale.of("vi")).format(number);
  }
}
