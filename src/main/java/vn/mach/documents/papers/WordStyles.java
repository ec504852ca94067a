package vn.mach.documents.papers;

import static vn.mach.documents.papers.WordText.half;
import static vn.mach.documents.papers.WordText.twips;

/** The parts of a Word document that hang on nothing but the layout and its measures. */
final class WordStyles {

  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  private static final String FONT =
      "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>";

  /** What is before the points of a list, from the outermost in. */
  static final String[] POINTS = {"-", "+", "•", "-", "+", "•", "-", "+", "•"};

  /** How much further in a level of a list stands than the one around it, in pt. */
  static final double LEVEL = 14;

  private WordStyles() {}

  static String contentTypes() {
    String main = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    return """
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
    ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>\
    <Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="%1$sdocument.main+xml"/>\
    <Override PartName="/word/styles.xml" ContentType="%1$sstyles+xml"/><Override PartName="/word/numbering.xml" ContentType="%1$snumbering+xml"/>\
    <Override PartName="/word/settings.xml" ContentType="%1$ssettings+xml"/><Override PartName="/word/header1.xml" ContentType="%1$sheader+xml"/>\
    <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>\
    """
        .formatted(main);
  }

  /** The number in the top margin; the first page has a header of its own, which is empty. */
  static String pageNumber() {
    return "<w:hdr "
        + W
        + "><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText"
        + " xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar"
        + " w:fldCharType=\"end\"/></w:r></w:p></w:hdr>";
  }

  static String settings() {
    return "<w:settings "
        + W
        + "><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"567\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
        + "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"vi-VN\"/></w:settings>";
  }

  /**
   * A dash stands where a paragraph's first line begins, and the text behind it goes back to the
   * margin of its level, as offices write.
   */
  static String numbering(PageMeasures measures) {
    StringBuilder levels = new StringBuilder();
    for (int i = 0; i < POINTS.length; i++) {
      levels
          .append("<w:lvl w:ilvl=\"")
          .append(i)
          .append(
              "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"")
          .append(POINTS[i])
          .append("\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"")
          .append(twips(i * LEVEL))
          .append("\" w:firstLine=\"")
          .append(twips(PageMeasures.points(measures.indent())))
          .append("\"/></w:pPr><w:rPr>")
          .append(FONT)
          .append("</w:rPr></w:lvl>");
    }
    return "<w:numbering "
        + W
        + "><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/>"
        + levels
        + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
  }

  static String styles(LayoutStandard layout, PageMeasures m) {
    String text = sized(m.text());
    String table = sized(m.table());
    String gap =
        "<w:spacing w:before=\""
            + twips(m.gap())
            + "\" w:after=\"0\" w:line=\""
            + twips(m.leading())
            + "\" w:lineRule=\"atLeast\"/>";
    String first = "<w:ind w:firstLine=\"" + twips(PageMeasures.points(m.indent())) + "\"/>";
    String tight = "<w:spacing w:before=\"30\" w:after=\"30\" w:line=\"240\" w:lineRule=\"auto\"/>";
    StringBuilder styles = new StringBuilder();
    styles
        .append("<w:styles ")
        .append(W)
        .append("><w:docDefaults><w:rPrDefault><w:rPr>")
        .append(FONT)
        .append(text)
        .append(
            "<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>")
        .append(
            "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>");
    paragraph(
        styles, "BodyText", "Body Text", "Normal", gap + first + "<w:jc w:val=\"both\"/>", "");
    for (int level = 1; level <= 4; level++) {
      String outline =
          "<w:keepNext/>"
              + gap
              + first
              + "<w:jc w:val=\"both\"/><w:outlineLvl w:val=\""
              + (level - 1)
              + "\"/>";
      paragraph(
          styles,
          "Heading" + level,
          "heading " + level,
          "Normal",
          outline,
          (level < 4 ? "<w:b/><w:bCs/>" : "") + (level > 2 ? "<w:i/><w:iCs/>" : ""));
    }
    paragraph(styles, "Point", "List Bullet", "BodyText", "", "");
    paragraph(styles, "Head", "Head", "Normal", "<w:jc w:val=\"center\"/>", "");
    paragraph(
        styles,
        "Rule",
        "Rule",
        "Normal",
        "<w:spacing w:before=\"50\" w:after=\"0\" w:line=\"80\" w:lineRule=\"exact\"/>",
        "<w:sz w:val=\"4\"/><w:szCs w:val=\"4\"/>");
    paragraph(
        styles,
        "Caption",
        "caption",
        "Normal",
        "<w:keepNext/><w:spacing w:before=\""
            + twips(m.gap() * 2)
            + "\" w:after=\""
            + twips(m.gap())
            + "\"/><w:jc w:val=\"center\"/>",
        "<w:b/><w:bCs/>");
    paragraph(styles, "TableText", "Table Text", "Normal", tight, table);
    paragraph(styles, "TableNumber", "Table Number", "TableText", "<w:jc w:val=\"right\"/>", "");
    paragraph(
        styles,
        "TableHead",
        "Table Head",
        "TableText",
        "<w:keepNext/><w:jc w:val=\"center\"/>",
        "<w:b/><w:bCs/>");
    paragraph(styles, "Recipient", "Recipient", "Normal", "", sized(Recipients.size(layout, m)));
    paragraph(styles, "Address", "Address", "Normal", "", "<w:color w:val=\"595959\"/>" + sized(8));
    paragraph(styles, "Header", "header", "Normal", "<w:jc w:val=\"center\"/>", "");
    styles
        .append("<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"")
        .append(WordText.MARK_STYLE)
        .append("\"><w:name w:val=\"Figure Mark\"/><w:rPr><w:color w:val=\"404040\"/>")
        .append(sized(13)) // raised, two thirds of it
        .append("<w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>");
    StringBuilder borders = new StringBuilder();
    for (String side : new String[] {"top", "left", "bottom", "right", "insideH", "insideV"}) {
      borders
          .append("<w:")
          .append(side)
          .append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    }
    String padding = twips(ColumnWidths.PADDING);
    return styles
        + "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"Plain\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar><w:left w:w=\""
        + padding
        + "\" w:type=\"dxa\"/><w:right w:w=\""
        + padding
        + "\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style><w:style w:type=\"table\" w:styleId=\"Grid\"><w:name"
        + " w:val=\"Table Grid\"/><w:basedOn w:val=\"Plain\"/><w:tblPr><w:tblBorders>"
        + borders
        + "</w:tblBorders></w:tblPr></w:style></w:styles>";
  }

  private static void paragraph(
      StringBuilder styles, String id, String name, String base, String paragraph, String letters) {
    styles
        .append("<w:style w:type=\"paragraph\" w:styleId=\"")
        .append(id)
        .append("\"><w:name w:val=\"")
        .append(name)
        .append("\"/><w:basedOn w:val=\"")
        .append(base)
        .append("\"/><w:qFormat/><w:pPr>")
        .append(paragraph)
        .append("</w:pPr><w:rPr>")
        .append(letters)
        .append("</w:rPr></w:style>");
  }

  private static String sized(double points) {
    return "<w:sz w:val=\"" + half(points) + "\"/><w:szCs w:val=\"" + half(points) + "\"/>";
  }
}
