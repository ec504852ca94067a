package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.TableFormat;

/**
 * Which column of the table stands where in a file.
 *
 * @param places for each column of the table its place in the file, or -1
 * @param unknown headers that no column answers to, and those of a column that another header
 *     already gave
 * @param missing columns without a header
 */
record HeaderRow(List<Integer> places, List<String> unknown, List<String> missing) {

  /**
   * @throws Unreadable where not one cell names a column: then this is no header
   */
  static HeaderRow of(TableFormat table, RawRow row) throws UnreadableDataset {
    List<ExchangeColumn> columns = table.columns();
    Integer[] places = new Integer[columns.size()];
    Arrays.fill(places, -1);
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String header = row.cells().get(i);
      int column = table.ofHeader(header).map(it -> it.in(columns)).orElse(-1);
      if (column >= 0 && places[column] < 0) {
        places[column] = i;
      } else if (!header.isEmpty()) {
        unknown.add(header);
      }
    }
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0) {
        missing.add(columns.get(i).name());
      }
    }
    if (missing.size() == places.length) {
      throw new UnreadableDataset("exchange.unreadable.no_header", columns.getFirst().name());
    }
    return new HeaderRow(List.of(places), List.copyOf(unknown), List.copyOf(missing));
  }

  /** The row's cells in the order of the table's columns. */
  List<String> arrange(RawRow row) {
    String[] cells = new String[places.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = row.cell(places.get(i));
    }
    return List.of(cells);
  }
}
