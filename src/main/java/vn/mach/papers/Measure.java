package vn.mach.papers;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** The one table of measures that can be set: within which bounds, and what the rules say. */
enum Measure {
  TOP("top", 10, 50, Measures::top),
  BOTTOM("bottom", 10, 50, Measures::bottom),
  LEFT("left", 10, 50, Measures::left),
  RIGHT("right", 10, 50, Measures::right),
  TEXT("text", 12, 16, Measures::text),
  KIND("kind", 12, 18, Measures::kind),
  SUBJECT("subject", 12, 18, Measures::subject),
  TABLE("table", 8, 14, Measures::table),
  LEADING("leading", 14, 32, Measures::leading),
  GAP("gap", 0, 18, Measures::gap),
  INDENT("indent", 0, 20, Measures::indent);

  private final String code;
  private final int least;
  private final int most;
  private final ToDoubleFunction<Measures> of;

  Measure(String code, int least, int most, ToDoubleFunction<Measures> of) {
    this.code = code;
    this.least = least;
    this.most = most;
    this.of = of;
  }

  /** The name of its field; its words stand under {@code papers.<code>}. */
  String code() {
    return code;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  BigDecimal in(Measures measures) {
    return BigDecimal.valueOf(of.applyAsDouble(measures)).stripTrailingZeros();
  }

  static Measures measures(java.util.Map<Measure, BigDecimal> values) {
    double[] all = Arrays.stream(values()).mapToDouble(it -> values.getOrDefault(it, BigDecimal.ZERO).doubleValue()).toArray();
    return new Measures(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9], all[10]);
  }
}
