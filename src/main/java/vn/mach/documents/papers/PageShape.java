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

  static PageShape upright(LayoutSettings m) {
    return of(
        LayoutSettings.PAGE_WIDTH,
        LayoutSettings.PAGE_HEIGHT,
        m.top(),
        m.bottom(),
        m.left(),
        m.right(),
        false);
  }

  static PageShape turned(LayoutSettings m) {
    return of(
        LayoutSettings.PAGE_HEIGHT,
        LayoutSettings.PAGE_WIDTH,
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
        LayoutSettings.points(width),
        LayoutSettings.points(height),
        LayoutSettings.points(top),
        LayoutSettings.points(bottom),
        LayoutSettings.points(left),
        LayoutSettings.points(right),
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
    return Math.min(LayoutSettings.points(10), top / 2);
  }

  /**
   * Whether a block is on turned pages: a table that would be set too small upright, and the
   * heading that goes with it.
   */
  static boolean turns(List<PaperBlock> blocks, int at, LayoutSettings measures) {
    if (blocks.get(at) instanceof PaperBlock.Heading) {
      return at + 1 < blocks.size() && turns(blocks, at + 1, measures);
    }
    return blocks.get(at) instanceof PaperBlock.Table table
        && !table.columns().isEmpty()
        && ColumnWidths.of(table, upright(measures).across(), measures.table()).size()
            < Math.min(10, measures.table());
  }
}
