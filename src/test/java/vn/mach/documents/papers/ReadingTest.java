package vn.mach.documents.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;

class ReadingTest {

  private final Papers papers = new Papers(ExtractionSettings.USUAL, LayoutSettings::usual);

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
        .isEqualTo("papers.refused.encoding");
    assertThat(refused("a.txt", new byte[] {'a', 0, 1, 2, 'b'}))
        .isEqualTo("papers.refused.not_text");
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
  void ourOwnPapersReadBackWithoutTheirMarks() {
    Paper paper = PaperFixture.party();
    for (String text :
        List.of(text("bc.docx", papers.word(paper)), text("bc.pdf", papers.pdf(paper)))) {
      assertThat(text.replace('\u00a0', ' '))
          .contains(
              "đến ngày 30 tháng 6 năm 2022 có 229/321 chi bộ trực thuộc hoàn thành (71,34 %), tăng 12 chi bộ so với cùng kỳ năm 2021. Các cấp ủy đã vận động được 498.100.000 đồng ủng hộ")
          .contains("Đảng bộ cơ sở Trung tâm Công nghệ")
          .doesNotContain("H7K2");
      assertThat(text).contains("29/37\t78,38");
    }
  }

  @Test
  void aPdfsPagesFlowIntoOneTextWithoutTheirNumbers() {
    String text = text("bc.pdf", papers.pdf(PaperFixture.long_())).replace('\u00a0', ' ');
    assertThat(text.lines().filter(line -> line.matches("\\d{1,2}"))).isEmpty();
    assertThat(text.lines().filter(line -> line.startsWith("Các cấp ủy, tổ chức đảng")))
        .hasSize(60)
        .allMatch(line -> line.endsWith("được giữ vững."));
  }

  @Test
  void whatIsNotWhatItSaysIsRefused() {
    byte[] docx = papers.word(PaperFixture.party());
    assertThat(refused("a.pdf", docx)).isEqualTo("papers.refused.not_what_it_says");
    assertThat(refused("a.txt", docx)).isEqualTo("papers.refused.not_what_it_says");
    assertThat(refused("a.docx", "Đảng bộ".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("papers.refused.not_what_it_says");
    assertThat(refused("a.docx", HostileFiles.zip(Map.of("xl/workbook.xml", "<x/>"))))
        .isEqualTo("papers.refused.not_what_it_says");
    assertThat(refused("a.exe", new byte[] {'M', 'Z'})).isEqualTo("papers.refused.kind");
    assertThat(refused("a", new byte[] {'M', 'Z'})).isEqualTo("papers.refused.kind");
    assertThat(refused("a.doc", new byte[] {1})).isEqualTo("papers.refused.old_word");
    assertThat(refused("a.txt", new byte[0])).isEqualTo("papers.refused.empty");
    assertThat(refused("a.docx", HostileFiles.docx("<w:p/>"))).isEqualTo("papers.refused.empty");
  }

  @Test
  void aSecretPaperDoesNotBelongHere() {
    assertThat(
            refused(
                "a.docx",
                HostileFiles.docx(
                    HostileFiles.paragraph("TỐI MẬT") + HostileFiles.paragraph("Kế hoạch"))))
        .isEqualTo("papers.refused.secret");
    assertThat(refused("Kế hoạch (Mật).txt", "abc".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("papers.refused.secret");
  }

  @Test
  void lockedFilesAreRefused() throws Exception {
    assertThat(refused("a.docx", HostileFiles.encrypted(papers.word(PaperFixture.party()))))
        .isEqualTo("papers.refused.encrypted");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("chu", "mat-khau", new AccessPermission()));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      assertThat(refused("a.pdf", bytes.toByteArray())).isEqualTo("papers.refused.encrypted");
    }
  }

  @Test
  void macrosAreRefusedByNameByPartAndByType() {
    assertThat(refused("a.docm", papers.word(PaperFixture.party())))
        .isEqualTo("papers.refused.macros");
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
        .isEqualTo("papers.refused.macros");
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
        .isEqualTo("papers.refused.macros");
  }

  @Test
  void whatWouldUnpackWithoutEndIsGivenUp() {
    assertThat(refused("a.docx", HostileFiles.bomb(900, HostileFiles.paragraph("a"))))
        .isEqualTo("papers.refused.bomb");
    assertThat(refused("a.docx", HostileFiles.bomb(7, "<w:tc/><w:p/>")))
        .isEqualTo("papers.refused.too_long");
    assertThat(refused("a.docx", HostileFiles.bomb(7, "a"))).isEqualTo("papers.refused.bomb");
    assertThat(
            refused(
                "a.docx", HostileFiles.docx("<w:sdt>".repeat(5_000) + "</w:sdt>".repeat(5_000))))
        .isEqualTo("papers.refused.hostile");
    assertThat(
            refused(
                "a.docx",
                HostileFiles.zipOf(zip -> {
                  for (int i = 0; i < 4_000; i++) {
                    zip.putNextEntry(new java.util.zip.ZipEntry("word/media/" + i));
                  }
                })))
        .isEqualTo("papers.refused.bomb");
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
        .isEqualTo("papers.refused.hostile");
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
        .isEqualTo("papers.refused.hostile");
    assertThat(refused("a.docx", related("attachedTemplate", "https://xau.example/mau.dotm")))
        .isEqualTo("papers.refused.outside");
    assertThat(refused("a.docx", related("oleObject", "\\\\xau\\o")))
        .isEqualTo("papers.refused.outside");
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
  void aBrokenFileSaysSo() {
    byte[] docx = papers.word(PaperFixture.party());
    assertThat(refused("a.docx", Arrays.copyOf(docx, docx.length / 2)))
        .isEqualTo("papers.refused.broken");
    assertThat(refused("a.docx", HostileFiles.docx("<w:p>"))).isEqualTo("papers.refused.broken");
    byte[] pdf = papers.pdf(PaperFixture.party());
    assertThat(refused("a.pdf", Arrays.copyOf(pdf, 300)))
        .isIn("papers.refused.broken", "papers.refused.scan");
  }

  @Test
  void aPdfMadeToFillTheMemoryOrToRunForeverEndsByItself() throws Exception {
    Papers hasty =
        new Papers(
            new ExtractionSettings(DataSize.ofMegabytes(20), 4_000_000, 600, Duration.ofSeconds(6)),
            LayoutSettings::usual);
    assertThat(refused(hasty, "a.pdf", HostileFiles.pdfBomb(900)))
        .isIn("papers.refused.bomb", "papers.refused.scan", "papers.refused.takes_too_long");
    assertThat(refused(hasty, "a.pdf", HostileFiles.pdfOfForms(60)))
        .isIn(
            "papers.refused.takes_too_long",
            "papers.refused.too_long",
            "papers.refused.broken",
            "papers.refused.scan");
  }

  @Test
  void limitsAreSettings() throws Exception {
    Papers narrow =
        new Papers(
            new ExtractionSettings(DataSize.ofMegabytes(1), 100, 1, Duration.ofSeconds(30)),
            LayoutSettings::usual);
    assertThat(refused(narrow, "a.txt", new byte[(1 << 20) + 1]))
        .isEqualTo("papers.refused.too_big");
    assertThat(refused(narrow, "a.txt", "a".repeat(101).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("papers.refused.too_long");
    assertThat(
            refused(narrow, "a.docx", HostileFiles.docx(HostileFiles.paragraph("a".repeat(101)))))
        .isEqualTo("papers.refused.too_long");
    assertThat(refused(narrow, "a.pdf", papers.pdf(PaperFixture.party())))
        .isEqualTo("papers.refused.too_many_pages");
    try (PDDocument scan = new PDDocument()) {
      scan.addPage(new PDPage());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      scan.save(bytes);
      assertThat(refused(narrow, "a.pdf", bytes.toByteArray())).isEqualTo("papers.refused.scan");
    }
  }

  @Test
  void aMillionAccentsOnOneLetterTakeNoHours() {
    String marks = "e" + "\u0301\u0323".repeat(1_000_000) + " hết";
    assertThat(text("a.txt", marks.getBytes(StandardCharsets.UTF_8)))
        .endsWith(" hết")
        .hasSizeLessThan(100);
  }

  private String text(String name, byte[] bytes) {
    return switch (papers.read(name, new ByteArrayInputStream(bytes))) {
      case Outcome.Done<ExtractedText>(ExtractedText read) -> read.text();
      case Outcome.Refused<ExtractedText>(List<Refusal> refusals) ->
          throw new AssertionError(refusals.toString());
    };
  }

  private String refused(String name, byte[] bytes) {
    return refused(papers, name, bytes);
  }

  private static String refused(Papers papers, String name, byte[] bytes) {
    return switch (papers.read(name, new ByteArrayInputStream(bytes))) {
      case Outcome.Done<ExtractedText>(ExtractedText read) ->
          throw new AssertionError(
              "read: " + read.text().substring(0, Math.min(200, read.text().length())));
      case Outcome.Refused<ExtractedText>(List<Refusal> refusals) -> refusals.getFirst().reason();
    };
  }
}
