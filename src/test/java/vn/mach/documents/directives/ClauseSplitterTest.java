package vn.mach.documents.directives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;

/** Official texts as they are typed and pasted, and the clauses that are found in them. */
class ClauseSplitterTest {

  @Test
  void aPlanIsSplitIntoPartsNumbersLettersAndDashes() {
    assertThat(
            split(
                """
                ĐẢNG BỘ TỈNH THỬ
                ĐẢNG ỦY XÃ MẪU
                *
                Số 12-KH/ĐU
                KẾ HOẠCH
                về chuyển đổi số trong công tác đảng
                -----
                - Căn cứ Nghị quyết của tỉnh;
                Đảng ủy xã xây dựng kế hoạch như sau:
                I- MỤC ĐÍCH, YÊU CẦU
                1. Mục đích
                - Nâng cao nhận thức.
                - Tạo thói quen mới.
                2. Yêu cầu
                Việc làm phải thiết thực.
                II- NHIỆM VỤ
                1. Tuyên truyền
                a) Các chi bộ họp trước ngày 15/8/2026;
                b) Ban Tuyên giáo soạn tài liệu:
                + bản in;
                + bản đọc.
                2. Bồi dưỡng
                III- TỔ CHỨC THỰC HIỆN
                Giao Văn phòng theo dõi.
                Nơi nhận:
                - Như trên,
                - Lưu.
                T/M ĐẢNG ỦY
                """))
        .containsExactly(
            "0| | |ĐẢNG BỘ TỈNH THỬ/ĐẢNG ỦY XÃ MẪU/Số 12-KH/ĐU/KẾ HOẠCH về chuyển đổi số trong công"
                + " tác đảng/- Căn cứ Nghị quyết của tỉnh;/Đảng ủy xã xây dựng kế hoạch như sau:",
            "0|I-|MỤC ĐÍCH, YÊU CẦU|",
            "1|1.|Mục đích|",
            "2|-| |Nâng cao nhận thức.",
            "2|-| |Tạo thói quen mới.",
            "1|2.|Yêu cầu|Việc làm phải thiết thực.",
            "0|II-|NHIỆM VỤ|",
            "1|1.|Tuyên truyền|",
            "2|a)| |Các chi bộ họp trước ngày 15/8/2026;",
            "2|b)|Ban Tuyên giáo soạn tài liệu:|",
            "3|+| |bản in;",
            "3|+| |bản đọc.",
            "1|2.| |Bồi dưỡng",
            "0|III-|TỔ CHỨC THỰC HIỆN|Giao Văn phòng theo dõi.",
            "0| | |Nơi nhận:/- Như trên,/- Lưu./T/M ĐẢNG ỦY");
  }

  @Test
  void aRegulationHasChaptersArticlesClausesAndPoints() {
    assertThat(
            split(
                """
                QUY CHẾ
                Chương I
                QUY ĐỊNH CHUNG
                Điều 1. Phạm vi
                Quy chế này quy định việc trực.
                Điều 2. Giải thích từ ngữ
                1. Ca trực là tám giờ theo quy định tại
                Điều 5 Luật Mẫu.
                2. Người trực gồm:
                a) cán bộ;
                b) nhân viên.
                Chương II
                TRÁCH NHIỆM
                CỦA CÁC CƠ QUAN
                Mục 1. VĂN PHÒNG
                Điều 3. Văn phòng phân công ca trực.
                Điều 4
                Hiệu lực
                """))
        .containsExactly(
            "0| | |QUY CHẾ",
            "0|Chương I|QUY ĐỊNH CHUNG|",
            "1|Điều 1.|Phạm vi|Quy chế này quy định việc trực.",
            "1|Điều 2.|Giải thích từ ngữ|",
            "2|1.| |Ca trực là tám giờ theo quy định tại Điều 5 Luật Mẫu.",
            "2|2.|Người trực gồm:|",
            "3|a)| |cán bộ;",
            "3|b)| |nhân viên.",
            "0|Chương II|TRÁCH NHIỆM CỦA CÁC CƠ QUAN|",
            "1|Mục 1.|VĂN PHÒNG|",
            "2|Điều 3.| |Văn phòng phân công ca trực.",
            "2|Điều 4|Hiệu lực|");
  }

  @Test
  void numbersOfSeveralPartsAndCapitalLettersHaveTheirLevels() {
    assertThat(
            split(
                """
                A. TÌNH HÌNH
                I. KẾT QUẢ
                1. Kinh tế
                1.1. Thu ngân sách đạt 1.500 tỷ đồng,
                1.5 tỷ đồng vượt kế hoạch.
                1.1.1. Thu từ đất
                1.1.2. Thu khác
                1.2 Chi ngân sách
                2. Xã hội
                II. HẠN CHẾ
                B. NHIỆM VỤ
                I. CHUNG
                """))
        .containsExactly(
            "0|A.|TÌNH HÌNH|",
            "1|I.|KẾT QUẢ|",
            "2|1.|Kinh tế|",
            "3|1.1.| |Thu ngân sách đạt 1.500 tỷ đồng, 1.5 tỷ đồng vượt kế hoạch.",
            "4|1.1.1.| |Thu từ đất",
            "4|1.1.2.| |Thu khác",
            "3|1.2| |Chi ngân sách",
            "2|2.| |Xã hội",
            "1|II.|HẠN CHẾ|",
            "0|B.|NHIỆM VỤ|",
            "1|I.|CHUNG|");
  }

  @Test
  void whatOnlyLooksLikeANumberBeginsNoClause() {
    assertThat(
            split(
                """
                1. Thực hiện Nghị quyết số
                19-NQ/TW và Kết luận số
                5/2026 của cấp trên trong giai đoạn 2025
                - 2030, cụ thể hơn năm
                2025. Học tập
                V.I. Lênin và
                C.Mác theo quy định.
                2. Tổng kết.
                """))
        .containsExactly(
            "0|1.| |Thực hiện Nghị quyết số 19-NQ/TW và Kết luận số 5/2026 của cấp trên trong giai"
                + " đoạn 2025 - 2030, cụ thể hơn năm 2025. Học tập/V.I. Lênin và C.Mác theo quy"
                + " định.",
            "0|2.| |Tổng kết.");
  }

  @Test
  void aTextCopiedFromAPageHasItsBrokenLinesJoined() {
    assertThat(
            split(
                """
                1. Các cấp ủy, tổ chức đảng tập trung lãnh đạo, chỉ đạo việc quán triệt
                Nghị quyết đến từng chi bộ, bảo đảm cán bộ, đảng viên hiểu rõ những nội
                dung chủ yếu và liên hệ với nhiệm vụ của mình trong từng quý của năm nay.
                2. Ban Thường vụ phân công đồng chí Phó Bí thư chịu trách nhiệm theo dõi
                Văn phòng và các ban trong việc soạn tài liệu, gửi đến cơ sở trước kỳ họp
                Chi bộ tháng sau, báo cáo kết quả với Thường trực trước ngày cuối của quý.
                3. Giao cho Ủy ban Kiểm tra xây dựng chương trình giám sát chuyên đề đối với
                Đảng ủy các xã về việc thực hiện những nhiệm vụ đã nêu ở các mục phía trên.
                """))
        .containsExactly(
            "0|1.| |Các cấp ủy, tổ chức đảng tập trung lãnh đạo, chỉ đạo việc quán triệt Nghị quyết"
                + " đến từng chi bộ, bảo đảm cán bộ, đảng viên hiểu rõ những nội dung chủ yếu và"
                + " liên hệ với nhiệm vụ của mình trong từng quý của năm nay.",
            "0|2.| |Ban Thường vụ phân công đồng chí Phó Bí thư chịu trách nhiệm theo dõi Văn phòng"
                + " và các ban trong việc soạn tài liệu, gửi đến cơ sở trước kỳ họp Chi bộ tháng"
                + " sau, báo cáo kết quả với Thường trực trước ngày cuối của quý.",
            "0|3.| |Giao cho Ủy ban Kiểm tra xây dựng chương trình giám sát chuyên đề đối với Đảng"
                + " ủy các xã về việc thực hiện những nhiệm vụ đã nêu ở các mục phía trên.");
  }

  @Test
  void pastedSignsOfAllKindsAreRead() {
    assertThat(
            split(
                """
                1/ Việc thứ nhất
                \uf0b7 Điểm một
                • Điểm hai
                2/Việc thứ hai
                (1) Ý đầu;
                (2) Ý sau.
                3-\tViệc thứ ba
                Một là, học tập.
                Hai là, làm theo.
                a.Điểm a
                b.Điểm b
                đ) Không thuộc hàng nào
                """))
        .containsExactly(
            "0|1/|Việc thứ nhất|",
            "1|•| |Điểm một",
            "1|•| |Điểm hai",
            "0|2/|Việc thứ hai|",
            "1|(1)| |Ý đầu;",
            "1|(2)| |Ý sau.",
            "0|3-|Việc thứ ba|",
            "1|Một là,| |học tập.",
            "1|Hai là,| |làm theo.",
            "2|a.| |Điểm a",
            "2|b.|Điểm b|đ) Không thuộc hàng nào");
  }

  @Test
  void itemsOfAListWithoutSignsBecomeClausesUnderItsSentence() {
    assertThat(
            split(
                """
                1. Văn phòng có các nhiệm vụ sau đây:
                lập danh sách;
                gửi giấy mời;
                chuẩn bị phòng họp.
                Kinh phí lấy từ nguồn thường xuyên.
                2. Hết.
                """))
        .containsExactly(
            "0|1.|Văn phòng có các nhiệm vụ sau đây:|",
            "1| | |lập danh sách;",
            "1| | |gửi giấy mời;",
            "1| | |chuẩn bị phòng họp.",
            "0| | |Kinh phí lấy từ nguồn thường xuyên.",
            "0|2.| |Hết.");
  }

  @Test
  void aTextWithoutNumbersIsSplitByItsParagraphs() {
    assertThat(split("Đoạn thứ nhất của thư.\nvẫn đoạn ấy.\n\nĐoạn thứ hai.\n"))
        .containsExactly("0| | |Đoạn thứ nhất của thư./vẫn đoạn ấy.", "0| | |Đoạn thứ hai.");
    assertThat(split("VỀ VIỆC TRỰC\nMỗi người trực một ca.\nCa trực tám giờ."))
        .containsExactly(
            "0| |VỀ VIỆC TRỰC|", "1| | |Mỗi người trực một ca.", "1| | |Ca trực tám giờ.");
  }

  @Test
  void anExtractMayBeginInTheMiddle() {
    assertThat(split("3. Việc ba.\n4. Việc bốn.\nIV. PHẦN SAU\n1. Việc đầu."))
        .containsExactly(
            "0|3.| |Việc ba.", "0|4.| |Việc bốn.", "0|IV.|PHẦN SAU|", "1|1.| |Việc đầu.");
  }

  @Test
  void everyWordOfTheTextIsInAClause() {
    String text =
        """
        Căn cứ điều lệ;
        I. MỘT
        chữ rời
        1. Hai:
        ba;
        bốn.
        năm
        PHỤ LỤC
        DANH SÁCH MẪU
        1. Sáu
        """;
    Outcome<List<TextPiece>> read = ClauseSplitter.split(Text.lines(text));
    String all =
        pieces(read).stream()
            .map(it -> it.number() + " " + it.words())
            .reduce("", (one, other) -> one + " " + other);
    assertThat(Text.line(all)).isEqualTo(Text.line(text));
  }

  @Test
  void aHugeOrEmptyTextIsRefusedWithTheReason() {
    assertThat(refusal(" \n ")).isEqualTo("directives.clauses.refused.no_text");
    assertThat(refusal("*****\n-----")).isEqualTo("directives.clauses.refused.no_text");
    assertThat(refusal("a".repeat(1_000_000))).isEqualTo("directives.clauses.refused.clause_long");
    assertThat(refusal("a\n".repeat(1_000_000))).isEqualTo("directives.clauses.refused.text_long");
    assertThat(refusal("- a\n".repeat(100_000))).isEqualTo("directives.clauses.refused.many");
    assertThat(refusal("1. " + "( ".repeat(400_000)))
        .isEqualTo("directives.clauses.refused.clause_long");
  }

  @Test
  void twoHundredPagesAreSplitAtOnce() {
    StringBuilder text = new StringBuilder();
    for (int part = 1; part <= 20; part++) {
      text.append(MarkerReader.written(part)).append(". PHẦN VIỆC ").append(part).append('\n');
      for (int one = 1; one <= 60; one++) {
        text.append(one)
            .append(". ")
            .append("Các cấp ủy thực hiện việc này. ".repeat(15))
            .append('\n');
      }
    }
    assertThat(text.length()).isGreaterThan(500_000);
    assertThat(pieces(ClauseSplitter.split(Text.lines(text.toString())))).hasSize(20 * 61);
  }

  private static String refusal(String text) {
    return switch (ClauseSplitter.split(text)) {
      case Outcome.Refused<List<TextPiece>>(List<Refusal> refusals) -> refusals.getFirst().reason();
      case Outcome.Done<List<TextPiece>> done -> "done";
    };
  }

  private static List<TextPiece> pieces(Outcome<List<TextPiece>> read) {
    return ((Outcome.Done<List<TextPiece>>) read).value();
  }

  private static List<String> split(String text) {
    return pieces(ClauseSplitter.split(Text.lines(text))).stream()
        .map(it ->
            String.join(
                "|",
                String.valueOf(it.depth()),
                it.number().isEmpty() ? " " : it.number(),
                it.heading().isEmpty() ? " " : it.heading(),
                it.body().replace('\n', '/')))
        .toList();
  }
}
