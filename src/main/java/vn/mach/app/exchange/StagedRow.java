package vn.mach.app.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row whose cells are read: typed values in the order of the table's columns, or the one error
 * that its cells have. Errors of single cells come before errors between cells; among equals the
 * leftmost column.
 */
record StagedRow(int line, List<@Nullable Object> values, @Nullable RowError error) {

  static StagedRow read(ExchangeTable table, SheetRow row, LocalDate today) {
    List<@Nullable Object> values = new ArrayList<>(table.columns().size());
    for (int i = 0; i < table.columns().size(); i++) {
      ExchangeColumn column = table.columns().get(i);
      CellParser.Read read = CellParser.read(column, row.cells().get(i));
      if (read.refusal() != null) {
        return new StagedRow(row.line(), List.of(), new RowError(column.name(), read.refusal()));
      }
      values.add(read.value());
    }
    Values of = new Values(table, values);
    RowError error =
        switch (table) {
          case UNITS, POSTS -> of.endsBeforeStart("valid_from", "valid_to");
          case TARGETS -> of.endsBeforeStart("period_from", "period_to");
          case ACTIVITIES -> of.errorOfActivity(today);
          case FIGURES ->
              "sum".equals(of.get("function")) && of.get("amount") == null
                  ? new RowError("amount", "missing")
                  : null;
          case UNIT_KINDS,
              PEOPLE,
              ACCOUNTS,
              DIRECTIVES,
              ACTIVITY_KINDS,
              AMOUNTS,
              EXPECTED,
              REFUSED ->
              null;
        };
    return new StagedRow(row.line(), error == null ? values : List.of(), error);
  }

  private record Values(ExchangeTable table, List<@Nullable Object> values) {

    @Nullable Object get(String column) {
      return values.get(table.column(column).in(table.columns()));
    }

    @Nullable RowError endsBeforeStart(String first, String last) {
      return get(first) instanceof LocalDate from
              && get(last) instanceof LocalDate to
              && to.isBefore(from)
          ? new RowError(last, "ends_before_start")
          : null;
    }

    @Nullable RowError errorOfActivity(LocalDate today) {
      if ("confirmed".equals(get("status"))
          && get("held_on") instanceof LocalDate day
          && day.isAfter(today)) {
        return new RowError("held_on", "in_the_future");
      }
      return get("expected") instanceof Long expected
              && get("present") instanceof Long present
              && present > expected
          ? new RowError("present", "present_exceeds_expected")
          : null;
    }
  }
}
