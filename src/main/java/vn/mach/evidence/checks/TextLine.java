package vn.mach.evidence.checks;

/** A line of a text without its end; {@code cells} is 1 for prose. */
record TextLine(int from, int to, int cells, boolean blank, String bullet, int bulletEnd) {

  TextLine withCells(int more) {
    return new TextLine(from, to, more, blank, "", 0);
  }
}
