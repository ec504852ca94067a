package vn.mach.documents.papers;

import static vn.mach.documents.papers.WordText.emu;
import static vn.mach.documents.papers.WordText.twips;

import java.util.List;

/** Writes tables, charts and pictures of a Word document. */
final class WordTables {

  private static final double BAR_HEIGHT = 8;

  private final XmlOutput out;
  private final WordText text;
  private final PageMeasures measures;
  private int pictures;

  WordTables(XmlOutput out, WordText text, PageMeasures measures) {
    this.out = out;
    this.text = text;
    this.measures = measures;
  }

  /** A table without lines, for setting things side by side. */
  void open(double... widths) {
    open("", widths);
  }

  private void open(String style, double... widths) {
    out.raw("<w:tbl><w:tblPr>")
        .raw(style)
        .raw("<w:tblW w:w=\"")
        .raw(twips(sum(widths)))
        .raw("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>");
    if (style.isEmpty()) {
      out.raw(
          "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>");
    }
    out.raw("</w:tblPr><w:tblGrid>");
    for (double width : widths) {
      out.raw("<w:gridCol w:w=\"").raw(twips(width)).raw("\"/>");
    }
    out.raw("</w:tblGrid>");
  }

  void openCell(double width, String more) {
    out.raw("<w:tc><w:tcPr><w:tcW w:w=\"")
        .raw(twips(width))
        .raw("\" w:type=\"dxa\"/>")
        .raw(more)
        .raw("</w:tcPr>");
  }

  void table(PaperBlock.Table table, double width) {
    caption(table.caption(), width);
    if (table.columns().isEmpty()) {
      return;
    }
    ColumnWidths columns = ColumnWidths.of(table, width, measures.table());
    String half = WordText.half(columns.size());
    String size =
        columns.size() == measures.table()
            ? ""
            : "<w:sz w:val=\"" + half + "\"/><w:szCs w:val=\"" + half + "\"/>";
    open("<w:tblStyle w:val=\"Grid\"/>", columns.widths());
    out.raw("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (int i = 0; i < table.columns().size(); i++) {
      openCell(columns.widths()[i], "<w:vAlign w:val=\"center\"/>");
      text.open("TableHead", "");
      text.plain(Typography.clean(table.columns().get(i)), size);
      text.close();
      out.raw("</w:tc>");
    }
    out.raw("</w:tr>");
    for (List<TableCell> row : table.rows()) {
      out.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
      for (int i = 0; i < table.columns().size(); i++) {
        openCell(columns.widths()[i], "");
        text.open(table.numeric().contains(i) ? "TableNumber" : "TableText", "");
        if (i < row.size()) {
          text.plain(Typography.cell(row.get(i).text(), table.numeric().contains(i)), size);
          FigureMark mark = row.get(i).figure();
          if (mark != null) {
            text.mark(
                mark,
                size.isEmpty()
                    ? ""
                    : "<w:sz w:val=\"" + WordText.half(columns.size() * 0.85) + "\"/>");
          }
        }
        text.close();
        out.raw("</w:tc>");
      }
      out.raw("</w:tr>");
    }
    out.raw("</w:tbl>");
  }

  /**
   * Label, bar and text of each in a row; a bar is a picture of one colour, drawn as long as its
   * part of the scale.
   */
  void chart(PaperBlock.Chart chart) {
    caption(chart.title(), measures.width());
    if (chart.bars().isEmpty()) {
      return;
    }
    ChartWidths widths = ChartWidths.of(chart, measures.width(), measures.table());
    open(widths.label(), widths.bar(), widths.text());
    for (ChartBar bar : chart.bars()) {
      out.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
      openCell(widths.label(), "<w:vAlign w:val=\"center\"/>");
      text.paragraph("TableText", "", List.of(TextRun.text(Typography.clean(bar.label()))));
      out.raw("</w:tc>");
      openCell(widths.bar(), "<w:vAlign w:val=\"center\"/>");
      text.open("TableText", "");
      double scale = widths.bar() - 2 * ColumnWidths.PADDING;
      double part = scale * ChartWidths.part(bar);
      String words = bar.label() + ": " + bar.text();
      bar("bar", part, words);
      bar("rest", scale - part, "");
      text.close();
      out.raw("</w:tc>");
      openCell(widths.text(), "<w:vAlign w:val=\"center\"/>");
      text.paragraph("TableText", "", List.of(TextRun.text(Typography.clean(bar.text()))));
      out.raw("</w:tc></w:tr>");
    }
    out.raw("</w:tbl>");
  }

  private void bar(String picture, double width, String words) {
    if (width >= 0.5) {
      picture(picture, width, BAR_HEIGHT, words, "");
    }
  }

  private void caption(String words, double width) {
    if (words.isBlank()) {
      text.paragraph(
          "Rule",
          "<w:keepNext/>",
          List.of()); // two tables without anything between would become one
    } else {
      HeadLine line = HeadLine.bold(Typography.sentence(words), measures.text());
      text.paragraph(
          "Caption",
          "",
          List.of(TextRun.text(String.join("\n", LineBalancer.lines(line, width - 1)))));
    }
  }

  /** A picture in the line; sizes in pt. Without words it says nothing to those who listen. */
  void picture(String relation, double width, double height, String words, String address) {
    String id = String.valueOf(++pictures);
    String described = XmlOutput.escaped(Typography.clean(words));
    out.raw(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"")
        .raw(emu(width))
        .raw("\" cy=\"")
        .raw(emu(height))
        .raw("\"/><wp:docPr id=\"")
        .raw(id)
        .raw("\" name=\"")
        .raw(relation)
        .raw(id)
        .raw("\" descr=\"")
        .raw(described)
        .raw("\"");
    if (address.isEmpty()) {
      out.raw("/>");
    } else {
      out.raw("><a:hlinkClick r:id=\"").raw(text.link(address)).raw("\"/></wp:docPr>");
    }
    out.raw(
            "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"")
        .raw(id)
        .raw("\" name=\"")
        .raw(relation)
        .raw("\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"")
        .raw(relation)
        .raw(
            "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"")
        .raw(emu(width))
        .raw("\" cy=\"")
        .raw(emu(height))
        .raw(
            "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>");
  }

  private static double sum(double[] values) {
    return java.util.Arrays.stream(values).sum();
  }
}
