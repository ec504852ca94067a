package vn.mach.documents.papers;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How wide the columns of a table are, and how small its text must be set for them: no word is
 * broken as long as a size of {@link #SMALLEST} helps.
 *
 * @param widths in pt, with the padding; together the width that was given
 * @param size of the text in pt
 */
record ColumnWidths(double[] widths, double size) {

  static final double PADDING = 4;
  static final double SMALLEST = 8;

  /**
   * A table is set smaller, down to this, so that names need not stand word by word in a narrow
   * column.
   */
  private static final double SMALL = 9;

  /** What a column of words should have, at a size of 1. */
  private static final double COMFORT = 9;

  /** What a mark behind a figure takes, at most. */
  private static final double MARK = 0.6;

  static ColumnWidths of(PaperBlock.Table table, double width, double size) {
    int columns = table.columns().size();
    double[] least = new double[columns];
    double[] wanted = new double[columns];
    for (int i = 0; i < columns; i++) {
      take(Typography.clean(table.columns().get(i)), null, i, FontStyle.BOLD, least, wanted);
    }
    for (List<TableCell> row : table.rows()) {
      for (int i = 0; i < Math.min(columns, row.size()); i++) {
        take(
            Typography.cell(row.get(i).text(), table.numeric().contains(i)),
            row.get(i).figure(),
            i,
            FontStyle.REGULAR,
            least,
            wanted);
      }
    }
    double padding = columns * 2 * PADDING;
    double[] comfortable = least.clone();
    for (int i = 0; i < columns; i++) {
      comfortable[i] =
          table.numeric().contains(i) ? least[i] : Math.max(least[i], Math.min(wanted[i], COMFORT));
    }
    double set = size;
    while (set > SMALL && sum(comfortable) * set + padding > width) {
      set -= 0.5;
    }
    while (set > SMALLEST && sum(least) * set + padding > width) {
      set -= 0.5;
    }
    return new ColumnWidths(
        share(
            between(least, comfortable, (width - padding) / set),
            wanted,
            width - padding,
            set,
            table),
        set);
  }

  /** As near to comfort as the width allows. */
  private static double[] between(double[] least, double[] comfortable, double module) {
    double more = sum(comfortable) - sum(least);
    double part = more <= 0 ? 0 : Math.clamp((module - sum(least)) / more, 0, 1);
    double[] between = new double[least.length];
    for (int i = 0; i < least.length; i++) {
      between[i] = least[i] + part * (comfortable[i] - least[i]);
    }
    return between;
  }

  /**
   * Every column gets its longest word; what is left goes by what each still wants, and then to the
   * columns of words.
   */
  private static double[] share(
      double[] least, double[] wanted, double width, double size, PaperBlock.Table table) {
    int columns = least.length;
    double[] widths = new double[columns];
    double left = width - sum(least) * size;
    if (left < 0) {
      for (int i = 0; i < columns; i++) {
        widths[i] = least[i] * width / sum(least) + 2 * PADDING;
      }
      return widths;
    }
    double wish = 0;
    for (int i = 0; i < columns; i++) {
      wish += wish(least[i], wanted[i]) * size;
    }
    double given = wish == 0 ? 0 : Math.min(1, left / wish);
    double rest = left - given * wish;
    boolean allNumbers = table.numeric().size() >= columns;
    double weights = 0;
    for (int i = 0; i < columns; i++) {
      weights += allNumbers || !table.numeric().contains(i) ? wanted[i] : 0;
    }
    for (int i = 0; i < columns; i++) {
      double weight =
          weights > 0 && (allNumbers || !table.numeric().contains(i)) ? wanted[i] / weights : 0;
      widths[i] =
          least[i] * size + given * wish(least[i], wanted[i]) * size + 2 * PADDING + rest * weight;
    }
    return widths;
  }

  /** A long sentence wants less than its whole length: it may take lines. */
  private static double wish(double least, double wanted) {
    double more = wanted - least;
    return more < 12 ? more : 12 + Math.sqrt(more - 12) * 2;
  }

  /** Measures a cell at a size of 1: its longest word, and all of it. */
  private static void take(
      String clean,
      @Nullable FigureMark mark,
      int column,
      FontStyle style,
      double[] least,
      double[] wanted) {
    double marked =
        mark == null ? 0 : TextMetrics.width("\u00a0" + mark.code(), FontStyle.REGULAR, MARK);
    double whole = TextMetrics.width(clean, style, 1) + marked;
    wanted[column] = Math.max(wanted[column], whole);
    if (whole <= least[column]) {
      return;
    }
    double longest = 0;
    double last = 0;
    for (String word : clean.split("[ \n]", -1)) {
      last = TextMetrics.width(word, style, 1);
      longest = Math.max(longest, last);
    }
    least[column] = Math.max(least[column], Math.max(longest, last + marked) + 0.01);
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ColumnWidths that
        && size == that.size
        && Arrays.equals(widths, that.widths);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(widths);
  }
}
