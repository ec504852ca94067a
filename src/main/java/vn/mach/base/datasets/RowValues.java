package vn.mach.base.datasets;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row whose cells are good, in the order of the table's columns, as {@link
 * CellParser} gives them; null for an empty cell.
 */
public record RowValues(TableFormat table, List<@Nullable Object> values) {

  public @Nullable Object get(String column) {
    return values.get(table.column(column).in(table.columns()));
  }

  /** Refuses a last day that lies before the first; either may be empty. */
  public @Nullable RowError endsBeforeStart(String first, String last) {
    return get(first) instanceof LocalDate from
            && get(last) instanceof LocalDate to
            && to.isBefore(from)
        ? new RowError(last, "ends_before_start")
        : null;
  }
}
