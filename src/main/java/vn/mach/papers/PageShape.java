package vn.mach.papers;

import java.util.List;

/** A4 upright, or turned for a wide table, with its margins; all in pt. Turned, the bound edge of the upright page lies above. */
record PageShape(double width, double height, double top, double bottom, double left, double right, boolean turned) {

  static PageShape upright(Measures m) {
    return of(Measures.PAGE_WIDTH, Measures.PAGE_HEIGHT, m.top(), m.bottom(), m.left(), m.right(), false);
  }

  static PageShape turned(Measures m) {
    return of(Measures.PAGE_HEIGHT, Measures.PAGE_WIDTH, m.left(), m.right(), m.bottom(), m.top(), true);
  }

  private static PageShape of(double width, double height, double top, double bottom, double left, double right, boolean turned) {
    return new PageShape(
        Measures.points(width), Measures.points(height), Measures.points(top), Measures.points(bottom), Measures.points(left), Measures.points(right), turned);
  }

  /** Width of the text. */
  double across() {
    return width - left - right;
  }

  /** Height of the text. */
  double down() {
    return height - top - bottom;
  }

  /** Where the page's number begins, from the upper edge. */
  double number() {
    return Math.min(Measures.points(10), top / 2);
  }

  /** Whether a block stands on turned pages: a table that would be set too small upright, and the heading that goes with it. */
  static boolean turns(List<Block> blocks, int at, Measures measures) {
    if (blocks.get(at) instanceof Block.Heading) {
      return at + 1 < blocks.size() && turns(blocks, at + 1, measures);
    }
    return blocks.get(at) instanceof Block.Table table && !table.columns().isEmpty() && ColumnWidths.of(table, upright(measures).across(), measures.table()).size() < Math.min(10, measures.table());
  }
}
