package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Shares that make up a whole, amounts for each, and tables that are typed as sentences. */
class SharesAndAveragesTest {

  private static List<String> in(String text) {
    return Contradictions.in(text).stream()
        .map(it -> it.kind().code() + " " + it.stated() + " → " + it.computed())
        .toList();
  }

  @Test
  void sharesOfAStructureMakeAHundred() {
    assertThat(
            in(
                "Cơ cấu kinh tế: nông nghiệp chiếm 18,4%; công nghiệp chiếm 47,4%; dịch vụ chiếm"
                    + " 30,6%; thuế sản phẩm chiếm 6,3%."))
        .containsExactly("sum 100 → 102,7");
    for (String sound :
        List.of(
            "Cơ cấu kinh tế: nông nghiệp 18,4%; công nghiệp 44,7%; dịch vụ 30,6%; thuế 6,3%.",
            "Cơ cấu kinh tế: nông nghiệp 18,4%; công nghiệp 44,7%; dịch vụ 30,6%.",
            "Cơ cấu: khu vực một 33,3%; khu vực hai 33,3%; khu vực ba 33,3%.",
            "Giải ngân: huyện A 62,4%, huyện B 58,1%, huyện C 55,0%.")) {
      assertThat(in(sound)).as(sound).isEmpty();
    }
  }

  @Test
  void whatEachHasTimesHowManyIsWhatAllHave() {
    assertThat(
            in(
                "Tổng dư nợ đạt 428.650 triệu đồng với 9.870 khách hàng; bình quân 34,4 triệu"
                    + " đồng/khách hàng."))
        .containsExactly("ratio 34,4 → 43,43");
    for (String sound :
        List.of(
            "Tổng dư nợ 428.650 triệu đồng với 9.870 khách hàng; bình quân 43,4 triệu đồng/khách hàng.",
            "Có 142 lớp, 5.236 học sinh, bình quân 36,9 học sinh/lớp.",
            "Có 58 hợp tác xã, doanh thu 86 tỷ đồng, thu nhập bình quân 4,5 triệu đồng/người.")) {
      assertThat(in(sound)).as(sound).isEmpty();
    }
  }

  @Test
  void aTableMayBeTypedAsSentences() {
    String rows =
        "Xã An Bình: chỉ tiêu 12, thực hiện 12, đạt 100%\n"
            + "Xã An Hòa: chỉ tiêu 15, thực hiện 14, đạt %s\n"
            + "Xã An Phú: chỉ tiêu 10, thực hiện 10, đạt 100%%\n"
            + "Tổng cộng: chỉ tiêu 37, thực hiện %s, đạt 97,3%%\n";
    rows = rows.replace("100%\n", "100%%\n");
    assertThat(in(rows.formatted("93,3%", "36"))).isEmpty();
    assertThat(in(rows.formatted("99,3%", "36"))).containsExactly("ratio 99,3 → 93,33");
    assertThat(in(rows.formatted("93,3%", "37"))).contains("sum 37 → 36");
  }
}
