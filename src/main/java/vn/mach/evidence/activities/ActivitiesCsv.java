package vn.mach.evidence.activities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.Sheet;

/**
 * The filtered list as a table for a spreadsheet: the columns of the exchange format, and the names
 * of units and kinds.
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
          "tags",
          "participants");

  private final ActivitiesSql sql;

  ActivitiesCsv(ActivitiesSql sql) {
    this.sql = sql;
  }

  @Transactional(readOnly = true)
  void write(Actor actor, ActivityFilter filter, Sheet out) throws IOException {
    out.head(HEADER, 0);
    sql.each(
        actor,
        filter,
        row -> {
          try {
            out.row(
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
                String.join("|", row.tags()),
                row.participants().stream()
                    .map(ActivityRow.Participant::code)
                    .collect(Collectors.joining("|")));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
