package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.mach.app.exchange.SentSheets.HEADER;
import static vn.mach.app.exchange.SentSheets.NOTHING;
import static vn.mach.app.exchange.SentSheets.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small file never takes the memory of the server, and a large one of people is read. */
class SheetLimitsTest {

  private static final String ROW = words("1") + words("") + words("Họp") + words("01/07/2025");

  @TempDir Path folder;

  private final SentSheets sheets = new SentSheets();

  @Test
  void aRowRepeatedMoreOftenThanASheetHasRowsIsRefused() {
    assertTooMuch(openDocument(row(999_999_999, ROW)));
    assertTooMuch(openDocument(row(1_048_000, ROW) + row(1_048_000, ROW)));
    assertTooMuch(openDocument(row(999_999_999, "").repeat(3) + row(1, ROW)));
    assertTooMuch(openDocument(row(1_000_000, ROW + words("x".repeat(1_000)))));
  }

  @Test
  void cellsRepeatedBeyondTheLastColumnAreRefusedOrEmpty() throws IOException {
    String beyond = "<table:table-cell table:number-columns-repeated=\"999999999\"/>".repeat(3);
    assertThat(SentSheets.read(write(openDocument(row(1, ROW + beyond)))).rows())
        .containsExactly("2: 1||Họp|01/07/2025||||");
    assertThatThrownBy(
            () -> SentSheets.read(write(openDocument(row(1, ROW + beyond + words("x"))))))
        .isInstanceOf(UnreadableDataset.class)
        .hasMessageContaining("too_wide");
  }

  @Test
  void blankRowsBelowTheTableDoNotMatter() throws IOException {
    assertThat(SentSheets.read(write(openDocument(row(2, ROW) + row(1_048_000, "")))).rows())
        .hasSize(2);
  }

  @Test
  void aWorkbookOfThousandsOfFormatsIsRefusedAndAFormatOfAPageIsNone() throws IOException {
    sheets.meetings(List.of(List.of(sheets.number("7", "0".repeat(300)), NOTHING, text("x"))));
    assertThat(SentSheets.read(book()).rows()).containsExactly("2: 7||x|||||");
    for (int i = 0; i < 2_500; i++) {
      sheets.number("1", "0\"lần " + i + "\"");
    }
    assertThatThrownBy(() -> SentSheets.read(book()))
        .isInstanceOf(UnreadableDataset.class)
        .hasMessageContaining("too_much");
  }

  /** What stands before a sheet is passed over each time it is opened. */
  @Test
  void manySheetsBehindALongOneAreRefusedAndAFewAreRead() throws IOException {
    String filled = "<table:table-row/>".repeat(60_000);
    String sheet = "<table:table table:name=\"x\"/>";
    String document = openDocument(row(1, ROW)).replace("</office:spreadsheet>", "%s");
    String end = "</office:spreadsheet>";
    String body = "<table:table table:name=\"y\">" + filled + "</table:table>";
    assertTooMuch(document.formatted(body + sheet.repeat(900) + end));
    assertThat(SentSheets.read(write(document.formatted(body + sheet.repeat(12) + end))).rows())
        .isNotEmpty();
  }

  @Test
  void hundredsOfCellsThatAllReachDownAreRefused() throws IOException {
    List<String> cells = new ArrayList<>(Collections.nCopies(300, text("x")));
    List<List<String>> rows = List.of(HEADER.stream().map(SentSheets::text).toList(), cells, cells);
    String merges =
        java.util.stream.IntStream.range(0, 300)
            .mapToObj(HiddenCells::letters)
            .map(column -> "<mergeCell ref=\"%1$s2:%1$s3\"/>".formatted(column))
            .collect(Collectors.joining("", "<mergeCells>", "</mergeCells>"));
    sheets.sheet("meetings", rows, "", merges);
    assertThatThrownBy(() -> SentSheets.read(book()))
        .isInstanceOf(UnreadableDataset.class)
        .hasMessageContaining("too_much");
  }

  @Test
  void aHiddenColumnBehindTheLastThatIsReadDoesNotMatter() throws IOException {
    sheets.sheet(
        "meetings",
        List.of(
            HEADER.stream().map(SentSheets::text).toList(),
            List.of(text("1"), NOTHING, text("x"), text("2025-07-01"))),
        "<cols><col min=\"16384\" max=\"16384\" hidden=\"1\"/></cols>",
        "");
    assertThat(SentSheets.read(book()).rows()).containsExactly("2: 1||x|2025-07-01||||");
  }

  private Path book() throws IOException {
    return sheets.write(folder.resolve("book.xlsx"));
  }

  private void assertTooMuch(String document) {
    assertThatThrownBy(() -> SentSheets.read(write(document)))
        .isInstanceOf(UnreadableDataset.class)
        .hasMessageContaining("too_much");
  }

  private Path write(String document) throws IOException {
    return Files.writeString(folder.resolve("flat.fods"), document);
  }

  private static String openDocument(String rows) {
    String header = HEADER.stream().map(SheetLimitsTest::words).collect(Collectors.joining());
    return """
    <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
    <office:body><office:spreadsheet><table:table table:name="meetings">%s%s</table:table></office:spreadsheet></office:body></office:document>\
    """
        .formatted(row(1, header), rows);
  }

  private static String row(int times, String cells) {
    return "<table:table-row table:number-rows-repeated=\"%d\">%s</table:table-row>"
        .formatted(times, cells);
  }

  private static String words(String text) {
    return "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>"
        .formatted(text);
  }
}
