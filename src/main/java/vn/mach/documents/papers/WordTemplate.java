package vn.mach.documents.papers;

import java.util.List;
import java.util.Map;
import vn.mach.documents.papers.WordTemplateLine.Control;
import vn.mach.documents.papers.WordTemplateLine.Words;

/**
 * Writes a template as a Word document: plain text under headings, and a content control for each
 * place that is filled in.
 */
final class WordTemplate {

  private static final String NAMESPACE =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private final XmlOutput out;
  private final WordText text;
  private int controls;

  private WordTemplate(XmlOutput out) {
    this.out = out;
    this.text = new WordText(out);
  }

  static byte[] of(List<WordTemplateLine> lines, PageMeasures measures) {
    try (WordFile file = new WordFile()) {
      file.part("word/document.xml", out -> new WordTemplate(out).write(lines));
      file.common(LayoutStandard.PARTY, measures, Map.of(), 0);
      file.part("word/header1.xml", out -> out.raw("<w:hdr " + NAMESPACE + "><w:p/></w:hdr>"));
      return file.finished();
    }
  }

  private void write(List<WordTemplateLine> lines) {
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document ")
        .raw(NAMESPACE)
        .raw("><w:body>");
    for (WordTemplateLine line : lines) {
      switch (line.kind()) {
        case HEADING -> text.open("Heading" + Math.clamp(line.level(), 1, 4), "");
        case POINT ->
            text.open(
                "Point",
                "<w:numPr><w:ilvl w:val=\""
                    + (Math.clamp(line.level(), 1, 9) - 1)
                    + "\"/><w:numId w:val=\"1\"/></w:numPr>");
        case TEXT -> text.open("BodyText", "");
      }
      for (WordTemplateLine.Part part : line.parts()) {
        switch (part) {
          case Words(String words) -> text.plain(Typography.clean(words), "");
          case Control control -> control(control);
        }
      }
      text.close();
    }
    out.raw(
            "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>")
        .raw("</w:sectPr></w:body></w:document>");
  }

  /**
   * What is in braces is locked against a stray key: it is put elsewhere or thrown out whole. A
   * line by itself may be worded anew.
   */
  private void control(Control control) {
    boolean whole = control.text().startsWith("@");
    out.raw("<w:sdt><w:sdtPr><w:alias w:val=\"")
        .text(Typography.clean(control.tag()))
        .raw("\"/><w:tag w:val=\"")
        .text(Typography.clean(control.tag()))
        .raw("\"/><w:id w:val=\"")
        .raw(String.valueOf(1_000 + ++controls))
        .raw("\"/>")
        .raw(whole ? "" : "<w:lock w:val=\"contentLocked\"/>")
        .raw("<w:text/></w:sdtPr><w:sdtContent>");
    text.plain(
        Typography.clean(control.text()),
        "<w:color w:val=\"1F4E79\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EAF1F8\"/>");
    out.raw("</w:sdtContent></w:sdt>");
  }
}
