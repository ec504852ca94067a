package vn.mach.documents.papers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.mach.base.intake.WordTextReader;

/** Writes paragraphs and runs of a Word document, and keeps the addresses that they lead to. */
final class WordText {

  /** The character style of marks: readers of our own papers know a mark by it. */
  static final String MARK_STYLE = WordTextReader.MARK_STYLE;

  private final XmlOutput out;
  private final Map<String, String> links = new LinkedHashMap<>();

  WordText(XmlOutput out) {
    this.out = out;
  }

  /** Relation by address, in the order of first use. */
  Map<String, String> links() {
    return links;
  }

  /** A paragraph in a style; {@code more} goes into its properties. */
  void paragraph(String style, String more, List<TextRun> runs) {
    open(style, more);
    runs.forEach(this::run);
    close();
  }

  void open(String style, String more) {
    out.raw("<w:p><w:pPr><w:pStyle w:val=\"").raw(style).raw("\"/>").raw(more).raw("</w:pPr>");
  }

  void close() {
    out.raw("</w:p>");
  }

  void run(TextRun run) {
    plain(
        run.text(), (run.bold() ? "<w:b/><w:bCs/>" : "") + (run.italic() ? "<w:i/><w:iCs/>" : ""));
    if (run.figure() != null) {
      mark(run.figure());
    }
  }

  /** One run; ends of lines in the text become ends of lines. */
  void plain(String text, String properties) {
    if (text.isEmpty()) {
      return;
    }
    out.raw("<w:r>");
    if (!properties.isEmpty()) {
      out.raw("<w:rPr>").raw(properties).raw("</w:rPr>");
    }
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      out.raw(i > 0 ? "<w:br/>" : "")
          .raw("<w:t xml:space=\"preserve\">")
          .text(lines[i])
          .raw("</w:t>");
    }
    out.raw("</w:r>");
  }

  /** The code of a figure, small behind it; a link where its address is one. */
  void mark(FigureMark mark) {
    mark(mark, "");
  }

  /** As {@link #mark(FigureMark)}, in letters of the size that the properties say. */
  void mark(FigureMark mark, String properties) {
    String code = "\u00a0" + Typography.clean(mark.code());
    String style = "<w:rStyle w:val=\"" + MARK_STYLE + "\"/>" + properties;
    String address = PaperLinks.address(mark.url());
    if (address.isEmpty()) {
      plain(code, style);
      return;
    }
    out.raw("<w:hyperlink r:id=\"").raw(link(address)).raw("\" w:history=\"1\">");
    plain(code, style);
    out.raw("</w:hyperlink>");
  }

  String link(String address) {
    return links.computeIfAbsent(address, it -> "l" + (links.size() + 1));
  }

  /** Twentieths of a point. */
  static String twips(double points) {
    return String.valueOf(Math.round(points * 20));
  }

  /** Half points, as sizes of letters are counted. */
  static String half(double points) {
    return String.valueOf(Math.round(points * 2));
  }

  /** English metric units, as pictures are measured. */
  static String emu(double points) {
    return String.format(Locale.ROOT, "%d", Math.round(points * 12_700));
  }
}
