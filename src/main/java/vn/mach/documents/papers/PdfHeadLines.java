package vn.mach.documents.papers;

import java.io.IOException;
import java.util.List;

/** The lines of a paper's head and of its signature: centred, some with a rule below. */
final class PdfHeadLines {

  private PdfHeadLines() {}

  static void centred(PdfPages pages, List<HeadLine> lines, double x, double width, double aside)
      throws IOException {
    for (HeadLine line : LineBalancer.all(lines, width - aside)) {
      for (LineBreaker.Line printed :
          LineBreaker.of(
              List.of(PdfTextPiece.of(line.text(), line.style(), line.size())), width, 0)) {
        pages.line(printed, x, width, height(line), PdfPages.Align.CENTRE);
      }
      if (line.rule() > 0) {
        double length = line.width() * line.rule();
        double y = pages.y() - 3;
        pages.rules(
            List.of(new double[] {x + (width - length) / 2, y, x + (width + length) / 2, y}));
        pages.down(RULE);
      }
    }
  }

  /** What a rule takes of the height. */
  static final double RULE = 7;

  static double height(HeadLine line) {
    return line.size() * 1.15;
  }
}
