package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What belongs to a whole, what came of a number, and what is left of a balance. */
class PartsAndOutcomesTest {

  private static List<String> in(String text) {
    return Contradictions.in(text).stream()
        .map(it -> it.kind().code() + " " + it.stated() + " → " + it.computed())
        .toList();
  }

  private static void sound(String... texts) {
    for (String text : texts) {
      assertThat(in(text)).as(text).isEmpty();
    }
  }

  @Test
  void whatIsSaidOfTheSamePeopleIsNotAddedUp() {
    sound(
        "Có 486 cán bộ, trong đó nữ 97 đồng chí, dân tộc thiểu số 143 đồng chí, dưới 40 tuổi 31"
            + " đồng chí, có trình độ đại học 264 đồng chí.",
        "Khám cho 8.412 lượt người, trong đó khám bảo hiểm y tế 6.905 lượt, trẻ em dưới 6 tuổi"
            + " 1.318 lượt, người trên 80 tuổi 467 lượt.",
        "Tổng số đảng viên: 486 đồng chí\n- Nữ: 171 đồng chí\n- Dân tộc thiểu số: 139 đồng chí\n"
            + "- Dưới 40 tuổi: 203 đồng chí\n");
    assertThat(in("Có 128 đảng viên, trong đó nam 92 đồng chí, nữ 34 đồng chí."))
        .containsExactly("sum 128 → 126");
  }

  @Test
  void behindTheSemicolonTheWholeIsSpokenOfAgain() {
    sound("Diện tích nhiễm bệnh 1.215 ha, trong đó nhiễm nặng 86 ha; đã phun trừ 1.180 ha.");
    assertThat(
            in(
                "Có 1.215 hồ sơ, trong đó đã giải quyết 1.108 hồ sơ; đang giải quyết 170 hồ sơ, còn"
                    + " lại 0 hồ sơ."))
        .isNotEmpty();
  }

  @Test
  void aTotalInTheBracketBeforeTheColonIsTheSumOfThePointsBelow() {
    String text =
        "Kết quả Tháng Thanh niên của các xã, phường (tổng cộng %s công trình):\n"
            + "+ Sửa đường: 164;\n+ Trồng cây: 274;\n+ Việc khác: 38.\n";
    sound(text.formatted("476"));
    assertThat(in(text.formatted("467"))).containsExactly("sum 467 → 476");
  }

  @Test
  void aCaseIsSomebodysAndWhoDidItSaysOfWhichNumberAPercentIs() {
    assertThat(
            in("Kiểm tra 9.380 lái xe, lập biên bản 647 trường hợp, trong đó 731 người lái ô tô."))
        .containsExactly("range 731 → 647");
    sound("Kiểm tra 9.380 lái xe, lập biên bản 647 trường hợp, trong đó 73 người lái ô tô.");
    String exam =
        "Có 12.473 thí sinh đăng ký nhưng chỉ 12.396 em dự thi. Có 12.217 em đỗ, bằng %s số dự thi.";
    sound(exam.formatted("98,56%"));
    assertThat(in(exam.formatted("97,95%"))).containsExactly("ratio 97,95 → 98,56");
  }

  @Test
  void aTotalAloneInALineIsTheSumOfThePointsBelow() {
    assertThat(
            in(
                "Tổng số hội viên: 1.268\n- Chi hội nông thôn: 742\n- Chi hội nghề nghiệp: 351\n"
                    + "- Chi hội cơ quan: 211\n"))
        .containsExactly("sum 1.268 → 1.304");
    sound(
        "Tổng chi: 12.845\n- Chi đầu tư: 4.120\n- Chi thường xuyên: 8.430\n  + Chi lương: 5.216\n"
            + "  + Chi hoạt động: 1.874\n- Dự phòng: 295\n",
        "Tổng số hộ: 1.268\n- Hộ nghèo: 142\n- Hộ cận nghèo: 98\n- Hộ có công: 61\n");
  }

  @Test
  void noMoreCanComeOfANumberThanItIs() {
    assertThat(in("Kỳ thi có 418 học sinh dự thi, trúng tuyển 481 học sinh."))
        .containsExactly("range 481 → 418");
    assertThat(in("Kỳ họp có tổng số đại biểu 28 đại biểu, có mặt 29 đại biểu."))
        .containsExactly("range 29 → 28");
    assertThat(in("Số phiếu phát ra 186 phiếu, thu về 188 phiếu."))
        .containsExactly("range 188 → 186");
    sound(
        "Có 186 em dự thi, đạt 92 giải; năm trước 41 em dự thi, 57 em đỗ.",
        "Kiểm tra 36 cơ sở; các xã kiểm tra 214 cơ sở, phát hiện 45 cơ sở vi phạm.",
        "Số phiếu phát ra 214, thu về 214, hợp lệ 210, không hợp lệ 4.");
  }

  @Test
  void noMoreAreOfAWholeThanItIs() {
    assertThat(in("Trường có 24 lớp, 612 học sinh, trong đó 634 em là người dân tộc thiểu số."))
        .containsExactly("range 634 → 612");
    sound(
        "Trường có 812 học sinh, 45 giáo viên, trong đó 60 người dân tộc thiểu số.",
        "Nam 52 người; nữ 48 người. Trong đó, trên đại học 12 người, đại học 71 người.");
  }

  @Test
  void aShareOfAllIsAtMostAHundred() {
    assertThat(in("Tỷ lệ nữ trong cấp ủy chiếm 118,4%, tăng 2,1% so với nhiệm kỳ trước."))
        .containsExactly("range 118,4 → 100");
    assertThat(in("Tỷ lệ hộ dân dùng điện đạt 109,6%; đường trục thôn 100%."))
        .containsExactly("range 109,6 → 100");
    assertThat(in("Có 27/24 trường tham gia, 612 vận động viên.")).containsExactly("range 27 → 24");
    sound(
        "Tỷ lệ trẻ tiêm mũi 2 đạt 103% kế hoạch.",
        "Công suất sử dụng giường chiếm 108% so với kế hoạch.");
  }

  @Test
  void aBalanceEndsWithWhatCameAndWent() {
    assertThat(
            in(
                "Dư nợ đầu năm 42,6 tỷ đồng, cho vay 18,4 tỷ đồng, thu nợ 13,7 tỷ đồng, dư nợ cuối"
                    + " kỳ 43,7 tỷ đồng."))
        .containsExactly("sum 43,7 → 47,3");
    sound(
        "Dư nợ đầu năm 42,6 tỷ đồng, cho vay 18,4 tỷ đồng, thu nợ 13,7 tỷ đồng, dư nợ cuối kỳ 47,3"
            + " tỷ đồng.",
        "Số hội viên đầu năm 812 người, kết nạp 45 người, giảm 12 người, cuối năm 851 người.");
  }

  @Test
  void aPlanMayStandBeforeItsNumberOrBehindThePercent() {
    assertThat(in("Kế hoạch 480 lao động, thực hiện 372 lao động, đạt 87,5%."))
        .containsExactly("ratio 87,5 → 77,5");
    assertThat(in("Thu ngân sách 12,6 tỷ đồng, đạt 95% so với dự toán 12 tỷ đồng."))
        .containsExactly("ratio 95 → 105");
    sound(
        "Kế hoạch 480 lao động, thực hiện 372 lao động, đạt 77,5%.",
        "Kế hoạch 480 lao động; đào tạo 372 lao động nữ, đạt 68,9% số lao động nữ đăng ký.",
        "Chỉ tiêu 120 hội viên; kết nạp 93 hội viên, trong đó nữ 40 hội viên, đạt 77,5%.");
  }

  @Test
  void votesAreSharesOfThosePresent() {
    String votes =
        "Lấy phiếu (52 đại biểu có mặt): tín nhiệm cao 47 phiếu, chiếm %s%%; tín nhiệm 4 phiếu,"
            + " chiếm 7,69%%; tín nhiệm thấp 1 phiếu, chiếm 1,92%%.";
    sound(votes.formatted("90,38"));
    assertThat(in(votes.formatted("87,04"))).containsExactly("ratio 87,04 → 90,38");
  }

  @Test
  void aSentenceThatSumsUpSaysTheSameNumber() {
    assertThat(
            in(
                "Xã Mường Khoa có 86 hộ thoát nghèo. Nhiều mô hình được nhân rộng. Với 68 hộ thoát"
                    + " nghèo, xã vượt chỉ tiêu huyện giao."))
        .containsExactly("repeat 86 → 68");
    sound("Năm 2024 có 86 hộ thoát nghèo. Với 68 hộ thoát nghèo năm 2025, xã hoàn thành kế hoạch.");
  }
}
