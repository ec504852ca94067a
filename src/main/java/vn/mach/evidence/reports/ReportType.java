package vn.mach.evidence.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Period;

/**
 * A type of report.
 *
 * @param lastMonth where its period, which begins with the year, ends; none: with any month
 * @param chosen whether both days are chosen instead
 */
record ReportType(
    String code, String nameVi, String nameEn, @Nullable Integer lastMonth, boolean chosen) {

  /** Its cumulative period of a year, where the month is fixed. */
  Optional<Period> of(int year) {
    return Optional.ofNullable(lastMonth).map(month -> cumulative(YearMonth.of(year, month)));
  }

  static Period cumulative(YearMonth last) {
    return new Period(LocalDate.of(last.getYear(), 1, 1), last.atEndOfMonth());
  }

  /**
   * The periods that somebody most likely reports on today: begun, and over not much more than a
   * year ago; the latest first.
   */
  List<Period> likely(LocalDate today) {
    if (chosen) {
      return List.of();
    }
    YearMonth now = YearMonth.from(today);
    Stream<Period> all =
        lastMonth == null
            ? IntStream.range(0, 3).mapToObj(back -> cumulative(now.minusMonths(back)))
            : Stream.of(now.getYear(), now.getYear() - 1).flatMap(year -> of(year).stream());
    return all.filter(it -> !it.from().isAfter(today) && !it.to().isBefore(today.minusMonths(15)))
        .toList();
  }

  /** Whether the days are a period of this type. */
  boolean fits(Period period) {
    return chosen
        || period.equals(cumulative(YearMonth.from(period.to())))
            && (lastMonth == null || period.to().getMonthValue() == lastMonth);
  }
}
