package vn.mach.app.exchange;

import java.util.List;

/**
 * One row as it is in a file, before anybody knows what its cells mean.
 *
 * @param line the physical line of the file it begins on, or the sheet's row; both from 1
 * @param cells their texts cleaned: NFC, without spaces around
 * @param filled places of cells that are empty themselves and show the cell above, with which they
 *     are merged
 * @param spans cells that are merged with those to the right
 */
record RawRow(int line, List<RawCell> cells, List<Integer> filled, List<Span> spans) {

  /**
   * @param place of the first cell
   * @param width how many cells
   */
  record Span(int place, int width) {}

  RawRow(int line, List<RawCell> cells) {
    this(line, cells, List.of(), List.of());
  }

  /** A row of texts. */
  static RawRow of(int line, List<String> texts) {
    return new RawRow(line, texts.stream().map(RawCell::words).toList());
  }

  boolean isBlank() {
    return cells.stream().allMatch(RawCell::isEmpty);
  }

  /** Whether something in it was converted from an old encoding of the whole file. */
  boolean isOld() {
    return cells.stream()
        .anyMatch(cell -> cell instanceof RawCell.Words words && words.old() != null);
  }

  /** The cell in this place; empty where the row is shorter. */
  RawCell cell(int index) {
    return index >= 0 && index < cells.size() ? cells.get(index) : RawCell.EMPTY;
  }

  /** What a person sees in this place. */
  String shown(int index) {
    return cell(index).shown();
  }

  /** How many cells have something in them. */
  long filledCells() {
    return cells.stream().filter(cell -> !cell.isEmpty()).count();
  }

  /** The first text in the row; empty where there is none. */
  String firstText() {
    return cells.stream()
        .filter(RawCell.Words.class::isInstance)
        .map(RawCell::shown)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }
}
