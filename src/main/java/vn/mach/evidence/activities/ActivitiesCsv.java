package vn.mach.evidence.activities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;

/**
 * The filtered list as a table for a spreadsheet: the columns of the exchange format, and the names
 * that people know.
 */
@Component
class ActivitiesCsv {

  private static final List<String> HEADER =
      List.of(
          "ref",
          "unit",
          "unit_name",
          "kind",
          "form",
          "title",
          "held_on",
          "status",
          "directive",
          "expected",
          "present",
          "tags");

  private final ActivitiesSql sql;

  ActivitiesCsv(ActivitiesSql sql) {
    this.sql = sql;
  }

  @Transactional(readOnly = true)
  void write(Actor actor, ActivityFilter filter, Writer out) throws IOException {
    out.write('\ufeff'); // a spreadsheet knows by it that this is UTF-8
    out.write(String.join(",", HEADER) + "\r\n");
    sql.each(
        actor,
        filter,
        row -> {
          try {
            out.write(line(row));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static String line(ActivityRow row) {
    return java.util.stream.Stream.of(
                row.ref(),
                row.unitCode(),
                row.unitName(),
                row.kind(),
                row.form(),
                row.title(),
                row.heldOn(),
                row.status().code(),
                row.directive() == null ? null : row.directive().reference(),
                row.expected(),
                row.present(),
                String.join("|", row.tags()))
            .map(ActivitiesCsv::cell)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  /** Quoted where needed; what a spreadsheet would take for a formula is kept from being one. */
  static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    if (!text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",;\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
