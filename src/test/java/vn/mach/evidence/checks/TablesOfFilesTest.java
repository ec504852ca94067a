package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import vn.mach.base.intake.ExtractedText;
import vn.mach.base.intake.ExtractionSettings;
import vn.mach.base.intake.TextExtraction;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;

/** Tables as they come: in Word, in PDF, and typed as lines of text. */
class TablesOfFilesTest {

  private static final List<List<String>> MEMBERS =
      List.of(
          List.of("STT", "Đơn vị", "Số chi hội", "Số hội viên"),
          List.of("I", "Khối xã", "21", "720"),
          List.of("1", "Xã Tân An", "12", "412"),
          List.of("2", "Xã Tân Lộc", "9", "308"),
          List.of("II", "Khối phường", "7", "251"),
          List.of("1", "Phường Trung Tâm", "4", "150"),
          List.of("2", "Phường Bến Cát", "3", "101"),
          List.of("", "Tổng cộng", "28", "917"));

  private static final String TEXT =
      "Đến nay, số hội viên xã Tân An là 421 người. Toàn huyện có 28 chi hội.";

  private static final List<String> FOUND = List.of("sum 917 → 971", "repeat 421 → 412");

  private final TextExtraction extraction = new TextExtraction(ExtractionSettings.USUAL);

  private List<String> found(String name, byte[] bytes) {
    return switch (extraction.read(name, new ByteArrayInputStream(bytes))) {
      case Outcome.Done<ExtractedText>(ExtractedText read) -> found(read.text());
      case Outcome.Refused<ExtractedText>(List<Refusal> refusals) ->
          throw new AssertionError(refusals.toString());
    };
  }

  private static List<String> found(String text) {
    return Contradictions.in(text).stream()
        .map(it -> it.kind().code() + " " + it.stated() + " → " + it.computed())
        .toList();
  }

  private static byte[] word() throws IOException {
    String rows =
        MEMBERS.stream()
            .map(row ->
                row.stream()
                    .map(cell -> "<w:tc>" + paragraph(cell) + "</w:tc>")
                    .collect(Collectors.joining("", "<w:tr>", "</w:tr>")))
            .collect(Collectors.joining());
    String document =
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
            + paragraph(TEXT)
            + "<w:tbl>"
            + rows
            + "</w:tbl></w:body></w:document>";
    String types =
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(types.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(document.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static String paragraph(String text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  private static byte[] pdf() throws IOException {
    try (PDDocument document = new PDDocument();
        InputStream file =
            Objects.requireNonNull(
                TablesOfFilesTest.class.getResourceAsStream(
                    "/vn/mach/documents/papers/fonts/liberation-fonts-2.1.5/LiberationSerif-Regular.ttf"))) {
      PDFont font = PDType0Font.load(document, file);
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        show(content, font, 70, 720, TEXT);
        for (int row = 0; row < MEMBERS.size(); row++) {
          for (int column = 0; column < 4; column++) {
            show(content, font, 70 + column * 120, 690 - row * 18, MEMBERS.get(row).get(column));
          }
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void show(PDPageContentStream content, PDFont font, float x, float y, String text)
      throws IOException {
    content.beginText();
    content.setFont(font, 12);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }

  @Test
  void aTableOfWordIsReadWithItsTotalsAndHeldAgainstTheText() throws IOException {
    assertThat(found("bao-cao.docx", word())).containsExactlyInAnyOrderElementsOf(FOUND);
  }

  @Test
  void aTableOfAPdfIsReadWithItsTotalsAndHeldAgainstTheText() throws IOException {
    assertThat(found("bao-cao.pdf", pdf())).containsExactlyInAnyOrderElementsOf(FOUND);
  }

  @Test
  void aTableTypedWithSpacesIsATable() {
    String table =
        """
        STT  Đơn vị        Số chi hội    Số hội viên
        1    Xã Tân An     12            412
        2    Xã Tân Lộc    9             308
        3    Xã Tân Mỹ     7             251
             Cộng          28            %s
        """;
    assertThat(found(table.formatted("917"))).containsExactly("sum 917 → 971");
    assertThat(found(table.formatted("971"))).isEmpty();
    assertThat(found("Có  45/60  chi bộ  họp.\nĐạt  75 %  số chi bộ.\n"))
        .as("prose with wide spaces")
        .isEmpty();
  }

  @Test
  void linesThatEachNameANumberAreATableWhereOneIsTheTotal() {
    String lines =
        "- Xã Tân An: 120 hội viên\n- Xã Tân Lộc: 98 hội viên\n- Xã Tân Mỹ: 75 hội viên\n";
    assertThat(found("Số liệu:\n" + lines + "- Cộng: 283 hội viên\n"))
        .containsExactly("sum 283 → 293");
    assertThat(found("Số liệu:\n" + lines + "- Cộng: 293 hội viên\n")).isEmpty();
    assertThat(found("Số liệu:\n" + lines)).isEmpty();
  }

  @Test
  void aRowThatTheTextNamesSaysTheSame() {
    String table =
        "STT\tĐơn vị\tSố chi hội\tSố hội viên\n1\tXã Tân An\t12\t412\n2\tXã Tân Lộc\t9\t308\n\tCộng\t21\t720\n";
    assertThat(found(table + "Số hội viên xã Tân An là 421 người."))
        .containsExactly("repeat 412 → 421");
    assertThat(found(table + "Số hội viên xã Tân An là 412 người.")).isEmpty();
    assertThat(found(table + "Số hội viên xã Tân Mỹ là 421 người."))
        .as("another commune")
        .isEmpty();
  }
}
