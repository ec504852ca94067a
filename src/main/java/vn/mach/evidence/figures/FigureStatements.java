package vn.mach.evidence.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * The longer statements of the module, each in a file beside the classes that opens with what it
 * does.
 */
public final class FigureStatements {

  /** A figure's value from the aggregates of {@link Combining}, in a relation {@code k}. */
  public static final String VALUE =
      "figure_numerator(k.function, k.activities, k.part, k.lowest, k.median, k.units) as numerator, figure_base(k.function, k.base, k.lowest, k.median) as base";

  private FigureStatements() {}

  /** Files of this module as one statement, in the tree as it was on each activity's own day. */
  static String then(String... names) {
    return atEventDate(texts(names));
  }

  /** Files of this module as one statement, in the tree of the one day {@code :tree_day}. */
  static String asOn(String... names) {
    return texts(names)
        .replace(
            "{{places}}",
            """
            not materialized (select unit_id, effective_unit_id, ancestor_id, date '-infinity' as valid_from, date 'infinity' as valid_to
              from effective_units_on(cast(:tree_day as date)))\
            """);
  }

  /** The statement in the tree of each activity's own day. */
  public static String atEventDate(String statement) {
    return statement.replace(
        "{{places}}",
        "not materialized (select unit_id, unit_id as effective_unit_id, ancestor_id, valid_from, valid_to from unit_closure)");
  }

  /** The statement for figures of one function. */
  public static String of(FigureFunction function, String statement) {
    return statement.replace("{{aggregates}}", FigureAggregates.of(function));
  }

  /**
   * As above for daily aggregates, which are combined later; medians of days cannot be combined, so
   * they are left out.
   */
  public static String ofDays(FigureFunction function, String statement) {
    return function.isMedian()
        ? statement.replace("{{aggregates}}", FigureAggregates.activities())
        : of(function, statement);
  }

  /** The statement, for figures of any function. */
  public static String ofAny(String statement) {
    return statement.replace("{{aggregates}}", FigureAggregates.all());
  }

  /** Files of this module as they are, one after the other. */
  static String texts(String... names) {
    return texts(FigureStatements::text, names);
  }

  /**
   * Texts one after the other, with a figure's value in its place.
   *
   * @param text gives the text of a name
   */
  public static String texts(UnaryOperator<String> text, String... names) {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      all.append(text.apply(name)).append('\n');
    }
    return all.toString().replace("{{value}}", VALUE);
  }

  /** A file of this module. */
  public static String text(String name) {
    return read(FigureStatements.class, name);
  }

  /** The file {@code <name>.sql} beside a class. */
  public static String read(Class<?> beside, String name) {
    try (var file = beside.getResourceAsStream(name + ".sql")) {
      if (file == null) {
        throw new IllegalStateException("No statement " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
