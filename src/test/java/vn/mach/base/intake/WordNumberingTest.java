package vn.mach.base.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.Outcome;

/** Numbers that Word draws by itself are read as a reader sees them. */
class WordNumberingTest {

  private static final String NUMBERING =
      """
      <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
      <w:abstractNum w:abstractNumId="7">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
      <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
      <w:lvl w:ilvl="3"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4)"/></w:lvl>
      </w:abstractNum>
      <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf02d"/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
      <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
      </w:numbering>
      """;

  private static final String STYLES =
      """
      <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
      <w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>
      </w:styles>
      """;

  @Test
  void levelsAreCountedAndBeginAnewBelowTheNextNumber() {
    assertThat(
            read(
                listed("Mục đích", 1, 0)
                    + styled("Một", "Muc")
                    + listed("Sâu", 1, 2)
                    + listed("Sâu hơn", 1, 3)
                    + styled("Hai", "MucCon")
                    + HostileFiles.paragraph("không số")
                    + listed("Gạch", 2, 0)
                    + listed("Tổ chức", 1, 0)
                    + styled("Lại một", "Muc")
                    + listed("Chín", 3, 1)
                    + listed("Mười", 3, 1)
                    + listed("Danh sách không có", 99, 0)))
        .isEqualTo(
            """
            I. Mục đích
            1. Một
            1.3. Sâu
            a) Sâu hơn
            2. Hai
            không số
            - Gạch
            II. Tổ chức
            1. Lại một
            9. Chín
            10. Mười
            Danh sách không có
            """);
  }

  private static String listed(String text, int list, int level) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
        .formatted(level, list, text);
  }

  private static String styled(String text, String style) {
    return "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
        .formatted(style, text);
  }

  private static String read(String body) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", HostileFiles.TYPES);
    parts.put("word/document.xml", HostileFiles.OPEN + body + HostileFiles.CLOSE);
    parts.put("word/numbering.xml", NUMBERING);
    parts.put("word/styles.xml", STYLES);
    Outcome<ExtractedText> read =
        new TextExtraction(ExtractionSettings.USUAL)
            .read("a.docx", new ByteArrayInputStream(HostileFiles.zip(parts)));
    return ((Outcome.Done<ExtractedText>) read).value().text();
  }
}
