package vn.mach.evidence.figures;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the activities of a figure are aggregated (see {@code figure_combining} in {@code
 * db/evidence/figures/R__13_figures.sql}), with the aggregates that it takes: the arguments of
 * {@code figure_numerator} and {@code figure_base}. PostgreSQL cannot inline functions with
 * aggregates.
 */
enum Combining {
  ACTIVITIES(new Aggregate("activities", "bigint", "count(c.activity_id)")),
  SUM(
      new Aggregate(
          "part", "numeric", "sum(figure_part({{function}}, c.expected, c.present, m.value))"),
      new Aggregate(
          "base", "numeric", "sum(figure_part_base({{function}}, c.expected, c.present))")),
  LOWEST(new Aggregate("lowest", "numeric[]", "min(rate_rank(c.present, c.expected)){{only}}")),
  MEDIAN(
      new Aggregate(
          "median",
          "numeric[]",
          """
          median_of(
              percentile_disc(0.5) within group (order by rate_rank(c.present, c.expected)){{only}},
              percentile_disc(0.5) within group (order by rate_rank(c.present, c.expected) desc){{only}})\
          """)),
  UNITS(
      new Aggregate(
          "units",
          "bigint",
          "count(distinct p.effective_unit_id) filter (where c.activity_id is not null)"));

  private record Aggregate(String name, String type, String of) {}

  private final List<Aggregate> aggregates;

  Combining(Aggregate... aggregates) {
    this.aggregates = List.of(aggregates);
  }

  /**
   * For figures {@code f} of any function, over activities {@code c} with their amounts {@code m},
   * held by {@code p.effective_unit_id}.
   */
  static String all() {
    return select(Arrays.asList(values()), "f.function");
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
            .filter(it -> it == SUM || it == LOWEST)
            .collect(Collectors.toSet()),
        "f.function");
  }

  /** Only the number of activities. */
  static String activities() {
    return select(List.of(), "");
  }

  /** The median alone. */
  static String median() {
    return MEDIAN.sql(MEDIAN.aggregates.getFirst(), "f.function");
  }

  /** The number of activities is always included. */
  private static String select(Collection<Combining> some, String function) {
    return Arrays.stream(values())
        .flatMap(it ->
            it.aggregates.stream()
                .map(one -> it.sql(one, function, it == ACTIVITIES || some.contains(it))))
        .collect(Collectors.joining(",\n    "));
  }

  private String sql(Aggregate aggregate, String function, boolean taken) {
    return (taken ? sql(aggregate, function) : "cast(null as " + aggregate.type + ")")
        + " as "
        + aggregate.name;
  }

  private String sql(Aggregate aggregate, String function) {
    return aggregate
        .of
        .replace("{{function}}", function)
        .replace("{{only}}", function.startsWith("'") ? "" : only());
  }

  /** Activities of figures of other functions are skipped. */
  private String only() {
    return Arrays.stream(FigureFunction.values())
        .filter(it -> it.combining() == this)
        .map(it -> "'" + it.code() + "'")
        .collect(Collectors.joining(", ", " filter (where f.function in (", "))"));
  }
}
