package vn.mach.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The room's longer statements, each in a file beside the classes that opens with what it does. */
final class Sql {

  static final String VALUE = read("value");
  static final String REACHED = read("reached");

  private Sql() {}

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

  private static String statement(String places, String... names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(read(name)).append('\n');
    }
    return text.toString().replace("{{places}}", places).replace("{{value}}", VALUE).replace("{{reached}}", REACHED);
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
