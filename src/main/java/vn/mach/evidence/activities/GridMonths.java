package vn.mach.evidence.activities;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.mach.base.web.FormParser;

/**
 * The months of a grid, both included, and how many rows each has.
 *
 * @param each rows for a month, 1 to 5
 */
record GridMonths(YearMonth from, YearMonth to, int each) {

  private static final int MOST = 24;
  private static final int OFFERED = 36;

  /**
   * The requested months, limited: this year up to today where the request is invalid, and at most
   * two years.
   */
  static GridMonths read(String from, String to, int each, LocalDate today) {
    YearMonth last = FormParser.month(to).orElse(YearMonth.from(today));
    YearMonth first = FormParser.month(from).orElse(last.withMonth(1));
    if (first.isAfter(last)) {
      first = last;
    }
    if (first.isBefore(last.minusMonths(MOST - 1))) {
      first = last.minusMonths(MOST - 1);
    }
    return new GridMonths(first, last, Math.max(1, Math.min(each, 5)));
  }

  /** The months to choose from, the latest first: the last years, and those that are shown. */
  List<YearMonth> choices(LocalDate today) {
    Set<YearMonth> months = new TreeSet<>(Comparator.reverseOrder());
    months.add(from);
    months.add(to);
    for (int back = 0; back < OFFERED; back++) {
      months.add(YearMonth.from(today).minusMonths(back));
    }
    return List.copyOf(months);
  }

  /** The month of each row, the earliest first. */
  List<YearMonth> rows() {
    List<YearMonth> rows = new ArrayList<>();
    for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      for (int i = 0; i < each; i++) {
        rows.add(month);
      }
    }
    return rows;
  }
}
