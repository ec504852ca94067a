package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What real reports printed, and the writings of numbers that a report may use. */
class ContradictionsTest {

  private static List<String> in(String text) {
    return Contradictions.in(text).stream()
        .map(it -> it.kind().code() + " " + it.stated() + " → " + it.computed() + ": " + it.quote())
        .toList();
  }

  @Test
  void whatReportsHavePrintedIsFound() {
    assertThat(in("Có 1.356/1.468 đảng viên tham gia, đạt 97,8 %."))
        .containsExactly("ratio 97,8 → 92,37: 1.356/1.468 đảng viên tham gia, đạt 97,8 %");
    assertThat(in("Đã kiểm tra 229/321 chi bộ (71,33%)."))
        .containsExactly("cut 71,33 → 71,34: 229/321 chi bộ (71,33%");
    assertThat(in("Kiểm tra 3 tổ chức (2 đảng ủy và 2 chi bộ)."))
        .containsExactly("sum 3 → 4: 3 tổ chức (2 đảng ủy và 2");
  }

  @Test
  void roundedAsItShouldBeIsNoFinding() {
    assertThat(in("Đã kiểm tra 229/321 chi bộ (71,34%), tức 71,3% hay khoảng 71%.")).isEmpty();
    assertThat(in("Có 1.467/1.468 đồng chí (99,9%), làm tròn 1/8 xã (12%), 1/8 xã (13%)."))
        .as("a tie may go down to the even")
        .isEmpty();
  }

  @Test
  void offsetsAreThoseOfTheComposedText() {
    String composed = "Tỷ lệ: 229/321 chi bộ (71,33%)";
    String decomposed = java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD);
    assertThat(Contradictions.in(decomposed)).isEqualTo(Contradictions.in(composed));
    assertThat(Contradictions.in("😀 " + composed).getFirst().from())
        .as("an emoji is two code units")
        .isEqualTo(Contradictions.in(composed).getFirst().from() + 3);
  }

  @Test
  void numbersMayBeWrittenInManyWays() {
    String fraction = "ratio 97,8 → 92,37";
    for (String text :
        List.of(
            "Có 1.356/1.468 đồng chí đạt 97,8\u00a0%.",
            "Có 1.356 / 1.468 đồng chí, chiếm tỉ lệ 97.8%.",
            "Có １.３５６／１.４６８ đồng chí (đạt ９７,８％).",
            "Có 1,356/1,468 đồng chí, đạt 97,8%.",
            "Có 1356/1468 đồng chí, bằng 97,8 phần trăm.",
            "Có 1.356 đồng chí trên tổng số 1.468 đồng chí, đạt 97,8%.",
            "Có 1.356 đồng chí/1.468 đồng chí, đạt 97,8%.",
            "Tỷ lệ tham gia đạt 97,8% (1.356/1.468).",
            "Có 1.356/1.468\nđồng chí tham gia\nđạt 97,8%.")) {
      assertThat(in(text)).as(text).hasSize(1).first().asString().startsWith(fraction);
    }
  }

  @Test
  void digitsThatCountNothingAreLeftAlone() {
    for (String text :
        List.of(
            "Ngày 30/4/2024, dịp 19/5 và 2/9, lúc 7h30, trực 24/24 giờ, đạt 85%.",
            "Nghị quyết số 35-NQ/TW, Quyết định 1125/QĐ-TTg, Nghị định 30/2020/NĐ-CP, số 12 –HD/BTCTW (100%).",
            "Nhiệm kỳ 2020-2025, năm 2024/2023, điện thoại 0292.3821.456, quý 2/2024 đạt 95%.",
            "Có 2.150 lượt/1.980 người tham gia; 4.215 hộ/17.320 khẩu, đạt 97%.",
            "Huy hiệu 30, 40, 45 năm tuổi Đảng cho 216 đồng chí, mô hình “4 tốt”, “5 không, 3 sạch”.")) {
      assertThat(in(text)).as(text).isEmpty();
    }
  }

  @Test
  void boundsGrowthAndPlansAreNoShares() {
    for (String text :
        List.of(
            "Có 9/12 xã có tỷ lệ hộ nghèo trên 20%.",
            "Có 9/12 xã thực hiện, tăng 15% so với cùng kỳ.",
            "Kết nạp 62/60 đảng viên, đạt 103,3% kế hoạch.",
            "Thu 1.276 triệu đồng, tăng 76 triệu đồng, bằng 106,3% so với cùng kỳ.",
            "Thu 845/1.600 tỷ đồng, trong đó thu nội địa 645 tỷ đồng, đạt 60% dự toán.",
            "Gần 95% đảng viên (1.905/2.010 đồng chí) tham gia.")) {
      assertThat(in(text)).as(text).isEmpty();
    }
  }

  @Test
  void whatIsIncludedMayBeSomeOrMayOverlap() {
    assertThat(
            in(
                "Chi bộ có 32 đảng viên, trong đó có 11 nữ, 5 dự bị, 14 đồng chí trình độ đại học, 9 đồng chí miễn sinh hoạt."))
        .isEmpty();
    assertThat(in("Chi bộ có 32 đảng viên, trong đó nữ 11 đồng chí, nam 20 đồng chí."))
        .as("men and women are all")
        .hasSize(1);
    assertThat(in("Có 12 xã (9 xã đạt chuẩn, 2 xã nâng cao).")).isEmpty();
    assertThat(in("Có 12 xã (9 xã, 2 thị trấn).")).hasSize(1);
    assertThat(in("Ban Chấp hành gồm 15 đồng chí, Ban Thường vụ gồm 5 đồng chí.")).isEmpty();
  }

  @Test
  void whatIsLeftOverIsWhatWasNotDone() {
    String sound = "Tòa án thụ lý 312 vụ, đã giải quyết 278 vụ, còn lại 34 vụ.";
    assertThat(in(sound)).isEmpty();
    assertThat(in(sound.replace("34 vụ", "25 vụ")))
        .containsExactly("sum 312 → 303: 312 vụ, đã giải quyết 278 vụ, còn lại 25");
    assertThat(in("Tòa án thụ lý 312 vụ, đã giải quyết 278 vụ, trả lại 9 vụ, còn lại 25 vụ."))
        .as("part of it was sent back")
        .isEmpty();
  }

  @Test
  void aListIsReadInEachWayInWhichItMayBeMeant() {
    assertThat(
            in("Giám sát 45 cuộc. Cụ thể, tỉnh 12 cuộc (còn 2 cuộc), huyện 13 cuộc; xã 20 cuộc."))
        .as("commas and semicolons")
        .isEmpty();
    assertThat(
            in(
                "Thụ lý 90 vụ, giải quyết 70 vụ. Trong đó: tỉnh thụ lý 20 vụ, giải quyết 15 vụ; huyện thụ lý 70 vụ, giải quyết 55 vụ."))
        .as("each point says two numbers")
        .isEmpty();
    assertThat(
            in(
                "Mở 28 lớp với 812 học viên, trong đó nông nghiệp 17 lớp với 496 học viên, phi nông nghiệp 11 lớp với 361 học viên."))
        .as("the classes add up, the learners do not")
        .hasSize(1)
        .first()
        .asString()
        .startsWith("sum 812 → 857");
    assertThat(
            in(
                "Có 324/590 trường đạt chuẩn, gồm 71/179 trường mầm non; 160/206 trường tiểu học; 80/165 trường THCS và 13/33 trường THPT."))
        .as("the parts of the fractions add up, their bases do not")
        .hasSize(1)
        .first()
        .asString()
        .startsWith("sum 590 → 583");
  }

  @Test
  void twoThingsCountedSideBySideAddUpBoth() {
    String text =
        "Đã giám sát 3 tổ chức đảng và 6 cá nhân. Kết luận 1 tổ chức đảng và 4 cá nhân thực hiện tốt; 2 tổ chức đảng và 2 cá nhân còn hạn chế.";
    assertThat(in(text)).isEmpty();
    assertThat(in(text.replace("Kết luận 1", "Kết luận 2")))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("sum 3 → 4");
  }

  @Test
  void aTitleSaysWhatTheTextSays() {
    String text =
        "HUYỆN CÓ 158 TRƯỜNG ĐẠT CHUẨN\nHiện nay huyện có 185 trường đạt chuẩn, trong đó 12 trường đạt mức độ 2.";
    assertThat(in(text)).hasSize(1).first().asString().startsWith("repeat 158 → 185");
    assertThat(
            in("Năm 2022 huyện có 158 trường đạt chuẩn. Năm 2023 huyện có 185 trường đạt chuẩn."))
        .as("of two years")
        .isEmpty();
    assertThat(in("Huyện A có 158 trường đạt chuẩn. Xã B có 185 trường đạt chuẩn."))
        .as("of two places")
        .isEmpty();
  }

  @Test
  void noMoreTakePartThanThereAre() {
    assertThat(in("Đã có 27/25 xã tổ chức đại hội.")).containsExactly("range 27 → 25: 27/25");
    assertThat(in("Ban Thường vụ đã kiểm tra 14/12 chi bộ."))
        .containsExactly("range 14 → 12: 14/12");
    assertThat(in("Kiểm tra 4.949 cơ sở, trong đó 8.480 cơ sở vi phạm."))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("range 8.480 → 4.949");
    String convened = "Đại hội triệu tập 150 đại biểu, có mặt 147 đại biểu.";
    assertThat(in(convened)).isEmpty();
    finds("range 157 → 150", convened.replace("147", "157"));
    assertThat(in("Thành lập 27/25 chi hội; trồng 265/250 ha; thu 128/120 tỷ đồng."))
        .as("plans may be exceeded")
        .isEmpty();
  }

  @Test
  void theBaseMayStandInTheClauseBeforeThePercent() {
    String text =
        "Thụ lý 7.662 vụ, giải quyết 6.468 vụ, đạt 84,42%. Án dân sự thụ lý 6.218 vụ, giải quyết 5.209 vụ; đạt 83,77%.";
    assertThat(in(text)).isEmpty();
    assertThat(in(text.replace("84,42", "84,41")))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("cut 84,41 → 84,42");
    assertThat(in(text.replace("83,77", "83,74")))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("ratio 83,74 → 83,77");
  }

  private static void finds(String finding, String text) {
    assertThat(in(text)).as(text).hasSize(1).first().asString().startsWith(finding);
  }

  @Test
  void aPercentOfAPlanIsOneOfTheNumberThatThePlanNames() {
    String beside = "Thu ngân sách 412,6 tỷ đồng, đạt 78,1% dự toán tỉnh giao (528 tỷ đồng).";
    assertThat(in(beside)).isEmpty();
    finds("ratio 88,1 → 78,14", beside.replace("78,1", "88,1"));
    String before = "Chỉ tiêu trồng 650 ha. Đến nay trồng được 583 ha, đạt 89,7% kế hoạch.";
    assertThat(in(before)).isEmpty();
    finds("cut 89,6 → 89,69", before.replace("89,7", "89,6"));
    String aside = "Giải quyết việc làm cho 1.050 lao động (kế hoạch 1.000), đạt 105%.";
    assertThat(in(aside)).isEmpty();
    finds("ratio 150 → 105", aside.replace("105%", "150%"));
    assertThat(in("Kết nạp 98 đảng viên, đạt 78% kế hoạch.")).as("of a plan not said").isEmpty();
  }

  @Test
  void aRateMayStandInTheNextSentence() {
    String text = "Tiếp nhận 1.340 máy, đã trao 1.215 máy. Kết quả đạt 90,7%.";
    assertThat(in(text)).isEmpty();
    finds("cut 90,6 → 90,67", text.replace("90,7", "90,6"));
    assertThat(in(text.replace("90,7", "64"))).as("a rate of something else").isEmpty();
  }

  @Test
  void aPercentMaySpeakOfANumberByItsName() {
    String text = "Huy động 3.264 tỷ đồng, cho vay 2.718 tỷ đồng, bằng 83,3% vốn huy động.";
    assertThat(in(text)).isEmpty();
    finds("ratio 38,3 → 83,27", text.replace("83,3", "38,3"));
  }

  @Test
  void partsMayStandInTheSentenceBehindTheirWhole() {
    String text = "Giám sát 1.481 mẫu thực phẩm. Số mẫu đạt là 1.392 mẫu, không đạt 89 mẫu.";
    assertThat(in(text)).isEmpty();
    finds("sum 1.481 → 1.480", text.replace(" 89 ", " 88 "));
    assertThat(in("Có 64 chi hội. Tiểu học 45 chi hội, THCS 32 chi hội, THPT 18 chi hội."))
        .as("far from the whole, so perhaps of something else")
        .isEmpty();
    assertThat(
            in(
                "Trong 1.946 ủy viên có 517 nữ (26,6%), 384 người dưới 40 tuổi (19,7%), 1.803 người trình độ đại học (92,7%)."))
        .as("each is right by its percent: they overlap")
        .isEmpty();
  }

  @Test
  void aTotalMayStandBehindItsParts() {
    String text = "Cấp 2.964 thẻ ở xã, 741 thẻ ở huyện, 295 thẻ ở tỉnh. Tổng số thẻ là 4.000 thẻ.";
    assertThat(in(text)).isEmpty();
    finds("sum 3.900 → 4.000", text.replace("4.000", "3.900"));
  }

  @Test
  void anIncreaseIsTheDifferenceOfTheTwoNumbers() {
    String text = "Có 715 hợp tác xã, tăng 43 hợp tác xã so với đầu năm (672 hợp tác xã).";
    assertThat(in(text)).isEmpty();
    finds("sum 715 → 706", text.replace(" 43 ", " 34 "));
  }

  @Test
  void oneOfTwoNumbersIsNoTotalOfItsNeighbours() {
    assertThat(in("Trong đó tiểu học 45.216 em, THCS 32.874 em, THPT 18.328 em.")).isEmpty();
    assertThat(
            in(
                "Có 412 trường. Mầm non 148 trường, tiểu học 121 trường, THCS 109 trường, còn lại 34 trường."))
        .isEmpty();
  }

  @Test
  void aShareOfFewerThanItIsSaysSo() {
    finds("range 243 → 203", "Tiêm cho 243/203 người (97,54%).");
    finds(
        "range 75 → 63",
        "Huyện quản lý 63 trường. Số trường đạt chuẩn là 75 trường, chiếm 77,8% tổng số trường.");
    assertThat(
            in(
                "Thay 86.240 công tơ, lũy kế đạt 412.675 công tơ, chiếm 94,17% tổng số 438.210 công tơ."))
        .as("since then")
        .isEmpty();
  }

  @Test
  void whatWasCountedIsCalledAgainByItsNumber() {
    finds(
        "repeat 212 → 122", "Lớp có 212 học viên dự thi. Tất cả 122 học viên được hỗ trợ tiền ăn.");
    finds(
        "repeat 165 → 156",
        "Huyện giao 165 tân binh\nSáng nay, 156 thanh niên trong huyện lên đường làm nghĩa vụ quân sự, công an nhân dân.");
  }

  @Test
  void aTableIsReadByItsColumns() {
    String table =
        "Đơn vị\tTổng\tĐã họp\tTỷ lệ %\nA\t24\t21\t87,5\nB\t18\t18\t100\nC\t33\t27\t81,8\nCộng\t75\t66\t88,0";
    assertThat(in(table)).isEmpty();
    assertThat(in(table.replace("66", "68"))).anyMatch(it -> it.startsWith("sum 68 → 66"));
    assertThat(in(table.replace("81,8", "88,1")))
        .anyMatch(it -> it.startsWith("ratio 88,1 → 81,82"));
  }

  @Test
  void subtotalsGatherTheRowsBelowThem() {
    String table =
        "TT\tĐơn vị\tTổng\tĐã họp\nI\tKhối Đảng\t42\t39\n1\tA\t24\t21\n2\tB\t18\t18\nII\tKhối chính quyền\t53\t45\n1\tC\t33\t27\n2\tD\t20\t18\n\tCộng\t95\t84";
    assertThat(in(table)).isEmpty();
    assertThat(in(table.replace("\t39\n", "\t40\n")))
        .as("a subtotal, and so the total")
        .hasSize(2)
        .anyMatch(it -> it.startsWith("sum 40 → 39"));
    assertThat(in(table.replace("95\t84", "95\t48")))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("sum 48 → 84");
  }

  @Test
  void theTextSaysWhatTheTableSays() {
    String table =
        "Đơn vị\tSố hội viên\tSố chi hội\nXã A\t412\t9\nXã B\t508\t11\nXã C\t329\t8\nCộng\t1.249\t28";
    assertThat(in("Toàn huyện có 1.249 hội viên sinh hoạt tại 28 chi hội.\n" + table)).isEmpty();
    assertThat(in("Toàn huyện có 1.294 hội viên sinh hoạt tại 28 chi hội.\n" + table))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("repeat 1.294 → 1.249");
    assertThat(in("Năm qua xã C có 392 hội viên dự.\n" + table)).as("not of the total").isEmpty();
  }

  @Test
  void tabsAndLineEndsOfAQuoteBecomeSpaces() {
    assertThat(Contradictions.in("Có 229/321 chi bộ\r\nđạt\t71,33%").getFirst().quote())
        .isEqualTo("229/321 chi bộ  đạt 71,33%");
  }
}
