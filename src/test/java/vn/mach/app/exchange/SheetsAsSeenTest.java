package vn.mach.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.app.exchange.SentSheets.HEADER;
import static vn.mach.app.exchange.SentSheets.HIDDEN;
import static vn.mach.app.exchange.SentSheets.NOTHING;
import static vn.mach.app.exchange.SentSheets.text;
import static vn.mach.app.exchange.SentSheets.value;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sheet is read as a person sees it. */
class SheetsAsSeenTest {

  private static final String DAYS = ReadChoices.daysOf("meetings", "Ngày");

  @TempDir Path folder;

  private final SentSheets sheets = new SentSheets();

  @Test
  void theResultOfAFormulaIsReadAsIfItWereTyped() throws IOException {
    sheets.meetings(
        List.of(
            List.of(
                sheets.formula("ROW()-1", "n", "1", "000"),
                sheets.formula("A1", "str", "CB-1", "General"),
                sheets.formula("B1", "str", "Họp", "General"),
                sheets.formula("TODAY()", "n", "45839", "dd/mm/yyyy"),
                sheets.formula("0.9*20", "n", "17.999999999999996", "General"),
                sheets.formula("17/20", "n", "0.85", "0%"),
                sheets.formula("TRUE()", "b", "1", "General")),
            List.of(
                text("2"),
                NOTHING,
                text("x"),
                text("01/07/2025"),
                sheets.formula("139/8", "n", "17.375", "General"),
                sheets.formula("9/8", "n", "1.125", "General"))));
    assertThat(read().rows())
        .containsExactly(
            "2: 001|CB-1|Họp|2025-07-01|18|85|true|", "3: 2||x|01/07/2025|17,375|1,125||");
  }

  @Test
  void aFormulaWithoutResultAndAnErrorRefuseTheirCellAndAreQuoted() throws IOException {
    sheets.meetings(
        List.of(
            List.of(text("1"), NOTHING, text("x"), text("01/07/2025"), "<c><f>12+8</f></c>"),
            List.of(text("2"), NOTHING, value("e", "#REF!"), text("01/07/2025")),
            List.of(text("3"), NOTHING, text("#N/A"), text("01/07/2025")),
            List.of(
                text("4"), NOTHING, "<c t=\"str\"><f>\"\"</f><v></v></c>", text("01/07/2025"))));
    assertThat(read().rows())
        .containsExactly(
            "2: expected unreadable_cell “=12+8”",
            "3: title unreadable_cell “#REF!”",
            "4: title unreadable_cell “#N/A”",
            "5: 4|||01/07/2025||||");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "123 ~ 0000000 ~ 0000123",
        "5001 ~ 00\".\"000 ~ 05.001",
        "7 ~ [$-42A]0000 ~ 0007",
        "8 ~ 0000;-0000 ~ 0008",
        "9 ~ \"CB\"000 ~ CB009",
        "12 ~ \\C\\B-00 ~ CB-12",
        "36080012345 ~ 000000000000 ~ 036080012345",
        "12345678901234 ~ General ~ 12345678901234",
        "3 ~ 0_d_m ~ 3",
        "4 ~ [Red]00 ~ 04",
        "5 ~ [<100]000;0 ~ 005",
        "120 ~ #,##0 ~ 120"
      })
  void aCodeIsReadAsItsFormatShowsIt(String stored, String format, String shown)
      throws IOException {
    sheets.meetings(
        List.of(List.of(sheets.number(stored, format), NOTHING, text("x"), text("2025-07-01"))));
    assertThat(read().rows()).containsExactly("2: " + shown + "||x|2025-07-01||||");
  }

  @Test
  void aDayATruthValueOrANumberThatLostDigitsIsNoCode() throws IOException {
    sheets.meetings(
        List.of(
            List.of(sheets.number("45780", "d-mmm"), NOTHING, text("x"), text("2025-07-01")),
            List.of(value("b", "1"), NOTHING, text("x"), text("2025-07-01")),
            List.of(text("3"), sheets.number("45780", "dd/mm/yyyy"), text("x"), text("2025-07-01")),
            List.of(
                sheets.number("1234567890123450", "0"), NOTHING, text("x"), text("2025-07-01"))));
    assertThat(read().rows())
        .containsExactly(
            "2: code not_a_code “03/05/2025”",
            "3: code not_a_code “TRUE”",
            "4: unit unknown_unit “03/05/2025”",
            "5: code unreadable_cell “1234567890123450”");
  }

  @Test
  void aPercentageIsAHundredfoldAndARoundedNumberIsWhatPeopleSee() throws IOException {
    sheets.meetings(
        List.of(
            List.of(
                text("1"),
                NOTHING,
                text("x"),
                text("2025-07-01"),
                sheets.number("20.4", "0"),
                sheets.number("0.85", "0%")),
            List.of(
                text("2"),
                NOTHING,
                text("x"),
                text("2025-07-01"),
                sheets.number("1500", "#,##0\\ \"đ\""),
                sheets.number("33.300000000000004", "0.0")),
            List.of(
                text("3"),
                NOTHING,
                text("x"),
                text("2025-07-01"),
                sheets.number("20", "0 \"đảng viên (d, m)\""),
                sheets.number("0.855", "0.0%"))));
    SentSheets.Read read = read();
    assertThat(read.rows())
        .containsExactly(
            "2: 1||x|2025-07-01|20|85||",
            "3: 2||x|2025-07-01|1500|33,3||",
            "4: 3||x|2025-07-01|20|85,5||");
    assertThat(read.remarks())
        .contains(
            "rounded meetings, Phải dự, 1, 2, 20, 20", "percent meetings, Tỷ lệ, 2, 2, 85%, 85");
  }

  @Test
  void aDayWithAnHourIsCutToTheDayAndSaid() throws IOException {
    sheets.meetings(
        List.of(
            List.of(text("1"), NOTHING, text("x"), sheets.number("45839.8125", "dd/mm/yyyy")),
            List.of(text("2"), NOTHING, text("x"), text("2025-07-01 19:30:00")),
            List.of(text("3"), NOTHING, text("x"), text("01/07/2025 19:30")),
            List.of(text("4"), NOTHING, text("x"), sheets.number("45839.999999", "dd/mm/yyyy")),
            List.of(text("5"), NOTHING, text("x"), value("d", "2025-07-01T19:30:00")),
            List.of(text("6"), NOTHING, text("x"), text("19h30 ngày 01/07/2025"))));
    SentSheets.Read read = read();
    assertThat(read.rows())
        .containsExactly(
            "2: 1||x|2025-07-01||||",
            "3: 2||x|2025-07-01 19:30:00||||",
            "4: 3||x|01/07/2025 19:30||||",
            "5: 4||x|2025-07-01||||",
            "6: 5||x|2025-07-01||||",
            "7: 6||x|01/07/2025 19h30||||");
    assertThat(read.remarks())
        .contains("hour_cut meetings, Ngày, 6, 2, 01/07/2025 19:30, 2025-07-01");
  }

  @Test
  void aNumberThatIsNoDayOfTheCalendarRefusesOnlyItsCell() throws IOException {
    sheets.meetings(
        List.of(
            List.of(
                sheets.number("36080012345", "dd/mm/yyyy"), NOTHING, text("x"), text("2025-07-01")),
            List.of(text("2"), NOTHING, text("x"), sheets.number("-5", "dd/mm/yyyy")),
            List.of(text("3"), NOTHING, text("x"), sheets.number("1E+400000", "General")),
            List.of(text("4"), value("s", "77"), text("x"), text("2025-07-01")),
            List.of(text("5"), NOTHING, text("x"), text("2025-07-01"))));
    assertThat(read().rows())
        .containsExactly(
            "2: code unreadable_cell “36080012345”",
            "3: held_on unreadable_cell “-5”",
            "4: held_on unreadable_cell “1E+400000”",
            "5: unit unreadable_cell “77”",
            "6: 5||x|2025-07-01||||");
  }

  @Test
  void daysAreCountedFrom1904WhereTheWorkbookSaysSo() throws IOException {
    sheets
        .countingFrom1904()
        .meetings(
            List.of(List.of(text("1"), NOTHING, text("x"), sheets.number("44377", "d/m/yyyy"))));
    assertThat(read().rows()).containsExactly("2: 1||x|2025-07-01||||");
  }

  @Test
  void strictOfficeOpenXmlReadsAlike() throws IOException {
    sheets
        .strict()
        .meetings(
            List.of(List.of(text("1"), NOTHING, text("x"), sheets.number("45839", "d/m/yyyy"))));
    assertThat(read().rows()).containsExactly("2: 1||x|2025-07-01||||");
  }

  @Test
  void mergedCellsAreFilledDownAndSaid() throws IOException {
    sheets.sheet(
        "meetings",
        List.of(
            HEADER.stream().map(SentSheets::text).toList(),
            List.of(text("1"), text("CB-1"), text("x"), text("2025-07-01")),
            List.of(text("2"), NOTHING, text("y"), text("2025-07-02")),
            List.of(text("3"), NOTHING, text("z"), text("2025-07-03"))),
        "",
        "<mergeCells count=\"1\"><mergeCell ref=\"B2:B3\"/></mergeCells>");
    SentSheets.Read read = read();
    assertThat(read.rows())
        .containsExactly(
            "2: 1|CB-1|x|2025-07-01||||", "3: 2|CB-1|y|2025-07-02||||", "4: 3||z|2025-07-03||||");
    assertThat(read.remarks()).contains("filled_down meetings, Đơn vị, 1, 3, CB-1, ");
  }

  @Test
  void whatIsHiddenIsLeftOutAndSaid() throws IOException {
    sheets.sheet(
        "meetings",
        List.of(
            HEADER.stream().map(SentSheets::text).toList(),
            List.of(text("1"), text("CB-1"), text("x"), text("2025-07-01")),
            List.of(HIDDEN, text("2"), text("CB-1"), text("y"), text("2025-07-02"))),
        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>",
        "");
    SentSheets.Read read = read();
    assertThat(read.rows()).containsExactly("2: 1||x|2025-07-01||||");
    assertThat(read.remarks()).contains("hidden_rows meetings, 1, 3", "hidden_columns meetings, B");
  }

  @Test
  void aHiddenSheetIsNotRead() throws IOException {
    sheets
        .meetings(List.of(List.of(text("1"), NOTHING, text("x"), text("2025-07-01"))))
        .sheet("MEETINGS", List.of(List.of(text("Mã"), text("Ngày"))))
        .hide("MEETINGS");
    assertThat(read().remarks()).contains("hidden_sheet MEETINGS");
  }

  @Test
  void lineEndsThatXmlCannotHoldAreDecodedAndNamesAreOfOneLine() throws IOException {
    sheets.meetings(
        List.of(List.of(text("1"), NOTHING, text("Họp_x000D_\nthường kỳ"), text("2025-07-01"))));
    assertThat(read().rows()).containsExactly("2: 1||Họp\nthường kỳ|2025-07-01||||");
  }

  @Test
  void cellsBeyondTheHeaderRefuseTheirRow() throws IOException {
    sheets.meetings(
        List.of(
            List.of(
                text("1"),
                NOTHING,
                text("x"),
                text("2025-07-01"),
                text("1"),
                NOTHING,
                NOTHING,
                text("a"),
                text("500"),
                text("000"))));
    assertThat(read().rows()).containsExactly("2: tags extra_cells “500 | 000”");
  }

  @Test
  void aNameUnderAHeaderOfTwoColumnsIsReadWhole() throws IOException {
    sheets.sheet(
        "meetings",
        List.of(
            List.of(text("Mã"), text("Nội dung"), NOTHING, text("Ngày")),
            List.of(text("1"), text("Nguyễn Văn"), text("An"), text("2025-07-01"))),
        "",
        "<mergeCells><mergeCell ref=\"B1:C1\"/></mergeCells>");
    assertThat(read().rows()).containsExactly("2: 1||Nguyễn Văn An|2025-07-01||||");
  }

  @Test
  void whereDaysAreWrittenMonthFirstTheOthersAreNotGuessed() throws IOException {
    List<List<String>> rows =
        List.of(
            List.of(text("1"), NOTHING, text("x"), text("3/5/2025")),
            List.of(text("2"), NOTHING, text("x"), text("3/15/2025")),
            List.of(text("3"), NOTHING, text("x"), text("4/4/2025")),
            List.of(text("4"), NOTHING, text("x"), text("2025-05-03")));
    sheets.meetings(rows);
    SentSheets.Read read = read();
    assertThat(read.rows())
        .containsExactly(
            "2: held_on ambiguous_day “3/5/2025”",
            "3: 2||x|3/15/2025||||",
            "4: 3||x|4/4/2025||||",
            "5: 4||x|2025-05-03||||");
    assertThat(read.remarks()).contains("month_first meetings, Ngày, 1, 0, 3/15/2025, 3/5/2025");
    assertThat(
            SentSheets.read(
                    folder.resolve("book.xlsx"),
                    ReadChoices.of(java.util.Map.of(DAYS, "month_first")))
                .rows())
        .contains("2: 1||x|5/3/2025||||", "3: 2||x|15/3/2025||||");
    assertThat(
            SentSheets.read(
                    folder.resolve("book.xlsx"),
                    ReadChoices.of(java.util.Map.of(DAYS, "day_first")))
                .rows())
        .contains("2: 1||x|3/5/2025||||", "3: 2||x|3/15/2025||||");
  }

  @Test
  void wherePartOfTheDaysStayedTextsTheOthersMayBeSwappedAndThatIsSaid() throws IOException {
    sheets.meetings(
        List.of(
            List.of(text("1"), NOTHING, text("x"), sheets.number("45720", "m/d/yyyy")),
            List.of(text("2"), NOTHING, text("x"), text("15/03/2025"))));
    SentSheets.Read read = read();
    assertThat(read.rows()).containsExactly("2: 1||x|2025-03-04||||", "3: 2||x|15/03/2025||||");
    assertThat(read.remarks()).contains("days_mixed meetings, Ngày, 15/03/2025, 04/03/2025");
  }

  private SentSheets.Read read() throws IOException {
    return SentSheets.read(sheets.write(folder.resolve("book.xlsx")));
  }
}
