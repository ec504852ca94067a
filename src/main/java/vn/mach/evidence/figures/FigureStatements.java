package vn.mach.evidence.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The longer statements of the module, each in a file beside the classes that opens with what it
 * does.
 */
final class FigureStatements {

  /** A figure's value from the aggregates of {@link Combining}, in a relation {@code k}. */
  static final String VALUE =
      "figure_numerator(k.function, k.activities, k.part, k.lowest, k.median, k.units) as numerator, figure_base(k.function, k.base, k.lowest, k.median) as base";

  private FigureStatements() {}

  /** The statement in the tree of each activity's own day. */
  static String then(String... names) {
    return statement(
        "not materialized (select unit_id, unit_id as effective_unit_id, ancestor_id, valid_from, valid_to from unit_closure)",
        names);
  }

  /** The statement in the tree of the one day {@code :tree_day}. */
  static String asOn(String... names) {
    return statement(
        """
        not materialized (select unit_id, effective_unit_id, ancestor_id, date '-infinity' as valid_from, date 'infinity' as valid_to
          from effective_units_on(cast(:tree_day as date)))\
        """,
        names);
  }

  /** The statement for figures of one function. */
  static String of(FigureFunction function, String... names) {
    return texts(names).replace("{{aggregates}}", Combining.of(function));
  }

  /**
   * As above for daily aggregates, which are combined later; medians of days cannot be combined, so
   * they are left out.
   */
  static String ofDays(FigureFunction function, String... names) {
    return function.combining() == Combining.MEDIAN
        ? texts(names).replace("{{aggregates}}", Combining.activities())
        : of(function, names);
  }

  /** The statement, for figures of any function. */
  static String ofAny(String statement) {
    return statement.replace("{{aggregates}}", Combining.all());
  }

  private static String statement(String places, String... names) {
    return texts(names).replace("{{places}}", places);
  }

  /** The texts of the files, one after the other. */
  static String texts(String... names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(read(name)).append('\n');
    }
    return text.toString().replace("{{value}}", VALUE);
  }

  private static String read(String name) {
    try (var file = FigureStatements.class.getResourceAsStream(name + ".sql")) {
      if (file == null) {
        throw new IllegalStateException("No statement " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
