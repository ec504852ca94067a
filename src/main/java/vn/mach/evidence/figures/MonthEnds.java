package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The days for which a target's course over the months is counted. */
final class MonthEnds {

  private MonthEnds() {}

  /** The last day of each month from the first day on, and the last day itself. */
  static List<LocalDate> between(LocalDate from, LocalDate to) {
    List<LocalDate> ends = new ArrayList<>();
    for (YearMonth month = YearMonth.from(from);
        !to.isBefore(from) && !month.atDay(1).isAfter(to);
        month = month.plusMonths(1)) {
      ends.add(earlier(month.atEndOfMonth(), to));
    }
    return ends;
  }

  static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
