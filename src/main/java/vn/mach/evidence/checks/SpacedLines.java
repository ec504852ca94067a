package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.List;

/** Tables typed with spaces: cells are set apart by two spaces or more. */
final class SpacedLines {

  private static final int CELLS = 3;
  private static final int ROWS = 3;

  private SpacedLines() {}

  /**
   * The lines, those of a table with the number of their cells. A table is three lines or more that
   * follow one another, of which all but the first end with a number.
   */
  static List<TextLine> tables(String folded, List<TextLine> lines) {
    List<TextLine> read = new ArrayList<>(lines);
    for (int i = 0; i < lines.size(); ) {
      int next = i;
      while (next < lines.size() && isRow(folded, lines.get(next), next == i)) {
        next++;
      }
      for (int row = i; next - i >= ROWS && row < next; row++) {
        TextLine line = lines.get(row);
        read.set(row, line.withCells(cells(folded, line.from(), line.to()).size()));
      }
      i = Math.max(next, i + 1);
    }
    return read;
  }

  private static boolean isRow(String folded, TextLine line, boolean head) {
    if (line.blank() || line.cells() > 1) {
      return false;
    }
    List<TableCell> cells = cells(folded, line.from(), line.to());
    return cells.size() >= CELLS && (head || cells.getLast().number().isPresent());
  }

  static List<TableCell> cells(String folded, int from, int to) {
    List<TableCell> cells = new ArrayList<>();
    int begin = -1;
    int last = from;
    for (int i = from; i < to; i++) {
      if (Character.isWhitespace(folded.charAt(i))) {
        continue;
      }
      if (begin >= 0 && i - last > 1) {
        cells.add(cell(folded, begin, last));
        begin = i;
      }
      begin = begin < 0 ? i : begin;
      last = i + 1;
    }
    if (begin >= 0) {
      cells.add(cell(folded, begin, last));
    }
    return cells;
  }

  private static TableCell cell(String folded, int from, int to) {
    return new TableCell(from, to, folded.substring(from, to));
  }
}
