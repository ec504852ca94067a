package vn.mach.app.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.RowError;

/**
 * A row as it was sent.
 *
 * @param line the physical line of the file on which it begins (blank lines count), or the sheet's
 *     row
 * @param cells one text for each column of the table, in the order of {@link
 *     vn.mach.base.datasets.TableFormat#columns}; empty where the column or cell is missing. As
 *     people see them, in a form that {@link vn.mach.base.datasets.CellParser} reads: a number cell
 *     of a sheet with a comma before its decimals ({@code 1234}, {@code 0,5}), a day cell as {@code
 *     yyyy-MM-dd}, a truth cell as {@code true} or {@code false}
 * @param errors what refuses the row whatever its texts say: a cell that shows no value, a day cell
 *     among codes, cells beyond the header
 */
record SheetRow(int line, List<String> cells, List<CellError> errors) {

  /**
   * @param shown what a person sees in the cell
   */
  record CellError(RowError error, String shown) {}

  /** What refuses the row at this column; null where nothing does. */
  @Nullable CellError error(String column) {
    for (CellError error : errors) {
      if (error.error.column().equals(column)) {
        return error;
      }
    }
    return null;
  }

  SheetRow(int line, List<String> cells) {
    this(line, cells, List.of());
  }
}
