package vn.mach.documents.papers;

import static vn.mach.documents.papers.WordText.twips;

import java.util.List;

/**
 * Writes {@code word/document.xml}: head, title, body, signing, from top to bottom and without
 * holding more than one line of it.
 */
final class WordBody {

  private static final String NAMESPACES =
      """
      xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
      xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
      xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture\"\
      """;

  private final Paper paper;
  private final PageMeasures measures;
  private final Letterhead letterhead;
  private final XmlOutput out;
  private final WordText text;
  private final WordTables tables;
  private PageShape shape;
  private boolean sectioned;

  WordBody(Paper paper, PageMeasures measures, XmlOutput out) {
    this.paper = paper;
    this.measures = measures;
    this.letterhead = Letterhead.of(paper, measures);
    this.out = out;
    this.text = new WordText(out);
    this.tables = new WordTables(out, text, measures);
    this.shape = PageShape.upright(measures);
  }

  /** Writes the part and hands back the text's addresses. */
  WordText write() {
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document ")
        .raw(NAMESPACES)
        .raw("><w:body>");
    head();
    double before = 18;
    for (HeadLine line :
        LineBalancer.all(letterhead.title(), measures.width() - Letterhead.ASIDE)) {
      centred(line, measures.width(), before);
      before = 0;
    }
    List<PaperBlock> blocks = paper.body();
    for (int i = 0; i < blocks.size(); i++) {
      turn(
          PageShape.turns(blocks, i, measures)
              ? PageShape.turned(measures)
              : PageShape.upright(measures));
      block(blocks.get(i), i == 0, i == blocks.size() - 1);
    }
    turn(PageShape.upright(measures));
    signing();
    section();
    out.raw("</w:body></w:document>");
    return text;
  }

  private void head() {
    double right = letterhead.rightWidth(measures.width());
    tables.open(measures.width() - right, right);
    out.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    cell(letterhead.left(), measures.width() - right);
    cell(letterhead.right(), right);
    out.raw("</w:tr></w:tbl>");
  }

  private void cell(List<HeadLine> lines, double width) {
    tables.openCell(width, "");
    LineBalancer.all(lines, width - Letterhead.BETWEEN).forEach(line -> centred(line, width, 0));
    if (lines.isEmpty()) {
      text.paragraph("Head", "", List.of());
    }
    out.raw("</w:tc>");
  }

  private void centred(HeadLine line, double width, double before) {
    text.open(
        "Head", before > 0 ? "<w:spacing w:before=\"" + twips(before) + "\" w:after=\"0\"/>" : "");
    text.plain(line.text(), properties(line));
    text.close();
    if (line.rule() > 0) {
      String aside = twips((width - line.width() * line.rule()) / 2);
      text.paragraph(
          "Rule",
          "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/></w:pBdr><w:ind w:left=\""
              + aside
              + "\" w:right=\""
              + aside
              + "\"/>",
          List.of());
    }
  }

  private static String properties(HeadLine line) {
    String size = WordText.half(line.size());
    return (line.bold() ? "<w:b/><w:bCs/>" : "")
        + (line.italic() ? "<w:i/><w:iCs/>" : "")
        + "<w:sz w:val=\""
        + size
        + "\"/><w:szCs w:val=\""
        + size
        + "\"/>";
  }

  private void block(PaperBlock block, boolean first, boolean last) {
    // the last paragraph stays with the signature: no signature stands alone on its page
    boolean keep = last || block instanceof PaperBlock.Paragraph words && words.introduces();
    String with =
        (keep ? "<w:keepNext/>" : "")
            + (first ? "<w:spacing w:before=\"" + twips(12) + "\"/>" : "");
    switch (block) {
      case PaperBlock.Heading(int level, String words) ->
          text.paragraph(
              "Heading" + Math.clamp(level, 1, 4),
              first ? "<w:spacing w:before=\"" + twips(12) + "\"/>" : "",
              List.of(TextRun.text(Typography.sentence(words))));
      case PaperBlock.Paragraph(List<TextRun> runs) ->
          text.paragraph("BodyText", with, Typography.sentence(runs));
      case PaperBlock.Bullet(List<TextRun> runs, int level) ->
          text.paragraph(
              "Point",
              (last ? "<w:keepNext/>" : "")
                  + "<w:numPr><w:ilvl w:val=\""
                  + (Math.clamp(level, 1, 9) - 1)
                  + "\"/><w:numId w:val=\"1\"/></w:numPr>",
              Typography.sentence(runs));
      case PaperBlock.Table table -> tables.table(table, shape.across());
      case PaperBlock.Chart chart -> tables.chart(chart);
    }
  }

  private void signing() {
    List<HeadLine> lines = letterhead.signing();
    String address = paper.address() == null ? "" : PaperLinks.address(paper.address());
    if (lines.isEmpty()
        && letterhead.name().isEmpty()
        && paper.recipients().isEmpty()
        && address.isEmpty()) {
      return;
    }
    text.paragraph(
        "Rule",
        "<w:keepNext/><w:spacing w:before=\""
            + twips(12)
            + "\" w:line=\"20\" w:lineRule=\"exact\"/>",
        List.of());
    double half = measures.width() / 2;
    tables.open(half, half);
    out.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    tables.openCell(half, "");
    signed(letterhead.leftSigning(), letterhead.leftName(), half);
    recipients();
    if (!address.isEmpty()) {
      text.open("Recipient", "<w:spacing w:before=\"" + twips(8) + "\"/>");
      tables.picture("qr", QrCode.SIZE, QrCode.SIZE, address, address);
      text.close();
      text.open("Address", "");
      out.raw("<w:hyperlink r:id=\"").raw(text.link(address)).raw("\" w:history=\"1\">");
      text.plain(address, "");
      out.raw("</w:hyperlink>");
      text.close();
    }
    text.paragraph("Rule", "", List.of());
    out.raw("</w:tc>");
    tables.openCell(half, "");
    signed(lines, letterhead.name(), half);
    if (lines.isEmpty() && letterhead.name().isEmpty()) {
      text.paragraph("Head", "", List.of());
    }
    out.raw("</w:tc></w:tr></w:tbl>");
    text.paragraph("Rule", "", List.of());
  }

  private void signed(List<HeadLine> lines, List<HeadLine> names, double half) {
    LineBalancer.all(lines, half - Letterhead.BETWEEN).forEach(line -> centred(line, half, 0));
    for (HeadLine name : names) {
      centred(name, half, Letterhead.SIGNATURE);
    }
  }

  private void recipients() {
    List<String> lines = Recipients.lines(paper);
    if (lines.isEmpty()) {
      return;
    }
    boolean party = paper.layout() == LayoutStandard.PARTY;
    text.open("Recipient", "");
    text.plain(
        Recipients.TITLE,
        properties(Recipients.title(paper.layout(), measures))
            + (party ? "<w:u w:val=\"single\"/>" : ""));
    text.close();
    lines.forEach(line -> text.paragraph("Recipient", "", List.of(TextRun.text(line))));
  }

  /**
   * Ends the section where the page is turned: what follows begins on a page of the other shape.
   */
  private void turn(PageShape next) {
    if (next.turned() != shape.turned()) {
      out.raw("<w:p><w:pPr><w:pStyle w:val=\"Rule\"/>");
      section();
      out.raw("</w:pPr></w:p>");
      shape = next;
    }
  }

  /**
   * Sections after the first take over its page number, and none of them has a first page without
   * one.
   */
  private void section() {
    out.raw("<w:sectPr>")
        .raw(sectioned ? "" : "<w:headerReference w:type=\"default\" r:id=\"header\"/>")
        .raw("<w:pgSz w:w=\"")
        .raw(twips(shape.width()))
        .raw("\" w:h=\"")
        .raw(twips(shape.height()))
        .raw(shape.turned() ? "\" w:orient=\"landscape\"/>" : "\"/>")
        .raw("<w:pgMar")
        .raw(margin("top", shape.top()))
        .raw(margin("right", shape.right()))
        .raw(margin("bottom", shape.bottom()))
        .raw(margin("left", shape.left()))
        .raw(margin("header", shape.number()))
        .raw(margin("footer", shape.number()))
        .raw(" w:gutter=\"0\"/>")
        .raw(sectioned ? "" : "<w:titlePg/>")
        .raw("</w:sectPr>");
    sectioned = true;
  }

  private static String margin(String side, double points) {
    return " w:" + side + "=\"" + twips(points) + "\"";
  }
}
