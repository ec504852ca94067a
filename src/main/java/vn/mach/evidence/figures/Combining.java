package vn.mach.evidence.figures;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import vn.mach.base.kernel.Codes;

/**
 * How the activities that a figure counts come together ({@code figure_combining} in {@code
 * db/figures/R__figures.sql}), as aggregates, which SQL cannot keep in a function without giving up
 * speed.
 */
enum Combining {
  ACTIVITIES,
  SUM,
  LEAST,
  MIDDLE,
  UNITS;

  /** Those whose days can be put together from the numerator and base of each. */
  static final List<Combining> OF_DAYS = List.of(ACTIVITIES, SUM, LEAST);

  /**
   * What is put together, as expressions: activities themselves, or what was put together of some
   * of them before.
   *
   * @param function a column that holds the function's code, or a literal
   * @param activities aggregate: how many activities
   * @param part what a row adds to the numerator of a sum
   * @param base what it adds to the base
   * @param rank its {@code rate_rank}
   * @param median aggregate: the numerator and base of the median
   * @param units aggregate: how many units
   */
  record Rows(
      String function,
      String activities,
      String part,
      String base,
      String rank,
      String median,
      String units) {

    /** Activities {@code c} with their amounts {@code m}, held by {@code p.effective_unit_id}. */
    static Rows evidence(String function) {
      return new Rows(
          function,
          "count(c.activity_id)",
          "figure_part(" + function + ", c.expected, c.present, m.value)",
          "figure_base(" + function + ", c.expected, c.present)",
          "rate_rank(c.present, c.expected)",
          median(function),
          "count(distinct p.effective_unit_id) filter (where c.activity_id is not null)");
    }

    /** The median over activities {@code c}. */
    static String median(String function) {
      String middle =
          "percentile_disc(0.5) within group (order by rate_rank(c.present, c.expected)%s)"
              + only(function, Combining.MIDDLE);
      return "median_of(" + middle.formatted("") + ", " + middle.formatted(" desc") + ")";
    }
  }

  /** {@code activities}, {@code numerator} and {@code base} of a figure, whatever its function. */
  static String value(Rows of) {
    return value(of, Arrays.asList(values()));
  }

  /** As above, where figures come together in no other way than these. */
  static String value(Rows of, Collection<Combining> some) {
    return of.activities
        + " as activities,\n"
        + some.stream().map(it -> it.when(it.numerator(of))).collect(cases(of))
        + " as numerator,\n"
        + some.stream().map(it -> it.when(it.base(of))).collect(cases(of))
        + " as base";
  }

  /**
   * As {@link #value(Rows)} for activities and figures of one function, which spares a count of
   * millions what the others need.
   */
  static String valueOf(FigureFunction function) {
    Rows of = Rows.evidence("'" + function.code() + "'");
    Combining it = function.combining();
    return of.activities
        + " as activities, "
        + it.numerator(of)
        + " as numerator, "
        + it.base(of)
        + " as base";
  }

  private String numerator(Rows of) {
    return switch (this) {
      case ACTIVITIES -> of.activities;
      case SUM -> "coalesce(sum(" + of.part + "), 0)";
      case LEAST -> "coalesce((min(" + of.rank + ")" + only(of.function, this) + ")[2], 0)";
      case MIDDLE -> "coalesce((" + of.median + ")[1], 0)";
      case UNITS -> of.units;
    };
  }

  private String base(Rows of) {
    return switch (this) {
      case ACTIVITIES, UNITS -> "1";
      case SUM ->
          "case when figure_is_rate("
              + of.function
              + ") then coalesce(sum("
              + of.base
              + "), 0) else 1 end";
      case LEAST -> "coalesce((min(" + of.rank + ")" + only(of.function, this) + ")[3], 0)";
      case MIDDLE -> "coalesce((" + of.median + ")[2], 0)";
    };
  }

  /** Where rows of many functions are put together, those of others are spared. */
  private static String only(String function, Combining combining) {
    return function.startsWith("'")
        ? ""
        : " filter (where figure_combining(" + function + ") = '" + combining.code() + "')";
  }

  private String when(String then) {
    return "  when '" + code() + "' then " + then;
  }

  private static java.util.stream.Collector<CharSequence, ?, String> cases(Rows of) {
    return Collectors.joining("\n", "case figure_combining(" + of.function + ")\n", "\nend");
  }

  private String code() {
    return Codes.code(this);
  }
}
