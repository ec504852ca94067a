package vn.mach.app.exchange;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What a sheet hides: it is left out, and said. */
final class HiddenCells {

  private static final int NAMED = 10;

  private final String sheet;
  private final List<String> lines = new ArrayList<>();
  private final BitSet columns = new BitSet();
  private int rows;

  HiddenCells(String sheet) {
    this.sheet = sheet;
  }

  /** The cells without those of hidden columns. */
  List<RawCell> without(List<RawCell> cells, BitSet hidden) {
    if (hidden.isEmpty()) {
      return cells;
    }
    List<RawCell> seen = new ArrayList<>(cells);
    for (int i = hidden.nextSetBit(0); i >= 0 && i < seen.size(); i = hidden.nextSetBit(i + 1)) {
      if (!seen.get(i).isEmpty()) {
        columns.set(i);
        seen.set(i, RawCell.EMPTY);
      }
    }
    return seen;
  }

  /** A row with something in it was hidden. */
  void row(int line) {
    rows++;
    if (lines.size() < NAMED) {
      lines.add(Integer.toString(line));
    }
  }

  List<Said> said() {
    List<Said> said = new ArrayList<>();
    if (rows > 0) {
      String named = String.join(", ", lines) + (rows > NAMED ? " …" : "");
      said.add(Said.of("exchange.remark.hidden_rows", sheet, rows, named));
    }
    if (!columns.isEmpty()) {
      String letters = String.join(", ", columns.stream().mapToObj(HiddenCells::letters).toList());
      said.add(Said.of("exchange.remark.hidden_columns", sheet, letters));
    }
    return said;
  }

  /** As a sheet calls a column: {@code A} for 0. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int left = column + 1; left > 0; left = (left - 1) / 26) {
      letters.insert(0, (char) ('A' + (left - 1) % 26));
    }
    return letters.toString();
  }
}
