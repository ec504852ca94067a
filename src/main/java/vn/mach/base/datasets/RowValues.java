package vn.mach.base.datasets;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row whose cells are good, in the order of the table's columns, as {@link
 * CellParser} gives them; null for an empty cell.
 */
public record RowValues(List<ExchangeColumn> columns, List<@Nullable Object> values) {

  public @Nullable Object get(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return values.get(i);
      }
    }
    throw new NoSuchElementException(column);
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
