package vn.mach.base.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;

@Tag("slow")
class TextExtractionTest {

  private final TextExtraction extraction = new TextExtraction(ExtractionSettings.USUAL);

  @Test
  void textComesOutInOneFormWhateverItWasWrittenIn() {
    String text = "Đảng bộ có 321 chi bộ.\nĐạt 71,34 %.";
    String loose = Normalizer.normalize(text, Normalizer.Form.NFD).replace("\n", "\r\n");
    assertThat(text("a.txt", loose.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(text("a.TXT", ("\ufeff" + text).getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(text("a.txt", ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)))
        .isEqualTo(text);
    assertThat(text("a.txt", ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE)))
        .isEqualTo(text);
  }

  @Test
  void textInAnOldEncodingIsRefusedAndNotGuessed() {
    assertThat(refused("a.txt", "Đảng bộ".getBytes(Charset.forName("windows-1258"))))
        .isEqualTo("intake.refused.encoding");
    assertThat(refused("a.txt", new byte[] {'a', 0, 1, 2, 'b'}))
        .isEqualTo("intake.refused.not_text");
  }

  @Test
  void wordIsReadAsItsReaderSeesIt() {
    String body =
        "<w:p><w:r><w:t>Toàn khối có </w:t></w:r><w:del><w:r><w:delText>300</w:delText><w:t>300</w:t></w:r></w:del><w:ins><w:r><w:t>321</w:t></w:r></w:ins>"
            + "<w:r><w:t> chi bộ</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>bí ẩn</w:t></w:r></w:p>"
            + "<w:tbl><w:tr><w:tc><w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr><w:r><w:t>Đơn vị</w:t></w:r></w:p></w:tc><w:tc>"
            + HostileFiles.paragraph("Số")
            + HostileFiles.paragraph("lượng")
            + "</w:tc></w:tr><w:tr><w:tc>"
            + HostileFiles.paragraph("Chi bộ 1")
            + "</w:tc><w:tc>"
            + HostileFiles.paragraph("29/37")
            + "</w:tc></w:tr></w:tbl>"
            + HostileFiles.paragraph("Hết.");
    String notes =
        "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:footnote w:id=\"1\">"
            + HostileFiles.paragraph("ngăn cách")
            + "</w:footnote><w:footnote w:id=\"2\">"
            + HostileFiles.paragraph("Tính đến 30/6.")
            + "</w:footnote></w:footnotes>";
    byte[] docx =
        HostileFiles.zip(
            Map.of(
                "[Content_Types].xml",
                HostileFiles.TYPES,
                "word/document.xml",
                HostileFiles.OPEN + body + HostileFiles.CLOSE,
                "word/footnotes.xml",
                notes,
                "word/header1.xml",
                HostileFiles.OPEN + HostileFiles.paragraph("đầu trang") + HostileFiles.CLOSE));
    assertThat(text("báo cáo.docx", docx))
        .isEqualTo(
            "Toàn khối có 321 chi bộ\nĐơn vị\tSố lượng\nChi bộ 1\t29/37\nHết.\nTính đến 30/6.\n");
  }

  @Test
  void whatIsNotWhatItSaysIsRefused() {
    byte[] docx = HostileFiles.docx(HostileFiles.paragraph("Đảng bộ có 321 chi bộ."));
    assertThat(refused("a.pdf", docx)).isEqualTo("intake.refused.not_what_it_says");
    assertThat(refused("a.txt", docx)).isEqualTo("intake.refused.not_what_it_says");
    assertThat(refused("a.docx", "Đảng bộ".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("intake.refused.not_what_it_says");
    assertThat(refused("a.docx", HostileFiles.zip(Map.of("xl/workbook.xml", "<x/>"))))
        .isEqualTo("intake.refused.not_what_it_says");
    assertThat(refused("a.exe", new byte[] {'M', 'Z'})).isEqualTo("intake.refused.kind");
    assertThat(refused("a", new byte[] {'M', 'Z'})).isEqualTo("intake.refused.kind");
    assertThat(refused("a.doc", new byte[] {1})).isEqualTo("intake.refused.old_word");
    assertThat(refused("a.txt", new byte[0])).isEqualTo("intake.refused.empty");
    assertThat(refused("a.docx", HostileFiles.docx("<w:p/>"))).isEqualTo("intake.refused.empty");
  }

  @Test
  void aSecretPaperDoesNotBelongHere() {
    assertThat(
            refused(
                "a.docx",
                HostileFiles.docx(
                    HostileFiles.paragraph("TỐI MẬT") + HostileFiles.paragraph("Kế hoạch"))))
        .isEqualTo("intake.refused.secret");
    assertThat(refused("Kế hoạch (Mật).txt", "abc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("intake.refused.secret");
  }

  @Test
  void aMarkingInTheHeaderOfAPaperIsFoundToo() {
    byte[] marked =
        HostileFiles.zip(
            Map.of(
                "[Content_Types].xml",
                HostileFiles.TYPES,
                "word/document.xml",
                HostileFiles.OPEN + HostileFiles.paragraph("Kế hoạch") + HostileFiles.CLOSE,
                "word/header1.xml",
                HostileFiles.OPEN + HostileFiles.paragraph("TUYỆT MẬT") + HostileFiles.CLOSE));
    assertThat(refused("a.docx", marked)).isEqualTo("intake.refused.secret");
  }

  @Test
  void theTextOfAPdfIsRead() throws IOException {
    assertThat(text("a.pdf", pdf(1))).isEqualTo("Dang bo co 321 chi bo truc thuoc.\n");
  }

  @Test
  void lockedFilesAreRefused() throws Exception {
    assertThat(
            refused(
                "a.docx",
                HostileFiles.encrypted(
                    HostileFiles.docx(HostileFiles.paragraph("Đảng bộ có 321 chi bộ.")))))
        .isEqualTo("intake.refused.encrypted");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("chu", "mat-khau", new AccessPermission()));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      assertThat(refused("a.pdf", bytes.toByteArray())).isEqualTo("intake.refused.encrypted");
    }
  }

  @Test
  void macrosAreRefusedByNameByPartAndByType() {
    assertThat(
            refused("a.docm", HostileFiles.docx(HostileFiles.paragraph("Đảng bộ có 321 chi bộ."))))
        .isEqualTo("intake.refused.macros");
    assertThat(
            refused(
                "a.docx",
                HostileFiles.zip(
                    Map.of(
                        "[Content_Types].xml",
                        HostileFiles.TYPES,
                        "word/document.xml",
                        HostileFiles.OPEN + HostileFiles.CLOSE,
                        "word/vbaProject.bin",
                        "x"))))
        .isEqualTo("intake.refused.macros");
    String types =
        HostileFiles.TYPES.replace(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml");
    assertThat(
            refused(
                "a.docx",
                HostileFiles.zip(
                    Map.of(
                        "[Content_Types].xml",
                        types,
                        "word/document.xml",
                        HostileFiles.OPEN + HostileFiles.paragraph("a") + HostileFiles.CLOSE))))
        .isEqualTo("intake.refused.macros");
  }

  @Test
  void whatWouldUnpackWithoutEndIsGivenUp() {
    assertThat(refused("a.docx", HostileFiles.bomb(900, HostileFiles.paragraph("a"))))
        .isEqualTo("intake.refused.bomb");
    assertThat(refused("a.docx", HostileFiles.bomb(7, "<w:tc/><w:p/>")))
        .isEqualTo("intake.refused.too_long");
    assertThat(refused("a.docx", HostileFiles.bomb(7, "a"))).isEqualTo("intake.refused.bomb");
    assertThat(
            refused(
                "a.docx", HostileFiles.docx("<w:sdt>".repeat(5_000) + "</w:sdt>".repeat(5_000))))
        .isEqualTo("intake.refused.hostile");
    assertThat(
            refused(
                "a.docx",
                HostileFiles.zipOf(zip -> {
                  for (int i = 0; i < 4_000; i++) {
                    zip.putNextEntry(new java.util.zip.ZipEntry("word/media/" + i));
                  }
                })))
        .isEqualTo("intake.refused.bomb");
  }

  @Test
  void definitionsAndThingsFetchedFromElsewhereAreRefused() {
    assertThat(
            refused(
                "a.docx",
                HostileFiles.zip(
                    Map.of(
                        "[Content_Types].xml",
                        HostileFiles.TYPES,
                        "word/document.xml",
                        HostileFiles.billionLaughs()))))
        .isEqualTo("intake.refused.hostile");
    String reading =
        "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + HostileFiles.OPEN
            + HostileFiles.paragraph("&x;")
            + HostileFiles.CLOSE;
    assertThat(
            refused(
                "a.docx",
                HostileFiles.zip(
                    Map.of(
                        "[Content_Types].xml", HostileFiles.TYPES, "word/document.xml", reading))))
        .isEqualTo("intake.refused.hostile");
    assertThat(refused("a.docx", related("attachedTemplate", "https://xau.example/mau.dotm")))
        .isEqualTo("intake.refused.outside");
    assertThat(refused("a.docx", related("oleObject", "\\\\xau\\o")))
        .isEqualTo("intake.refused.outside");
    assertThat(text("a.docx", related("hyperlink", "https://mach.example.vn"))).isEqualTo("a\n");
    assertThat(
            text("a.docx", related("attachedTemplate", "file:///C:\\Users\\van-thu\\Normal.dotm")))
        .isEqualTo("a\n");
  }

  private static byte[] related(String type, String target) {
    String relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://x/"
            + type
            + "\" Target=\""
            + target
            + "\" TargetMode=\"External\"/></Relationships>";
    return HostileFiles.zip(
        Map.of(
            "[Content_Types].xml",
            HostileFiles.TYPES,
            "word/document.xml",
            HostileFiles.OPEN + HostileFiles.paragraph("a") + HostileFiles.CLOSE,
            "word/_rels/settings.xml.rels",
            relations));
  }

  @Test
  void aBrokenFileSaysSo() throws IOException {
    byte[] docx = HostileFiles.docx(HostileFiles.paragraph("Đảng bộ có 321 chi bộ."));
    assertThat(refused("a.docx", Arrays.copyOf(docx, docx.length / 2)))
        .isEqualTo("intake.refused.broken");
    assertThat(refused("a.docx", HostileFiles.docx("<w:p>"))).isEqualTo("intake.refused.broken");
    byte[] pdf = pdf(2);
    assertThat(refused("a.pdf", Arrays.copyOf(pdf, 300)))
        .isIn("intake.refused.broken", "intake.refused.scan");
  }

  @Test
  void aPdfMadeToFillTheMemoryOrToRunForeverEndsByItself() throws Exception {
    TextExtraction hasty =
        new TextExtraction(
            new ExtractionSettings(
                DataSize.ofMegabytes(20), 4_000_000, 600, Duration.ofSeconds(6)));
    assertThat(refused(hasty, "a.pdf", HostileFiles.pdfBomb(900)))
        .isIn("intake.refused.bomb", "intake.refused.scan", "intake.refused.takes_too_long");
    assertThat(refused(hasty, "a.pdf", HostileFiles.pdfOfForms(60)))
        .isIn(
            "intake.refused.takes_too_long",
            "intake.refused.too_long",
            "intake.refused.broken",
            "intake.refused.scan");
  }

  @Test
  void limitsAreSettings() throws Exception {
    TextExtraction narrow =
        new TextExtraction(
            new ExtractionSettings(DataSize.ofMegabytes(1), 100, 1, Duration.ofSeconds(30)));
    assertThat(refused(narrow, "a.txt", new byte[(1 << 20) + 1]))
        .isEqualTo("intake.refused.too_big");
    assertThat(refused(narrow, "a.txt", "a".repeat(101).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("intake.refused.too_long");
    assertThat(
            refused(narrow, "a.docx", HostileFiles.docx(HostileFiles.paragraph("a".repeat(101)))))
        .isEqualTo("intake.refused.too_long");
    assertThat(refused(narrow, "a.pdf", pdf(2))).isEqualTo("intake.refused.too_many_pages");
    try (PDDocument scan = new PDDocument()) {
      scan.addPage(new PDPage());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      scan.save(bytes);
      assertThat(refused(narrow, "a.pdf", bytes.toByteArray())).isEqualTo("intake.refused.scan");
    }
  }

  @Test
  void aMillionAccentsOnOneLetterTakeNoHours() {
    String marks = "e" + "\u0301\u0323".repeat(1_000_000) + " hết";
    assertThat(text("a.txt", marks.getBytes(StandardCharsets.UTF_8)))
        .endsWith(" hết")
        .hasSizeLessThan(100);
  }

  /** Pages of one sentence each, without accents: the fonts of PDF itself have none. */
  private static byte[] pdf(int pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 13);
          content.newLineAtOffset(90, 700);
          content.showText("Dang bo co 321 chi bo truc thuoc.");
          content.endText();
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private String text(String name, byte[] bytes) {
    return switch (extraction.read(name, new ByteArrayInputStream(bytes))) {
      case Outcome.Done<ExtractedText>(ExtractedText read) -> read.text();
      case Outcome.Refused<ExtractedText>(List<Refusal> refusals) ->
          throw new AssertionError(refusals.toString());
    };
  }

  private String refused(String name, byte[] bytes) {
    return refused(extraction, name, bytes);
  }

  private static String refused(TextExtraction extraction, String name, byte[] bytes) {
    return switch (extraction.read(name, new ByteArrayInputStream(bytes))) {
      case Outcome.Done<ExtractedText>(ExtractedText read) ->
          throw new AssertionError(
              "read: " + read.text().substring(0, Math.min(200, read.text().length())));
      case Outcome.Refused<ExtractedText>(List<Refusal> refusals) -> refusals.getFirst().reason();
    };
  }
}
