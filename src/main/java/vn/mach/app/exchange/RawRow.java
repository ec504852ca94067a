package vn.mach.app.exchange;

import java.util.List;

/**
 * One row as it is in a file, before anybody knows what its cells mean.
 *
 * @param line the physical line of the file it begins on, or the sheet's row; both from 1
 * @param cells cleaned: NFC, without spaces around
 */
record RawRow(int line, List<String> cells) {

  boolean isBlank() {
    return cells.stream().allMatch(String::isEmpty);
  }

  /** The cell in this place; empty where the row is shorter. */
  String cell(int index) {
    return index >= 0 && index < cells.size() ? cells.get(index) : "";
  }
}
