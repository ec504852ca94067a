package vn.mach.base.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellParserTest {

  @ParameterizedTest
  @CsvSource({
    "2015-01-31,2015-01-31",
    "31/01/2015,2015-01-31",
    "1/2/2015,2015-02-01",
    "' 29/2/2024 ',2024-02-29",
    "01-07-2025,2025-07-01",
    "2025-07-01 00:00:00,2025-07-01",
    "2025-07-01T19:30:00,2025-07-01",
    "2025-07-01T19:30:00.000Z,2025-07-01",
    "01/07/2025 19:30,2025-07-01",
    "01/07/2025 19h30,2025-07-01",
    "1/7/2025 19h,2025-07-01",
    "01/07/2025 19 giờ 30,2025-07-01",
    "01/07/2025 7:30 SA,2025-07-01",
    "19h30 ngày 01/07/2025,2025-07-01",
    "19:30 1/7/2025,2025-07-01",
    "'7 giờ 30, 01/07/2025',2025-07-01",
    "2025-07-01 07:30:00 PM,2025-07-01",
    "01.07.2025,2025-07-01",
    "ngày 01 tháng 7 năm 2025,2025-07-01",
    "Ngày 1 tháng 07 năm 2025,2025-07-01"
  })
  void daysAreReadInManyWaysAndAnHourIsLeftOut(String text, LocalDate day) {
    assertThat(read(new CellType.Day(), text)).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2015-1-1",
        "31/02/2015",
        "2015-02-29",
        "01/01/15",
        "0000-01-01",
        "2015.01.01",
        "hôm qua",
        "2015-01-01 tối",
        "1-2/2015",
        "1.2/2015",
        "31.02.2015",
        "ngày 31 tháng 2 năm 2015",
        "tháng 7 năm 2025"
      })
  void whatIsNoDayIsRefused(String text) {
    assertThat(read(new CellType.Day(), text)).isEqualTo("not_a_date");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "YES", "có", "Có", "CÓ", "co\u0301", "true", "1"})
  void yesInAnyCaseAndForm(String text) {
    assertThat(read(new CellType.YesNo(), text)).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "không", "KHÔNG", "False", "0"})
  void noInAnyCaseAndForm(String text) {
    assertThat(read(new CellType.YesNo(), text)).isEqualTo(false);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1234,1234", "1.234,1234", "12.345.678,12345678", "007,7", "-0,0"})
  void wholeNumbersMayBeGrouped(String text, long number) {
    assertThat(read(new CellType.Whole(), text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.23",
        "12.34",
        "1.2345",
        "0.123",
        "1,5",
        "1,234",
        "1 234",
        "+5",
        "5%",
        "1e3",
        "٣",
        "99999999999999999999"
      })
  void otherWritingsAreNoWholeNumber(String text) {
    assertThat(read(new CellType.Whole(), text)).isEqualTo("not_a_number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-1.234"})
  void belowZeroIsNegative(String text) {
    assertThat(read(new CellType.Whole(), text)).isEqualTo("negative");
  }

  @ParameterizedTest
  @CsvSource({
    "'0,5',0.5",
    "0.25,0.25",
    "1.234,1234",
    "'1.234,5',1234.5",
    "95,95",
    "85%,85",
    "'12,5 %',12.5"
  })
  void aMinimumMayHaveOneOrTwoDigitsBehindItsComma(String text, BigDecimal number) {
    assertThat((BigDecimal) read(new CellType.Decimal(), text)).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,555", "0.5555", "1,2,3", ",5", "5,"})
  void otherWritingsAreNoDecimal(String text) {
    assertThat(read(new CellType.Decimal(), text)).isEqualTo("not_a_number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A-1", "Đ/ă_b.c", "K16-106", "9"})
  void codesTakeVietnameseLetters(String text) {
    assertThat(read(new CellType.Code(), text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "=1+1",
        "a@b",
        "a;b",
        "a\"b",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      })
  void otherSignsMakeNoCode(String text) {
    assertThat(read(new CellType.Code(), text)).isEqualTo("not_a_code");
  }

  @org.junit.jupiter.api.Test
  void tagsAreSplitByBarsAndKeptWhole() {
    assertThat(read(new CellType.Tags(), " a | b c|a||")).isEqualTo(List.of("a", "b c"));
  }

  @org.junit.jupiter.api.Test
  void textIsKeptInNfcWithoutSpacesAround() {
    assertThat(read(new CellType.Text(10), "\u00a0 Chi bo\u0302\u0323 \uFEFF")).isEqualTo("Chi bộ");
  }

  @org.junit.jupiter.api.Test
  void lettersThatLookAlikeAreTheSameInCodesSymbolsAndTags() {
    assertThat(read(new CellType.Code(), "\u0421\u20601")).as("Cyrillic").isEqualTo("C1");
    assertThat(read(new CellType.Code(), "\uff11\uff12\u2013QÐ/TU")).isEqualTo("12-QĐ/TU");
    assertThat(read(CellType.symbol(), "31-\u041a\u041d/TU")).isEqualTo("31-KH/TU");
    assertThat(read(new CellType.Tags(), "chuyên\u00a0đề|chuyên  đề|ch\u200buyên đề"))
        .isEqualTo(List.of("chuyên đề"));
  }

  @org.junit.jupiter.api.Test
  void namesAreOfOneLineAndTitlesKeepTheirLines() {
    assertThat(read(CellType.text(), "Vũ  Văn\nYên")).isEqualTo("Vũ Văn Yên");
    assertThat(read(new CellType.Text(100), "Một  hai\nba")).isEqualTo("Một hai\nba");
  }

  private static Object read(CellType cell, String text) {
    CellParser.Read read = CellParser.read(ExchangeColumn.of("x", cell, ""), text);
    return read.refusal() != null ? read.refusal() : read.value();
  }
}
