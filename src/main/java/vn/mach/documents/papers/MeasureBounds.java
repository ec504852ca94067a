package vn.mach.documents.papers;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** The one table of measures that can be set: within which bounds, and what the rules say. */
enum MeasureBounds {
  TOP("top", 10, 50, PageMeasures::top),
  BOTTOM("bottom", 10, 50, PageMeasures::bottom),
  LEFT("left", 10, 50, PageMeasures::left),
  RIGHT("right", 10, 50, PageMeasures::right),
  TEXT("text", 12, 16, PageMeasures::text),
  KIND("kind", 12, 18, PageMeasures::kind),
  SUBJECT("subject", 12, 18, PageMeasures::subject),
  TABLE("table", 8, 14, PageMeasures::table),
  LEADING("leading", 14, 32, PageMeasures::leading),
  GAP("gap", 0, 18, PageMeasures::gap),
  INDENT("indent", 0, 20, PageMeasures::indent);

  private final String code;
  private final int least;
  private final int most;
  private final ToDoubleFunction<PageMeasures> of;

  MeasureBounds(String code, int least, int most, ToDoubleFunction<PageMeasures> of) {
    this.code = code;
    this.least = least;
    this.most = most;
    this.of = of;
  }

  /** The name of its field; its words are under {@code papers.<code>}. */
  String code() {
    return code;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  BigDecimal in(PageMeasures measures) {
    return BigDecimal.valueOf(of.applyAsDouble(measures)).stripTrailingZeros();
  }

  static PageMeasures measures(java.util.Map<MeasureBounds, BigDecimal> values) {
    double[] all =
        Arrays.stream(values())
            .mapToDouble(it -> values.getOrDefault(it, BigDecimal.ZERO).doubleValue())
            .toArray();
    return new PageMeasures(
        all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9], all[10]);
  }
}
