package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures of two times: growth, differences, totals that were raised, and cumulative periods. */
class TwoTimesTest {

  private static List<String> in(String text) {
    return Contradictions.in(text).stream()
        .map(it -> it.kind().code() + " " + it.stated() + " → " + it.computed())
        .toList();
  }

  @Test
  void growthMustFitTheNumbersOfBothYears() {
    assertThat(
            in(
                "Tổng giá trị sản xuất ước đạt 5.846 tỷ đồng, tăng 4,9% so với cùng kỳ (5.344 tỷ"
                    + " đồng)."))
        .containsExactly("ratio 4,9 → 9,39");
    assertThat(
            in(
                "Năm 2022 đạt 18.450 tỷ đồng, năm 2023 ước đạt 20.664 tỷ đồng, tăng 10,2% so với năm"
                    + " 2022."))
        .containsExactly("ratio 10,2 → 12");
    assertThat(in("Toàn tỉnh phát hiện 726 vụ, tăng 103 vụ (15,6%) so với cùng kỳ."))
        .containsExactly("ratio 15,6 → 16,53");
  }

  @Test
  void aPercentOfTheYearBeforeMustFitTheNumberInTheBracket() {
    assertThat(
            in("Thu ngân sách ước 11.286 tỷ đồng, bằng 119,2% cùng kỳ năm trước (10.335 tỷ đồng)."))
        .containsExactly("ratio 119,2 → 109,2");
    assertThat(in("Xảy ra 86 vụ, bằng 118% cùng kỳ năm ngoái (93 vụ)."))
        .containsExactly("ratio 118 → 92,47");
    for (String text :
        List.of(
            "Thu ngân sách ước 11.286 tỷ đồng, bằng 109,2% cùng kỳ năm trước (10.335 tỷ đồng).",
            "Xảy ra 86 vụ, bằng 92,5% cùng kỳ năm ngoái (93 vụ).",
            "Giá trị đạt 512 tỷ đồng, bằng 106,1% cùng kỳ (455 tỷ đồng).")) {
      assertThat(in(text)).as(text).isEmpty();
    }
  }

  @Test
  void growthThatFitsOrMayBeCountedOtherwiseIsNoFinding() {
    for (String text :
        List.of(
            "Tổng giá trị sản xuất ước đạt 5.846 tỷ đồng, tăng 9,4% so với cùng kỳ (5.344 tỷ đồng).",
            "Toàn tỉnh phát hiện 726 vụ, tăng 103 vụ (16,5%) so với cùng kỳ.",
            "Năm 2022 có 32 vụ, năm 2023 có 27 vụ, giảm 5 vụ (15,6%).",
            "Hộ nghèo còn 16.003 hộ, giảm 1.432 hộ nghèo (1,95%) so với đầu năm.",
            "Năm 2022 đạt 1,2 tỷ đồng, năm 2023 đạt 1,4 tỷ đồng, tăng 14,7% so với năm 2022.",
            "Giá trị đạt 512 tỷ đồng, tăng 6,1% (theo giá so sánh) so với cùng kỳ 455 tỷ đồng.")) {
      assertThat(in(text)).as(text).isEmpty();
    }
  }

  @Test
  void aChangeMustLieBetweenTheTwoNumbers() {
    assertThat(in("Sau sắp xếp, huyện giảm từ 23 xã còn 16 xã, giảm 9 xã."))
        .containsExactly("sum 16 → 14");
    assertThat(
            in(
                "Đầu nhiệm kỳ, Đảng bộ có 5.318 đảng viên. Đến nay, Đảng bộ có 5.604 đảng viên, tăng"
                    + " 268 đồng chí so với đầu nhiệm kỳ."))
        .containsExactly("sum 5.604 → 5.586");
    assertThat(
            in(
                "Thành lập mới 3 tổ chức đảng, nâng tổng số tổ chức đảng từ 18 lên 24 tổ chức đảng."))
        .containsExactly("sum 24 → 21");
    assertThat(
            in(
                "Lũy kế đến hết tháng 5 kết nạp 61 đảng viên; tháng 6 kết nạp thêm 17 đảng viên, nâng"
                    + " tổng số lên 87 đảng viên."))
        .containsExactly("sum 87 → 78");
  }

  @Test
  void changesThatFitAreNoFinding() {
    for (String text :
        List.of(
            "Sau sắp xếp, huyện giảm từ 23 xã còn 16 xã, giảm 7 xã.",
            "Sau sắp xếp, huyện giảm từ 23 xã còn 16 xã, giảm 2 xã so với phương án ban đầu.",
            "Đầu nhiệm kỳ có 5.318 đảng viên. Đến nay có 5.604 đảng viên, tăng 286 đồng chí.",
            "Thành lập mới 3 tổ chức đảng, nâng tổng số tổ chức đảng từ 18 lên 21 tổ chức đảng.",
            "Từ năm 2016 đã kết nạp 167 đảng viên, nâng số đảng viên lên 820.",
            "Đầu năm có 96 hộ nghèo; trong năm thoát nghèo 31 hộ, phát sinh mới 4 hộ, cuối năm còn 69"
                + " hộ nghèo.")) {
      assertThat(in(text)).as(text).isEmpty();
    }
  }

  @Test
  void noMonthHasMoreThanTheYearSoFar() {
    assertThat(in("Tháng 6 tiếp nhận 412 hồ sơ, lũy kế 6 tháng tiếp nhận 372 hồ sơ."))
        .containsExactly("range 412 → 372");
    assertThat(in("Tháng 6 tiếp nhận 412 hồ sơ, lũy kế 6 tháng tiếp nhận 2.376 hồ sơ.")).isEmpty();
    assertThat(
            in(
                "Quý I tiếp nhận 1.214 hồ sơ, quý II 1.386 hồ sơ. Cộng dồn 6 tháng tiếp nhận 2.060 hồ"
                    + " sơ."))
        .containsExactly("sum 2.060 → 2.600");
    assertThat(
            in(
                "Quý I tiếp nhận 1.214 hồ sơ, quý II tiếp nhận 1.386 hồ sơ. Cộng dồn 6 tháng tiếp nhận"
                    + " 2.610 hồ sơ."))
        .containsExactly("sum 2.610 → 2.600");
  }
}
