package vn.mach.app.home;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.mach.evidence.figures.Board;

/**
 * The trend of a target over the months as a line, on a sheet of {@link #WIDTH} by {@link #HEIGHT}.
 * Months without a value are gaps.
 */
record TargetTrendChart(List<Point> points) {

  static final int WIDTH = 720;
  static final int HEIGHT = 220;
  private static final int LEFT = 46;
  private static final int RIGHT = 36;
  private static final int TOP = 24;
  private static final int BOTTOM = 30;

  /**
   * @param rate what is beside the point
   */
  record Point(double x, double y, BigDecimal rate, Board.Month month) {}

  static TargetTrendChart of(List<Board.Month> months) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      Board.Month month = months.get(i);
      double x =
          months.size() == 1
              ? (LEFT + WIDTH - RIGHT) / 2.0
              : LEFT + (double) i * (WIDTH - LEFT - RIGHT) / (months.size() - 1);
      month
          .value()
          .paceRate()
          .ifPresent(rate -> points.add(new Point(x, y(rate.doubleValue()), rate, month)));
    }
    return new TargetTrendChart(List.copyOf(points));
  }

  static double y(double rate) {
    return HEIGHT - BOTTOM - Math.min(100, rate) * (HEIGHT - TOP - BOTTOM) / 100;
  }

  /** For the attribute {@code points} of a line. */
  String line() {
    return points.stream()
        .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x, point.y))
        .collect(Collectors.joining(" "));
  }

  /** Not every month gets its name where there are many. */
  boolean named(int index) {
    int step = Math.max(1, (points.size() + 11) / 12);
    return (points.size() - 1 - index) % step == 0;
  }
}
