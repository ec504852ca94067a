package vn.mach.documents.papers;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of text in one cut, size and shade, as the PDF prints it.
 *
 * @param size in pt
 * @param rise above the line in pt
 * @param grey 0 is black, 1 white
 * @param address where it leads; empty: nowhere
 */
record PdfTextPiece(
    String text, FontStyle style, double size, double rise, float grey, String address) {

  private static final float MARK_GREY = 0.25f;

  static PdfTextPiece of(String text, FontStyle style, double size) {
    return new PdfTextPiece(text, style, size, 0, 0, "");
  }

  /** The runs of a paragraph, marks small and raised behind their figures. */
  static List<PdfTextPiece> of(List<TextRun> runs, double size) {
    List<PdfTextPiece> pieces = new ArrayList<>();
    for (TextRun run : runs) {
      pieces.add(of(run.text(), FontStyle.of(run.bold(), run.italic()), size));
      if (run.figure() != null) {
        pieces.add(mark(run.figure(), size));
      }
    }
    return pieces;
  }

  static PdfTextPiece mark(FigureMark mark, double size) {
    return new PdfTextPiece(
        "\u00a0" + Typography.clean(mark.code()),
        FontStyle.REGULAR,
        Math.min(8, size * 0.6),
        size * 0.33,
        MARK_GREY,
        PaperLinks.address(mark.url()));
  }

  PdfTextPiece with(String other) {
    return new PdfTextPiece(other, style, size, rise, grey, address);
  }

  double width() {
    return TextMetrics.width(text, style, size);
  }

  boolean sameLook(PdfTextPiece that) {
    return style == that.style
        && size == that.size
        && rise == that.rise
        && grey == that.grey
        && address.equals(that.address);
  }

  /** Spaces that a justified line may stretch; those of a mark keep their width. */
  int gaps() {
    return rise > 0 ? 0 : (int) text.chars().filter(c -> c == ' ' || c == '\u00a0').count();
  }
}
