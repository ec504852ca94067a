package vn.mach.evidence.figures;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The aggregates of a statement that counts figures, as columns: over activities {@code c} with
 * their amounts {@code m}, held by {@code p.effective_unit_id}.
 */
final class FigureAggregates {

  private FigureAggregates() {}

  /**
   * For figures {@code f} of any function, over activities {@code c} with their amounts {@code m},
   * held by {@code p.effective_unit_id}.
   */
  static String all() {
    return select(Arrays.asList(Combining.values()), "f.function");
  }

  /** The same for figures of these functions only, so that the planner sees no others. */
  static String of(Collection<FigureFunction> functions) {
    return select(
        functions.stream().map(FigureFunction::combining).collect(Collectors.toSet()),
        "f.function");
  }

  /**
   * The same for figures of one function, so that a count of millions does not compute the others.
   */
  static String of(FigureFunction function) {
    return select(List.of(function.combining()), "'" + function.code() + "'");
  }

  /**
   * The same, but only aggregates that can be combined with those of other activities; the others
   * are null.
   */
  static String parts(Collection<FigureFunction> functions) {
    return select(
        functions.stream()
            .map(FigureFunction::combining)
            .filter(it -> it == Combining.SUM || it == Combining.LOWEST)
            .collect(Collectors.toSet()),
        "f.function");
  }

  /** Only the number of activities. */
  static String activities() {
    return select(List.of(), "");
  }

  /** The median alone. */
  static String median() {
    return sql(Combining.MEDIAN, Combining.MEDIAN.aggregates().getFirst(), "f.function");
  }

  /** The number of activities is always included. */
  private static String select(Collection<Combining> some, String function) {
    return Arrays.stream(Combining.values())
        .flatMap(it ->
            it.aggregates().stream()
                .map(one ->
                    it == Combining.ACTIVITIES
                        ? activities(some, function) + " as " + one.name()
                        : sql(it, one, function, some.contains(it))))
        .collect(Collectors.joining(",\n    "));
  }

  /**
   * Each activity once: for figures that count units it has a row for each of those that held it.
   */
  private static String activities(Collection<Combining> some, String function) {
    String rows = Combining.ACTIVITIES.aggregates().getFirst().of();
    if (!some.contains(Combining.UNITS)) {
      return rows;
    }
    String each = rows.replace("(", "(distinct ");
    return function.startsWith("'")
        ? each
        : "case %1$s when 'units' then %2$s filter (where %1$s = 'units') else %3$s end"
            .formatted(function, each, rows);
  }

  private static String sql(
      Combining of, Combining.Aggregate aggregate, String function, boolean taken) {
    return (taken ? sql(of, aggregate, function) : "cast(null as " + aggregate.type() + ")")
        + " as "
        + aggregate.name();
  }

  private static String sql(Combining of, Combining.Aggregate aggregate, String function) {
    return aggregate
        .of()
        .replace("{{function}}", function)
        .replace("{{only}}", function.startsWith("'") ? "" : only(of));
  }

  /** Activities of figures of other functions are skipped. */
  private static String only(Combining combining) {
    return Arrays.stream(FigureFunction.values())
        .filter(it -> it.combining() == combining)
        .map(it -> "'" + it.code() + "'")
        .collect(Collectors.joining(", ", " filter (where f.function in (", "))"));
  }
}
