package vn.mach.documents.papers;

/**
 * Margins, sizes and spaces of one layout; settings of the realm. A4 throughout.
 *
 * @param top mm, as the other three margins
 * @param text size of the text in pt; heads, signing and page number follow it
 * @param kind size of the kind of document in pt
 * @param subject size of the subject in pt
 * @param table size of tables in pt; a table too wide for it is set smaller, down to 8
 * @param leading distance of lines in pt
 * @param gap space between paragraphs in pt
 * @param indent of a paragraph's first line in mm
 */
record PageMeasures(
    double top,
    double bottom,
    double left,
    double right,
    double text,
    double kind,
    double subject,
    double table,
    double leading,
    double gap,
    double indent) {

  static final double PAGE_WIDTH = 210;
  static final double PAGE_HEIGHT = 297;

  /**
   * 36-HD/VPTW of 2018: margins 20, 20, 30, 15; text 14–15, kind 15–16, subject 14–15; lines at
   * least 18 pt apart, first line 10 mm in.
   */
  private static final PageMeasures PARTY =
      new PageMeasures(20, 20, 30, 15, 14, 16, 15, 12, 18, 6, 10);

  /**
   * Decree 30/2020, annex I: margins 20–25, 20–25, 30–35, 15–20; text, kind and subject 13–14; at
   * least 6 pt between paragraphs.
   */
  private static final PageMeasures STATE =
      new PageMeasures(20, 20, 30, 15, 14, 14, 14, 12, 18, 6, 10);

  static PageMeasures usual(LayoutStandard layout) {
    return layout == LayoutStandard.PARTY ? PARTY : STATE;
  }

  /** What is left for text between the margins, in pt. */
  double width() {
    return points(PAGE_WIDTH - left - right);
  }

  static double points(double mm) {
    return mm * 72 / 25.4;
  }
}
