package vn.mach.app.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.CellParser;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.RowError;
import vn.mach.base.datasets.RowValues;
import vn.mach.base.datasets.TableFormat;

/**
 * A row whose cells are read: typed values in the order of the table's columns, or the one error
 * that its cells have. Errors of single cells come before errors between cells; among equals the
 * leftmost column.
 *
 * @param cell what was written in the cell beside which the error stands
 */
record StagedRow(
    int line, List<@Nullable Object> values, @Nullable RowError error, @Nullable String cell) {

  static StagedRow read(TableFormat table, SheetRow row, LocalDate today) {
    return read(table, row, today, SheetReading.STRICT);
  }

  static StagedRow read(TableFormat table, SheetRow row, LocalDate today, SheetReading reading) {
    List<ExchangeColumn> columns = table.columns();
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      ExchangeColumn column = columns.get(i);
      SheetRow.CellError unread = row.error(column.name());
      if (unread != null) {
        return refused(row, unread.error(), unread.shown());
      }
      CellParser.Read read =
          CellParser.read(reading.column(column), reading.cell(column, row.cells().get(i)));
      if (read.refusal() != null) {
        return refused(row, new RowError(column.name(), read.refusal()), row.cells().get(i));
      }
      values.add(read.value());
    }
    RowError error = table.check(new RowValues(table.columns(), values), today);
    return error == null
        ? new StagedRow(row.line(), values, null, null)
        : refused(row, error, row.cells().get(table.column(error.column()).in(columns)));
  }

  private static StagedRow refused(SheetRow row, RowError error, String cell) {
    return new StagedRow(row.line(), List.of(), error, cell.isEmpty() ? null : cell);
  }
}
