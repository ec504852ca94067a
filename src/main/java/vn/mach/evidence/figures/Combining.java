package vn.mach.evidence.figures;

import java.util.List;

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
          "base",
          "numeric",
          "sum(figure_part_base({{function}}, c.expected, c.present, m.value))")),
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

  /** One column: its name, its type, and the aggregate that gives it. */
  record Aggregate(String name, String type, String of) {}

  private final List<Aggregate> aggregates;

  Combining(Aggregate... aggregates) {
    this.aggregates = List.of(aggregates);
  }

  List<Aggregate> aggregates() {
    return aggregates;
  }
}
