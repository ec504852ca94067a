package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reports of one unit about one year, against each other. */
class SeriesTest {

  private static String report(String months, int admitted, String meetings) {
    return "ĐẢNG BỘ XÃ TÂN AN\nBÁO CÁO\nkết quả công tác "
        + months
        + " năm 2024\nTrong kỳ, Đảng bộ xã Tân An đã kết nạp "
        + admitted
        + " đảng viên mới. Toàn Đảng bộ có "
        + meetings
        + " chi bộ họp đúng ngày.";
  }

  private static List<String> in(String... texts) {
    return Series.of(Stream.of(texts).map(SeriesReport::of).toList()).stream()
        .map(it ->
            it.stream()
                .map(one -> one.stated() + " → " + one.computed() + ": " + one.quote())
                .toList()
                .toString())
        .toList();
  }

  @Test
  void whatWasDoneSinceTheNewYearNeverBecomesLess() {
    assertThat(in(report("6 tháng đầu", 12, "9/11"), report("9 tháng", 15, "10/11")))
        .containsExactly("[]", "[]");
    assertThat(in(report("9 tháng", 9, "10/11"), report("6 tháng đầu", 12, "9/11")))
        .as("whatever the order")
        .containsExactly("[9 → 12: 9]", "[]");
    assertThat(
            in(
                report("6 tháng đầu", 12, "9/11"),
                report("9 tháng", 15, "10/11"),
                report("", 14, "11/11")))
        .as("the whole year")
        .containsExactly("[]", "[]", "[14 → 15: 14]");
  }

  @Test
  void aBaseThatChangesIsNamed() {
    assertThat(in(report("6 tháng đầu", 12, "9/11"), report("9 tháng", 15, "10/12")))
        .containsExactly("[]", "[12 → 11: 10/12]");
  }

  @Test
  void anotherUnitOrAnotherYearIsAnotherSeries() {
    String first = report("6 tháng đầu", 12, "9/11");
    assertThat(
            in(
                first,
                report("9 tháng", 9, "10/11")
                    .replace("TÂN AN", "TÂN LỘC")
                    .replace("Tân An", "Tân Lộc")))
        .containsExactly("[]", "[]");
    assertThat(in(first, report("9 tháng", 9, "10/11").replace("2024", "2025")))
        .containsExactly("[]", "[]");
  }

  @Test
  void aReportSpeaksOfItsOwnUnitWithoutNamingIt() {
    String text =
        "HỘI PHỤ NỮ\nXÃ TÂN AN\nBÁO CÁO\nkết quả công tác %s năm 2024\nKết nạp được %s hội viên mới. Tặng %s suất quà cho hội viên nghèo.";
    assertThat(in(text.formatted("6 tháng", "36", "64"), text.formatted("9 tháng", "31", "80")))
        .containsExactly("[]", "[31 → 36: 31]");
    assertThat(
            in(
                text.formatted("6 tháng", "36", "64"),
                text.formatted("9 tháng", "31", "46").replace("TÂN AN", "TÂN LỘC")))
        .as("the second line of the head names another unit")
        .containsExactly("[]", "[]");
  }

  @Test
  void whatIsThereAtADayMayBecomeLess() {
    String text = "BÁO CÁO 6 tháng năm 2024\nĐảng bộ xã Tân An có 412 đảng viên.";
    assertThat(in(text, text.replace("6 tháng", "9 tháng").replace("412", "408")))
        .containsExactly("[]", "[]");
  }
}
