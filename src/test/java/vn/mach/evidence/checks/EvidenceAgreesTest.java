package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stated figure is only held against the evidence where it can be meant by nothing else. */
class EvidenceAgreesTest {

  private static final List<Evidence> KNOWN =
      List.of(
          plain("Cuộc sinh hoạt chuyên đề", 5),
          plain("Cuộc triển khai tập trung", 2),
          plain("Bài gửi thi cấp tỉnh", 18),
          plain("Bài gửi thi cấp quốc gia", 10),
          new Evidence(
              "Kiểm tra đảng viên: chi bộ có chi ủy ít nhất 2 cuộc, không có chi ủy ít nhất 1 cuộc",
              BigDecimal.valueOf(229),
              BigDecimal.valueOf(321)),
          new Evidence(
              "Tỷ lệ tham gia tập trung", BigDecimal.valueOf(1356), BigDecimal.valueOf(1468)));

  private static Evidence plain(String name, long value) {
    return new Evidence(name, BigDecimal.valueOf(value), null);
  }

  private static List<String> in(String text) {
    return Contradictions.in(text, KNOWN).stream()
        .map(it -> it.kind().code() + " " + it.stated() + " → " + it.computed())
        .toList();
  }

  @Test
  void whatEqualsTheEvidenceIsNoFinding() {
    assertThat(
            in(
                "Tổ chức 5 cuộc sinh hoạt chuyên đề, 2 cuộc triển khai tập trung; gửi 18 bài dự thi cấp tỉnh, 10 bài dự thi cấp quốc gia."))
        .isEmpty();
    assertThat(in("Có 229/321 chi bộ đã kiểm tra đảng viên theo chỉ tiêu, đạt 71,34%.")).isEmpty();
  }

  @Test
  void whatDiffersIsStatedBesideTheEvidence() {
    assertThat(in("Tổ chức 6 cuộc sinh hoạt chuyên đề.")).containsExactly("evidence 6 → 5");
    assertThat(in("Số cuộc sinh hoạt chuyên đề: 7.")).containsExactly("evidence 7 → 5");
    assertThat(in("Trong 6 tháng, gửi 19 bài thi cấp tỉnh.")).isEmpty();
    assertThat(in("BÁO CÁO 6 THÁNG ĐẦU NĂM\nTrong 6 tháng, gửi thi 19 bài cấp tỉnh."))
        .containsExactly("evidence 19 → 18");
    assertThat(in("Có 230/321 chi bộ đã kiểm tra đảng viên theo chỉ tiêu."))
        .containsExactly("evidence 230/321 → 229/321");
  }

  @Test
  void anotherTimeAnotherUnitOrABoundIsNotCompared() {
    assertThat(
            in(
                "Quý II tổ chức 3 cuộc sinh hoạt chuyên đề. Chi bộ Văn phòng tổ chức 2 cuộc sinh hoạt chuyên đề."))
        .isEmpty();
    assertThat(
            in(
                "Năm 2021 tổ chức 9 cuộc sinh hoạt chuyên đề; so với cùng kỳ tăng 2 cuộc sinh hoạt chuyên đề."))
        .isEmpty();
    assertThat(in("Tổ chức trên 4 cuộc sinh hoạt chuyên đề, phấn đấu 12 cuộc sinh hoạt chuyên đề."))
        .isEmpty();
    assertThat(in("Có 12/15 chi bộ đã kiểm tra đảng viên.")).as("a base of another size").isEmpty();
  }
}
