package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.mach.app.exchange.SentSheets.NOTHING;
import static vn.mach.app.exchange.SentSheets.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is told by its content, whatever it is called, and the advice fits it. */
class BroughtFilesTest {

  private static final String CSV = "Mã,Nội dung,Ngày\n1,Họp,2025-07-01\n";

  @TempDir Path folder;

  @Test
  void oldBinaryProtectedAndForeignFilesAreToldExactly() throws IOException {
    Path old = folder.resolve("meetings.xls");
    try (HSSFWorkbook book = new HSSFWorkbook();
        var out = Files.newOutputStream(old)) {
      book.createSheet("meetings").createRow(0).createCell(0).setCellValue("Mã");
      book.write(out);
    }
    assertAdvice("old_workbook", old);
    assertAdvice("old_workbook", Files.copy(old, folder.resolve("called.xlsx")));
    assertAdvice("password", protectedWorkbook());
    assertAdvice(
        "binary_workbook", zip("b.xlsb", Map.of("[Content_Types].xml", "", "xl/workbook.bin", "")));
    assertAdvice("word", zip("w.xlsx", Map.of("[Content_Types].xml", "", "word/document.xml", "")));
    assertAdvice(
        "web_page", file("page.xls", "\ufeff<html><body><table><tr><td>Mã</td></tr></table>"));
    assertAdvice("web_page", file("page.xlsx", "<!DOCTYPE html>\n<table>"));
    assertAdvice(
        "xml_2003",
        file(
            "x.xml",
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"));
    assertAdvice("pdf", file("a.pdf", "%PDF-1.7 ..."));
    assertAdvice("no_file", file("empty.xlsx", ""));
    assertAdvice("workbook", file("noise.xlsx", "\u0001\u0002\u0003"));
    assertAdvice("zip_of_workbooks", zip("z.zip", Map.of("a/units.xlsx", "x")));
  }

  @Test
  void aFileThatDidNotArriveWholeIsToldSo() throws IOException {
    Path whole =
        new SentSheets()
            .meetings(List.of(List.of(text("1"), NOTHING, text("x"), text("2025-07-01"))))
            .write(folder.resolve("whole.xlsx"));
    byte[] bytes = Files.readAllBytes(whole);
    Path half = folder.resolve("half.xlsx");
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
    assertAdvice("cut", half);
  }

  @Test
  void separatedValuesThatAreCalledAWorkbookAreReadAndSaid() throws IOException {
    SentSheets.Read read = SentSheets.read(file("meetings.xls", "\ufeff" + CSV));
    assertThat(read.rows()).containsExactly("2: 1||Họp|2025-07-01||||");
    assertThat(read.remarks()).containsExactly("text_called meetings.xls");
    assertThat(SentSheets.read(file("meetings.xlsx", CSV)).rows()).hasSize(1);
  }

  @Test
  void openDocumentSheetsAreReadAsPeopleSeeThem() throws IOException {
    Path packed =
        zip(
            "book.ods",
            Map.of(
                "mimetype",
                "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml",
                openDocument()));
    SentSheets.Read read = SentSheets.read(packed);
    assertThat(read.rows())
        .containsExactly(
            "2: 001|CB-1|Họp  chi bộ|2025-07-01|20|85|true|",
            "3: 002|CB-1|y|2025-07-02|1500|33,3||",
            "5: code not_a_code “03/05/2025”",
            "6: title unreadable_cell “#REF!”",
            "7: 7||z|2025-07-03||||",
            "8: 7||z|2025-07-03||||");
    assertThat(read.remarks())
        .contains(
            "hidden_sheet MEETINGS",
            "hidden_rows meetings, 1, 4",
            "filled_down meetings, Đơn vị, 1, 3, CB-1, ",
            "hour_cut meetings, Ngày, 1, 2, 01/07/2025 19:30, 2025-07-01");
    assertThat(SentSheets.read(file("flat.fods", openDocument())).rows()).isEqualTo(read.rows());
    assertAdvice(
        "password",
        zip(
            "locked.ods",
            Map.of(
                "mimetype", "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml", "\u0001",
                "META-INF/manifest.xml", "<manifest:encryption-data/>")));
  }

  private static String openDocument() {
    String header =
        SentSheets.HEADER.stream().map(BroughtFilesTest::words).reduce("", String::concat);
    return """
    <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
      xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
      xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
    <office:automatic-styles><style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
    <office:body><office:spreadsheet>
    <table:table table:name="MEETINGS" table:style-name="h"><table:table-row>%s</table:table-row></table:table>
    <table:table table:name="meetings"><table:table-column table:number-columns-repeated="8"/>
    <table:table-row>%s</table:table-row>
    <table:table-row><table:table-cell office:value-type="float" office:value="1"><text:p>001</text:p></table:table-cell>
      <table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>CB-1</text:p></table:table-cell>
      <table:table-cell office:value-type="string"><text:p>Họp<text:s text:c="2"/> chi bộ</text:p><office:annotation><text:p>x</text:p></office:annotation></table:table-cell>
      <table:table-cell office:value-type="date" office:date-value="2025-07-01T19:30:00"><text:p>01/07/2025</text:p></table:table-cell>
      <table:table-cell office:value-type="float" office:value="20.4"><text:p>20</text:p></table:table-cell>
      <table:table-cell office:value-type="percentage" office:value="0.85"><text:p>85%%</text:p></table:table-cell>
      <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell></table:table-row>
    <table:table-row><table:table-cell office:value-type="float" office:value="2"><text:p>002</text:p></table:table-cell>
      <table:covered-table-cell/>%s%s
      <table:table-cell office:value-type="currency" office:value="1500"><text:p>1.500 đ</text:p></table:table-cell>
      <table:table-cell office:value-type="float" office:value="33.300000000000004"><text:p>33,3</text:p></table:table-cell></table:table-row>
    <table:table-row table:visibility="filter">%s%s%s%s</table:table-row>
    <table:table-row><table:table-cell office:value-type="date" office:date-value="2025-05-03"><text:p>3-5</text:p></table:table-cell>%s%s%s</table:table-row>
    <table:table-row>%s%s<table:table-cell table:formula="of:=[.#REF!]" office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>%s</table:table-row>
    <table:table-row table:number-rows-repeated="2">%s<table:table-cell/>%s%s</table:table-row>
    <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
    </table:table></office:spreadsheet></office:body></office:document>\
    """
        .formatted(
            words("Mã"),
            header,
            words("y"),
            words("2025-07-02"),
            words("9"),
            words(""),
            words("z"),
            words("2025-07-03"),
            words(""),
            words("z"),
            words("2025-07-03"),
            words("6"),
            words(""),
            words("2025-07-03"),
            words("7"),
            words("z"),
            words("2025-07-03"));
  }

  private static String words(String text) {
    return text.isEmpty()
        ? "<table:table-cell/>"
        : "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>"
            .formatted(text);
  }

  private Path protectedWorkbook() throws IOException {
    Path file = folder.resolve("password.xlsx");
    try (POIFSFileSystem system = new POIFSFileSystem();
        var out = Files.newOutputStream(file)) {
      var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("x");
      try (var data = encryptor.getDataStream(system)) {
        data.write(new byte[5_000]);
      } catch (java.security.GeneralSecurityException e) {
        throw new IOException(e);
      }
      system.writeFilesystem(out);
    }
    return file;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path zip(String name, Map<String, String> files) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  private static void assertAdvice(String key, Path file) {
    assertThatThrownBy(() -> SentSheets.read(file))
        .as(file.getFileName().toString())
        .isInstanceOfSatisfying(
            UnreadableDataset.class,
            it -> {
              assertThat(it.refusal().reason()).isEqualTo("exchange.unreadable." + key);
              assertThat(it.refusal().arguments().getFirst())
                  .isEqualTo(file.getFileName().toString());
            });
  }
}
