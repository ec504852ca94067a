package vn.mach.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row whose cells are read: typed values in the order of the table's columns, or the one fault that its cells have. Faults of single
 * cells come before faults between cells; among equals the leftmost column.
 */
record StagedRow(int line, List<@Nullable Object> values, @Nullable Fault fault) {

  static StagedRow read(Table table, SheetRow row, LocalDate today) {
    List<@Nullable Object> values = new ArrayList<>(table.columns().size());
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      Cells.Read read = Cells.read(column, row.cells().get(i));
      if (read.refusal() != null) {
        return new StagedRow(row.line(), List.of(), new Fault(column.name(), read.refusal()));
      }
      values.add(read.value());
    }
    Values of = new Values(table, values);
    Fault fault =
        switch (table) {
          case UNITS, POSTS -> of.endsBeforeStart("valid_from", "valid_to");
          case TARGETS -> of.endsBeforeStart("period_from", "period_to");
          case ACTIVITIES -> of.faultOfActivity(today);
          case FIGURES -> "sum".equals(of.get("function")) && of.get("amount") == null ? new Fault("amount", "missing") : null;
          case UNIT_KINDS, PEOPLE, ACCOUNTS, DIRECTIVES, ACTIVITY_KINDS, AMOUNTS, EXPECTED, REFUSED -> null;
        };
    return new StagedRow(row.line(), fault == null ? values : List.of(), fault);
  }

  private record Values(Table table, List<@Nullable Object> values) {

    @Nullable Object get(String column) {
      return values.get(table.column(column).in(table.columns()));
    }

    @Nullable Fault endsBeforeStart(String first, String last) {
      return get(first) instanceof LocalDate from && get(last) instanceof LocalDate to && to.isBefore(from)
          ? new Fault(last, "ends_before_start")
          : null;
    }

    @Nullable Fault faultOfActivity(LocalDate today) {
      if ("confirmed".equals(get("status")) && get("held_on") instanceof LocalDate day && day.isAfter(today)) {
        return new Fault("held_on", "in_the_future");
      }
      return get("expected") instanceof Long expected && get("present") instanceof Long present && present > expected
          ? new Fault("present", "present_exceeds_expected")
          : null;
    }
  }
}
