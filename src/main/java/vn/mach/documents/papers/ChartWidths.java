package vn.mach.documents.papers;

import java.util.function.Function;

/** How the width of a chart goes to labels, bars and texts, in pt with padding. */
record ChartWidths(double label, double bar, double text) {

  static ChartWidths of(PaperBlock.Chart chart, double width, double size) {
    double label =
        Math.min(width * 0.42, longest(chart, ChartBar::label, size) + 2 * ColumnWidths.PADDING);
    double text =
        Math.min(width * 0.35, longest(chart, ChartBar::text, size) + 2 * ColumnWidths.PADDING + 2);
    return new ChartWidths(label, width - label - text, text);
  }

  /** The bar's part of the scale, 0 to 1. */
  static double part(ChartBar bar) {
    return Math.clamp(bar.percent().doubleValue() / 100, 0, 1);
  }

  private static double longest(
      PaperBlock.Chart chart, Function<ChartBar, String> words, double size) {
    return chart.bars().stream()
            .mapToDouble(bar ->
                TextMetrics.width(Typography.clean(words.apply(bar)), FontStyle.REGULAR, size))
            .max()
            .orElse(0)
        + 1;
  }
}
