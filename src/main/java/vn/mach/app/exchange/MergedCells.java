package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.List;
import vn.mach.app.exchange.SheetLayout.Merge;

/**
 * Fills the first column of merged cells down, in rows that have something of their own: people see
 * one value beside several rows.
 */
final class MergedCells {

  /** Columns in which cells reach down into a row. */
  private static final int MOST_OPEN = 200;

  private record Open(Merge merge, RawCell shown) {}

  private final List<Open> open = new ArrayList<>();
  private final List<RawRow.Span> spans = new ArrayList<>();

  /** A merge begins in the row of these cells. */
  void begin(Merge merge, List<RawCell> cells) throws UnreadableDataset {
    int place = merge.firstColumn();
    if (place < cells.size() && !cells.get(place).isEmpty()) {
      if (merge.lastRow() > merge.firstRow()) {
        open.removeIf(
            it -> it.merge.lastRow() < merge.firstRow() || it.merge.firstColumn() == place);
        open.add(new Open(merge, cells.get(place)));
        DatasetLimits.require(open.size() <= MOST_OPEN);
      }
      if (merge.lastColumn() > place) {
        spans.add(new RawRow.Span(place, merge.lastColumn() - place + 1));
      }
    }
  }

  RawRow row(int line, List<RawCell> cells) {
    List<RawRow.Span> own = List.copyOf(spans);
    spans.clear();
    open.removeIf(it -> it.merge.lastRow() < line);
    if (open.isEmpty() || cells.stream().allMatch(RawCell::isEmpty)) {
      return new RawRow(line, cells, List.of(), own);
    }
    List<RawCell> filled = new ArrayList<>(cells);
    List<Integer> places = new ArrayList<>();
    for (Open it : open) {
      int place = it.merge.firstColumn();
      if (it.merge.firstRow() < line) {
        while (filled.size() <= place) {
          filled.add(RawCell.EMPTY);
        }
        if (filled.get(place).isEmpty()) {
          filled.set(place, it.shown);
          places.add(place);
        }
      }
    }
    return new RawRow(line, filled, places, own);
  }
}
