package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Period;

/**
 * A chart of a number through the months, rendered on the server: columns from left to right, with
 * position and height.
 */
record FigureTrendChart(List<Column> columns, BigDecimal highest) {

  static final int HEIGHT = 100;
  static final int STEP = 40;

  /**
   * @param value none: the base is 0, or nothing yet
   */
  record Column(YearMonth month, int x, int height, @Nullable BigDecimal value) {
    int top() {
      return HEIGHT - height;
    }
  }

  int width() {
    return Math.max(1, columns.size()) * STEP;
  }

  /**
   * The months of a period, the first and last as far as they lie in it; the latest 36 where there
   * are more.
   */
  static List<Period> months(Period period) {
    List<Period> months = new ArrayList<>();
    for (YearMonth month = YearMonth.from(period.from());
        !month.atDay(1).isAfter(period.to());
        month = month.plusMonths(1)) {
      LocalDate from = month.atDay(1).isBefore(period.from()) ? period.from() : month.atDay(1);
      LocalDate to = month.atEndOfMonth().isAfter(period.to()) ? period.to() : month.atEndOfMonth();
      months.add(new Period(from, to));
    }
    return months.size() > 36
        ? List.copyOf(months.subList(months.size() - 36, months.size()))
        : months;
  }

  static FigureTrendChart of(
      List<YearMonth> months, List<Optional<BigDecimal>> values, boolean rates) {
    BigDecimal most =
        values.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::max);
    BigDecimal highest = rates ? most.max(BigDecimal.valueOf(100)) : most;
    List<Column> columns = new ArrayList<>();
    for (int number = 0; number < months.size(); number++) {
      BigDecimal value = values.get(number).orElse(null);
      int height =
          value == null || highest.signum() == 0
              ? 0
              : value
                  .multiply(BigDecimal.valueOf(HEIGHT))
                  .divide(highest, 0, java.math.RoundingMode.CEILING)
                  .intValueExact();
      columns.add(new Column(months.get(number), number * STEP, height, value));
    }
    return new FigureTrendChart(columns, highest);
  }
}
