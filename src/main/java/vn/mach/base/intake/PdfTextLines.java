package vn.mach.base.intake;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * The text of a PDF, line by line as it is on the page, with the lines of a paragraph joined again:
 * a line goes on in the next where it is full and the next begins at the margin. Numbers of pages
 * and what is raised above the line (marks, signs of notes) are left out.
 */
final class PdfTextLines extends PDFTextStripper {

  static final class TooLong extends RuntimeException {}

  /** A part of the size of the letters beside it: what is smaller is above or below the line. */
  private static final double SMALL = 0.72;

  /** Wider than this many times their size apart, words are cells of a table. */
  private static final double CELL = 1.0;

  private static final Pattern PAGE_NUMBER =
      Pattern.compile("[-–—\\s]{0,20}\\d{1,4}[-–—\\s]{0,20}");
  private static final Pattern BEGINS_ANEW =
      Pattern.compile(
          "^(?:[-+–—•*▪●○]\\s|\\(?(?:\\d{1,2}(?:\\.\\d{1,2}){0,20}|[IVX]{1,5}|[a-zđ])[.)/]\\s|Nơi nhận|(?:Điều|Mục|Chương|Phần|Bảng|Biểu)\\s+\\d).*");

  /** A line of the page; places in pt from its left edge. */
  private record Line(
      int page, String text, double left, double right, double size, boolean cells) {}

  private final int most;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private double left;
  private double right;
  private double size;
  private boolean cells;
  private long taken;

  PdfTextLines(int most) {
    this.most = most;
    setSortByPosition(true);
    setSuppressDuplicateOverlappingText(true);
    setAddMoreFormatting(false);
  }

  String text(PDDocument document) throws IOException {
    writeText(document, Writer.nullWriter());
    endLine();
    return joined();
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    if (++taken > most) {
      throw new TooLong();
    }
    super.processTextPosition(text);
  }

  @Override
  protected void writeString(String word, List<TextPosition> letters) {
    double main = letters.stream().mapToDouble(TextPosition::getFontSizeInPt).max().orElse(0);
    if (!line.isEmpty() && main < size * SMALL && letters.getFirst().getXDirAdj() - right < size) {
      return; // a mark or the sign of a note behind a word
    }
    StringBuilder kept = new StringBuilder();
    double end = right;
    for (TextPosition letter : letters) {
      if (letter.getFontSizeInPt() >= main * SMALL) {
        kept.append(letter.getUnicode());
        end = letter.getXDirAdj() + letter.getWidthDirAdj();
      }
    }
    double begin = letters.getFirst().getXDirAdj();
    if (line.isEmpty()) {
      left = begin;
      size = main;
    } else {
      boolean cell = begin - right > CELL * main;
      cells |= cell;
      line.append(cell ? '\t' : ' ');
      size = Math.max(size, main);
    }
    line.append(kept.toString().replace("\u00ad", "").replace('\u00a0', ' ').strip());
    right = Math.max(end, begin);
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void endPage(org.apache.pdfbox.pdmodel.PDPage page) {
    endLine();
  }

  private void endLine() {
    String text = line.toString().strip();
    if (!text.isEmpty()) {
      boolean firstOfPage = lines.isEmpty() || lines.getLast().page != getCurrentPageNo();
      if (!(firstOfPage && PAGE_NUMBER.matcher(text).matches())) {
        lines.add(new Line(getCurrentPageNo(), text, left, right, size, cells));
      }
    }
    line.setLength(0);
    cells = false;
    right = 0;
  }

  private String joined() {
    double edge = rightEdge();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      Line one = lines.get(i);
      text.append(one.text);
      boolean goesOn = i + 1 < lines.size() && goesOn(one, lines.get(i + 1), edge);
      boolean whole =
          one.text.endsWith("-")
              && one.text.length() > 1
              && Character.isDigit(one.text.charAt(one.text.length() - 2));
      text.append(!goesOn ? "\n" : whole ? "" : " ");
    }
    return text.toString();
  }

  private static boolean goesOn(Line one, Line next, double edge) {
    boolean full = one.right > edge - 3.2 * one.size;
    boolean atMargin = next.left < one.left + 0.6 * one.size;
    boolean sameSize = Math.abs(one.size - next.size) < 0.6;
    return full
        && atMargin
        && sameSize
        && !one.cells
        && !next.cells
        && !BEGINS_ANEW.matcher(next.text).matches();
  }

  /** Where most long lines end. */
  private double rightEdge() {
    double[] ends =
        lines.stream().filter(it -> !it.cells).mapToDouble(Line::right).sorted().toArray();
    return ends.length == 0 ? 0 : ends[(int) (ends.length * 0.9)];
  }
}
