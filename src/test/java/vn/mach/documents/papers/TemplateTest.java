package vn.mach.documents.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.mach.base.intake.ExtractionSettings;
import vn.mach.base.intake.HostileFiles;
import vn.mach.base.intake.TextExtraction;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.testing.Spent;

@Tag("slow")
class TemplateTest {

  private static final String TEMPLATE =
      """
      @title Kết quả công tác {kỳ} của {unit}
      # I. CÔNG TÁC CHÍNH TRỊ, TƯ TƯỞNG
      ## 1. Học tập, quán triệt
      Đến nay có {target T02} chi bộ hoàn thành, {compare inspections}.{if figure houses} Làm mới {figure houses} ngôi nhà.{end}
      - Vận động được {figure money about} đồng & hơn thế <nữa>;
      - Số đơn vị chưa báo cáo: {unreported names}.
      @table target T01, target T02 done, target T03, figure một-mã-rất-dài-để-thẻ-bị-cắt | Bảng 1. Kết quả theo đơn vị
      @chart target T02 | Biểu đồ 1. Tỷ lệ
      @summary
      """;

  private final Papers papers =
      new Papers(
          new TextExtraction(ExtractionSettings.USUAL),
          PageMeasures::usual,
          (layout, day) -> LayoutRules.EARLIER);

  @Test
  void aTemplateGoesToWordAndComesBackUnchanged() {
    List<WordTemplateLine> lines = WordTemplateLine.of(TEMPLATE);
    assertThat(WordTemplateLine.text(lines)).isEqualTo(TEMPLATE);
    assertThat(WordTemplateLine.text(read(papers.writeTemplate(lines)))).isEqualTo(TEMPLATE);
    assertThat(read(papers.writeTemplate(lines))).isEqualTo(lines);
  }

  @Test
  void wordFindsAControlForEachPlaceThatIsFilledIn() throws IOException {
    try (XWPFDocument word =
        new XWPFDocument(
            new ByteArrayInputStream(papers.writeTemplate(WordTemplateLine.of(TEMPLATE))))) {
      String xml = word.getDocument().xmlText();
      assertThat(xml)
          .contains("w:tag w:val=\"figure:money:about\"")
          .contains("w:tag w:val=\"@table\"")
          .contains("w:tag w:val=\"if:figure:houses\"");
      assertThat(word.getParagraphs()).hasSize(9);
      assertThat(word.getParagraphs().get(1).getStyle()).isEqualTo("Heading1");
    }
  }

  @Test
  void aControlMadeByHandInWordIsReadByItsTag() {
    String sdt =
        "<w:sdt><w:sdtPr><w:tag w:val=\"%s\"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>";
    String figure =
        sdt.formatted(
            "figure:inspections", "<w:r><w:t>bấm vào</w:t></w:r><w:r><w:t> đây</w:t></w:r>");
    String condition =
        sdt.formatted(
            "if:figure:houses",
            "<w:r><w:t> Làm </w:t></w:r>"
                + sdt.formatted("figure:houses", "<w:r><w:t>6</w:t></w:r>")
                + "<w:r><w:t> nhà.</w:t></w:r>");
    String lines = sdt.formatted("@table:T01,T02", HostileFiles.paragraph("bảng"));
    byte[] docx =
        HostileFiles.docx(
            "<w:p><w:r><w:t>Có </w:t></w:r>"
                + figure
                + "<w:r><w:t> cuộc.</w:t></w:r>"
                + condition
                + "</w:p>"
                + lines
                + "<w:p/>");
    assertThat(WordTemplateLine.text(read(docx)))
        .isEqualTo(
            "Có {figure inspections} cuộc.{if figure houses} Làm {figure houses} nhà.{end}\n@table T01,T02\n");
  }

  @Test
  void aWordFileThatIsNoTemplateSaysWhy() {
    assertThat(refused("mau.pdf", new byte[] {1})).isEqualTo("papers.refused.template_kind");
    assertThat(refused("mau.docm", new byte[] {1})).isEqualTo("intake.refused.macros");
    assertThat(refused("mau.docx", HostileFiles.docx("<w:p/>"))).isEqualTo("intake.refused.empty");
    assertThat(refused("mau.docx", HostileFiles.bomb(900, HostileFiles.paragraph("a"))))
        .isEqualTo("intake.refused.bomb");
  }

  @Test
  void aWordFileDoesNotGrowWhileItIsRead() throws IOException {
    String styles =
        "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + "<w:style w:styleId=\"h\"><w:outlineLvl w:val=\"\uff19\"/></w:style></w:styles>";
    String heading = "<w:p><w:pPr><w:pStyle w:val=\"h\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    String text = WordTemplateLine.text(read(withStyles(heading.repeat(500), styles)));
    assertThat(text).as("65258 signs of a heading before each letter").hasSizeLessThan(5_000);
    String around =
        "<w:sdt><w:sdtPr><w:tag w:val=\"if:" + "x".repeat(1_000) + "\"/></w:sdtPr><w:sdtContent>";
    String body =
        around.repeat(20)
            + HostileFiles.paragraph("a").repeat(5_000)
            + "</w:sdtContent></w:sdt>".repeat(20);
    assertThat(refused("mau.docx", HostileFiles.docx(body))).isEqualTo("intake.refused.too_long");
  }

  @Test
  void aParagraphOfPiecesOfOneLetterIsReadAtOnce() {
    String run = "<w:r><w:t>x</w:t></w:r>";
    byte[] docx = HostileFiles.docx("<w:p>" + run.repeat(199_000) + "</w:p>");
    read(HostileFiles.docx("<w:p>" + run + "</w:p>"));
    assertThat(Spent.ms(() -> read(docx))).isLessThan(1_500);
  }

  private static byte[] withStyles(String body, String styles) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream from =
            new ZipInputStream(new ByteArrayInputStream(HostileFiles.docx(body)));
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        if (!entry.getName().equals("word/styles.xml")) {
          to.putNextEntry(new ZipEntry(entry.getName()));
          from.transferTo(to);
        }
      }
      to.putNextEntry(new ZipEntry("word/styles.xml"));
      to.write(styles.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private List<WordTemplateLine> read(byte[] docx) {
    return switch (papers.readTemplate("mau.docx", new ByteArrayInputStream(docx))) {
      case Outcome.Done<List<WordTemplateLine>>(List<WordTemplateLine> lines) -> lines;
      case Outcome.Refused<List<WordTemplateLine>>(List<Refusal> refusals) ->
          throw new AssertionError(refusals.toString());
    };
  }

  private String refused(String name, byte[] bytes) {
    return switch (papers.readTemplate(name, new ByteArrayInputStream(bytes))) {
      case Outcome.Done<List<WordTemplateLine>>(List<WordTemplateLine> lines) ->
          throw new AssertionError(lines.toString());
      case Outcome.Refused<List<WordTemplateLine>>(List<Refusal> refusals) ->
          refusals.getFirst().reason();
    };
  }
}
