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
 */
record StagedRow(int line, List<@Nullable Object> values, @Nullable RowError error) {

  static StagedRow read(TableFormat table, SheetRow row, LocalDate today) {
    List<ExchangeColumn> columns = table.columns();
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      RowError refused = row.error(columns.get(i).name());
      if (refused != null) {
        return new StagedRow(row.line(), List.of(), refused);
      }
      CellParser.Read read = CellParser.read(columns.get(i), row.cells().get(i));
      if (read.refusal() != null) {
        return new StagedRow(
            row.line(), List.of(), new RowError(columns.get(i).name(), read.refusal()));
      }
      values.add(read.value());
    }
    RowError error = table.check(new RowValues(table, values), today);
    return new StagedRow(row.line(), error == null ? values : List.of(), error);
  }
}
