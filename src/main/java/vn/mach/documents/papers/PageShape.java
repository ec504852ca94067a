package vn.mach.documents.papers;

import java.util.List;

/**
 * A4 upright, or turned for a wide table, with its margins; all in pt. Turned, the bound edge of
 * the upright page lies above.
 */
record PageShape(
    double width,
    double height,
    double top,
    double bottom,
    double left,
    double right,
    boolean turned) {

  static PageShape upright(PageMeasures m) {
    return of(
        PageMeasures.PAGE_WIDTH,
        PageMeasures.PAGE_HEIGHT,
        m.top(),
        m.bottom(),
        m.left(),
        m.right(),
        false);
  }

  static PageShape turned(PageMeasures m) {
    return of(
        PageMeasures.PAGE_HEIGHT,
        PageMeasures.PAGE_WIDTH,
        m.left(),
        m.right(),
        m.bottom(),
        m.top(),
        true);
  }

  private static PageShape of(
      double width,
      double height,
      double top,
      double bottom,
      double left,
      double right,
      boolean turned) {
    return new PageShape(
        PageMeasures.points(width),
        PageMeasures.points(height),
        PageMeasures.points(top),
        PageMeasures.points(bottom),
        PageMeasures.points(left),
        PageMeasures.points(right),
        turned);
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
    return Math.min(PageMeasures.points(10), top / 2);
  }

  /**
   * Whether a block is on turned pages: a table that would be set too small upright, and the
   * heading that goes with it.
   */
  static boolean turns(List<PaperBlock> blocks, int at, PageMeasures measures) {
    if (blocks.get(at) instanceof PaperBlock.Heading) {
      return at + 1 < blocks.size() && turns(blocks, at + 1, measures);
    }
    return blocks.get(at) instanceof PaperBlock.Table table
        && !table.columns().isEmpty()
        && ColumnWidths.of(table, upright(measures).across(), measures.table()).size()
            < Math.min(10, measures.table());
  }
}
