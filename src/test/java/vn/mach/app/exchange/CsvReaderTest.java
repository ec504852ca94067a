package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

  @Test
  void cellsAreStrippedAndQuotesOpenOnlyAtTheStart() throws IOException {
    assertThat(rows(" a ,\u00a0b\u00a0,\"c, d\",5\" x \"y\"\n"))
        .containsExactly(RawRow.of(1, List.of("a", "b", "c, d", "5\" x \"y\"")));
    assertThat(rows("a,  \"b, c\"  ,d")).containsExactly(RawRow.of(1, List.of("a", "b, c", "d")));
    assertThat(rows("\"Sao Mai\" và \"Hy vọng\",x"))
        .containsExactly(RawRow.of(1, List.of("Sao Mai và \"Hy vọng\"", "x")));
    assertThat(rows("\"a \"\"b\"\" c\",\"\",\"\"\"\""))
        .containsExactly(RawRow.of(1, List.of("a \"b\" c", "", "\"")));
  }

  @Test
  void aRowIsNamedByItsFirstPhysicalLineAndBlankLinesCount() throws IOException {
    assertThat(rows("h,i\n\n\na,\"one\ntwo\n\nthree\"\n , \nb,c\n"))
        .containsExactly(
            RawRow.of(1, List.of("h", "i")),
            RawRow.of(4, List.of("a", "one\ntwo\n\nthree")),
            RawRow.of(9, List.of("b", "c")));
  }

  @Test
  void everyLineEndIsALineEnd() throws IOException {
    assertThat(rows("a\r\nb\rc\nd")).extracting(RawRow::line).containsExactly(1, 2, 3, 4);
    assertThat(rows("\"a\r\nb\rc\"\r\nd"))
        .containsExactly(RawRow.of(1, List.of("a\nb\nc")), RawRow.of(4, List.of("d")));
  }

  @Test
  void textIsStoredInNfcWhateverFormItComesIn() throws IOException {
    assertThat(rows("Đa\u0309ng u\u031b\u0301y")).containsExactly(RawRow.of(1, List.of("Đảng ứy")));
  }

  @Test
  void aTabThatPartsCellsIsNoSpace() throws IOException {
    assertThat(read("a\t\t \"b\t2\"\t", '\t'))
        .containsExactly(RawRow.of(1, List.of("a", "", "b\t2", "")));
  }

  @Test
  void nothingAtAllHasNoRows() throws IOException {
    assertThat(rows("")).isEmpty();
    assertThat(rows("\n\n  \n,,,\n")).isEmpty();
  }

  @Test
  void aQuoteThatIsNeverClosedIsNamedByItsLine() {
    assertThatThrownBy(() -> rows("a,b\nc,\"d\ne,f\n"))
        .isInstanceOfSatisfying(
            UnreadableDataset.class,
            it -> {
              assertThat(it.refusal().reason()).isEqualTo("exchange.unreadable.open_quote");
              assertThat(it.refusal().arguments()).containsExactly("", 2);
            });
  }

  @Test
  void whatIsNotTextIsRefused() {
    assertThatThrownBy(() -> rows("a\0b")).isInstanceOf(UnreadableDataset.class);
  }

  @Test
  void rowsLongerThanTheBufferAreReadWhole() throws IOException {
    String cell = "đ".repeat(50_000);
    assertThat(rows("a," + cell + "\r\nb,\"" + cell + "\"\r\n"))
        .containsExactly(RawRow.of(1, List.of("a", cell)), RawRow.of(2, List.of("b", cell)));
  }

  @Test
  void aQuoteBehindAnyKindOfSpaceOpensACell() throws IOException {
    assertThat(rows("a,\u00a0\u2003\"b, c\",d"))
        .containsExactly(RawRow.of(1, List.of("a", "b, c", "d")));
  }

  @Test
  void anApostropheThatKeepsATextFromBeingAFormulaIsTakenOff() throws IOException {
    assertThat(rows("'=1+1,'- họp,''=2,'Chào,\"'+a, b\""))
        .containsExactly(RawRow.of(1, List.of("=1+1", "- họp", "'=2", "'Chào", "+a, b")));
  }

  @Test
  void aQuoteLeftOpenInALargeFileIsNoticedBeforeAllOfItIsHeld() {
    Endless file = new Endless("a,b\nc,\"d\n");
    assertThatThrownBy(
            () -> {
              CsvReader reader = new CsvReader(file, ',');
              while (reader.next() != null) {}
            })
        .isInstanceOfSatisfying(
            UnreadableDataset.class,
            it -> assertThat(it.refusal().arguments()).containsExactly("", 2));
    assertThat(file.given).isLessThan(1_100_000);
  }

  @Test
  void aRowOfThousandsOfCellsIsRefused() {
    assertThatThrownBy(() -> rows("a,b\n" + ",".repeat(5_000)))
        .isInstanceOfSatisfying(
            UnreadableDataset.class,
            it -> assertThat(it.refusal().reason()).isEqualTo("exchange.unreadable.too_wide"));
  }

  /** A beginning, and then lines without end. */
  private static final class Endless extends java.io.Reader {
    private final String begins;
    private long given;

    Endless(String begins) {
      this.begins = begins;
    }

    @Override
    public int read(char[] into, int offset, int length) {
      for (int i = 0; i < length; i++, given++) {
        into[offset + i] =
            given < begins.length() ? begins.charAt((int) given) : given % 80 == 0 ? '\n' : 'x';
      }
      return length;
    }

    @Override
    public void close() {}
  }

  private static List<RawRow> rows(String text) throws IOException {
    return read(text, ',');
  }

  private static List<RawRow> read(String text, char separator) throws IOException {
    CsvReader reader = new CsvReader(new StringReader(text), separator);
    List<RawRow> rows = new ArrayList<>();
    for (RawRow row = reader.next(); row != null; row = reader.next()) {
      rows.add(RawRow.of(row.line(), row.cells().stream().map(RawCell::shown).toList()));
    }
    return rows;
  }
}
