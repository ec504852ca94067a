package vn.mach.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The room's longer statements, each in a file beside the classes that opens with what it does. */
final class Sql {

  /**
   * {@code activities}, {@code numerator} and {@code base} of a figure, whatever its function: aggregates over activities {@code c} with
   * their amounts {@code m}, held by {@code p.holder_id}, for a figure {@code f}.
   */
  static final String VALUE =
      "count(c.activity_id) as activities,\ncase f.function "
          + Arrays.stream(Function.values()).map(it -> "when '" + it.code() + "' then " + numerator(it)).collect(Collectors.joining("\n  "))
          + " end as numerator,\ncase f.function "
          + Arrays.stream(Function.values()).filter(Function::isRate).map(it -> "when '" + it.code() + "' then " + base(it)).collect(Collectors.joining("\n  "))
          + " else 1 end as base";

  static final String REACHED = read("reached");

  private Sql() {}

  /** As {@link #VALUE} for figures of one function, which spares a count of millions what the others need. */
  static String valueOf(Function function) {
    return "count(c.activity_id) as activities, " + numerator(function) + " as numerator, " + base(function) + " as base";
  }

  private static String numerator(Function function) {
    return switch (function) {
      case COUNT -> "count(c.activity_id)";
      case SUM -> "coalesce(sum(m.value), 0)";
      case EXPECTED -> "coalesce(sum(c.expected), 0)";
      case PRESENT -> "coalesce(sum(c.present), 0)";
      case ATTENDANCE_RATE -> "coalesce(sum(c.present) filter (where c.expected is not null), 0)";
      case LOWEST_ATTENDANCE_RATE -> lowest(2);
      case UNITS -> "count(distinct p.holder_id) filter (where c.activity_id is not null)";
    };
  }

  private static String base(Function function) {
    return switch (function) {
      case ATTENDANCE_RATE -> "coalesce(sum(c.expected) filter (where c.present is not null), 0)";
      case LOWEST_ATTENDANCE_RATE -> lowest(3);
      case COUNT, SUM, EXPECTED, PRESENT, UNITS -> "1";
    };
  }

  /** Ordered by the rate as a whole number that tells any two rates apart; then by who was present, then by who was expected. */
  private static String lowest(int part) {
    return "coalesce((min(array[div(c.present * 1e40, c.expected), c.present, c.expected]) filter (where c.expected > 0 and c.present is not null))[" + part + "], 0)";
  }

  /** The statement in the tree as it stood on each activity's own day. */
  static String then(String... names) {
    return statement(
        "not materialized (select unit_id, unit_id as holder_id, ancestor_id, valid_from, valid_to from unit_ancestry)", names);
  }

  /** The statement in the tree of the one day {@code :tree_day}. */
  static String asOn(String... names) {
    return statement(
        """
        not materialized (select unit_id, holder_id, ancestor_id, date '-infinity' as valid_from, date 'infinity' as valid_to
          from units_led(cast(:tree_day as date)))""",
        names);
  }

  /** The statement for figures of one function. */
  static String of(Function function, String... names) {
    return texts(names).replace("{{value}}", valueOf(function)).replace("{{reached}}", REACHED);
  }

  private static String statement(String places, String... names) {
    return texts(names).replace("{{places}}", places).replace("{{value}}", VALUE).replace("{{reached}}", REACHED);
  }

  private static String texts(String... names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(read(name)).append('\n');
    }
    return text.toString();
  }

  private static String read(String name) {
    try (var file = Sql.class.getResourceAsStream(name + ".sql")) {
      if (file == null) {
        throw new IllegalStateException("No statement " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
