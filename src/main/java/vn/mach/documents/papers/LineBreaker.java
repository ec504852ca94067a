package vn.mach.documents.papers;

import java.util.ArrayList;
import java.util.List;

/** Breaks pieces of text into lines, at plain spaces only; a word longer than a line is cut. */
final class LineBreaker {

  /**
   * One line.
   *
   * @param full whether it is broken off because it is full: such a line may be stretched to the
   *     whole width
   */
  record Line(List<PdfTextPiece> pieces, double width, boolean full) {}

  private final List<Line> lines = new ArrayList<>();
  private final double width;
  private List<PdfTextPiece> line = new ArrayList<>();
  private double used;
  private List<PdfTextPiece> word = new ArrayList<>();
  private double wordWidth;
  private PdfTextPiece space = PdfTextPiece.of(" ", FontStyle.REGULAR, 0);
  private double module;

  private LineBreaker(double width, double indent) {
    this.width = width;
    this.module = width - indent;
  }

  /**
   * @param width of the lines in pt
   * @param indent what the first line has less
   */
  static List<Line> of(List<PdfTextPiece> pieces, double width, double indent) {
    LineBreaker breaking = new LineBreaker(width, indent);
    pieces.forEach(breaking::take);
    breaking.endWord();
    breaking.endLine(false);
    return breaking.lines;
  }

  private void take(PdfTextPiece piece) {
    String text = piece.text();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : 0;
      if (c == ' ' || c == '\n' || c == 0) {
        if (i > from) {
          add(piece.with(text.substring(from, i)));
        }
        from = i + 1;
        if (c == ' ') {
          endWord();
          space = piece.with(" ");
        } else if (c == '\n') {
          endWord();
          endLine(false);
        }
      }
    }
  }

  private void add(PdfTextPiece part) {
    double wide = part.width();
    while (wordWidth + wide > width && part.text().length() > 1 && word.isEmpty()) {
      double left = line.isEmpty() ? module : width;
      if (!line.isEmpty()) {
        endLine(true);
      }
      PdfTextPiece first = part.with(part.text().substring(0, fits(part, left)));
      line.add(first);
      used = first.width();
      endLine(true);
      part = part.with(part.text().substring(first.text().length()));
      wide -= first.width();
    }
    word.add(part);
    wordWidth += wide;
  }

  /**
   * How many characters of a word fit into what is left; one at least. Looks at little more of it
   * than fits: a word may be as long as the text.
   */
  private static int fits(PdfTextPiece part, double left) {
    String text = part.text();
    int more = 2;
    while (more < text.length() && part.with(text.substring(0, more)).width() <= left) {
      more *= 2;
    }
    int fits = more / 2;
    int tooMany = Math.min(more, text.length()) + 1;
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) >>> 1;
      if (part.with(text.substring(0, middle)).width() <= left) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return fits > 1 && Character.isHighSurrogate(text.charAt(fits - 1)) ? fits - 1 : fits;
  }

  private void endWord() {
    if (word.isEmpty()) {
      return;
    }
    double gap = line.isEmpty() ? 0 : space.width();
    if (!line.isEmpty() && used + gap + wordWidth > module + 0.01) {
      endLine(true);
      gap = 0;
    }
    if (gap > 0) {
      join(space);
    }
    word.forEach(this::join);
    used += gap + wordWidth;
    word = new ArrayList<>();
    wordWidth = 0;
  }

  private void join(PdfTextPiece piece) {
    if (!line.isEmpty() && line.getLast().sameLook(piece)) {
      line.set(line.size() - 1, piece.with(line.getLast().text() + piece.text()));
    } else {
      line.add(piece);
    }
  }

  private void endLine(boolean full) {
    lines.add(new Line(line, used, full));
    line = new ArrayList<>();
    used = 0;
    module = width;
  }
}
