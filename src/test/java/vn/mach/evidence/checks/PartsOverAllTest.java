package vn.mach.evidence.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** More than all there are, wholes that are named otherwise, and figures that are said again. */
class PartsOverAllTest {

  private static List<String> in(String text) {
    return Contradictions.in(text).stream()
        .map(it -> it.kind().code() + " " + it.stated() + " → " + it.computed())
        .toList();
  }

  private static void isSound(String... texts) {
    for (String sound : texts) {
      assertThat(in(sound)).as(sound).isEmpty();
    }
  }

  @Test
  void someInOrOfSoManyAreNotMoreThanThey() {
    assertThat(in("Có 47 trong 41 bị cáo được hưởng án treo.")).containsExactly("range 47 → 41");
    assertThat(in("Đã xóa 4.642 trên 2.015 căn nhà tạm, số còn lại bàn giao trước 31/8."))
        .containsExactly("range 4.642 → 2.015");
    assertThat(in("Đã đóng dấu kiểm soát tại 181 cơ sở trong số 164 cơ sở này."))
        .containsExactly("range 181 → 164");
    assertThat(in("Trong tổng số 318 hồ có 396 hồ bị hư hỏng.")).containsExactly("range 396 → 318");
    assertThat(in("Số camera hoạt động tốt 1.187/1.124 chiếc."))
        .containsExactly("range 1.187 → 1.124");
    isSound(
        "Có 42 trong 56 thủ tục được rút ngắn; 9 trên 10 người dân hài lòng.",
        "Đã hỗ trợ 74/60 hộ làm nhà, vượt 14 hộ; kết nạp 63/55 đảng viên.",
        "Trong 12 xã có 3 xã đặc biệt khó khăn; trong 3 xã này có 21 thôn.",
        "Điểm trung bình 8,6 trên 10 điểm; xếp thứ 4 trên 12 huyện.");
  }

  @Test
  void aDayAndAMonthAreNoFraction() {
    isSound(
        "Đến 30/11 xã Tân Tiến hoàn thành, còn 3 xã chưa xong.",
        "Từ 20/10 thôn Đoài thu gom rác thải, từ 25/12 trường khánh thành.",
        "Đến 30/11 giải ngân 201,3 tỷ đồng, đạt 70,3%.");
  }

  @Test
  void aRateOfAllIsAtMostAHundred() {
    assertThat(in("Tỷ lệ tiêm phòng lở mồm long móng đạt 187,6% tổng đàn; vắc xin khác 84,1%."))
        .containsExactly("range 187,6 → 100");
    assertThat(in("Tỷ lệ che phủ rừng đạt 142,1%, tăng 0,4% so với năm trước."))
        .containsExactly("range 142,1 → 100");
    assertThat(in("Huyện có 238 chi bộ; 198 chi bộ đã tổ chức sinh hoạt, đạt tỷ lệ 183,19%."))
        .containsExactly("range 183,19 → 100");
    assertThat(in("Huyện có 60/68 trường đạt chuẩn quốc gia, tỷ lệ 188,2%."))
        .containsExactly("range 188,2 → 88,24");
    isSound(
        "Tỷ lệ hoàn thành dự toán thu đạt 118,6%; công suất sử dụng giường 103,7%.",
        "Tỷ lệ che phủ rừng 58,4%, bằng 101,2% so với mục tiêu.",
        "Kế hoạch trồng 150 ha, đã trồng 168 ha quế, đạt 112%.");
  }

  @Test
  void aPercentOrARestSaysThatThePartIsSome() {
    assertThat(in("Tỷ lệ thu hồi đất đạt 92,5% (208/200 hộ).")).containsExactly("range 208 → 200");
    assertThat(in("Đã chi trả cho 423/412 hộ, còn 11 hộ chưa nhận tiền."))
        .containsExactly("range 423 → 412");
    assertThat(in("Có 17/14 xã có tổ tự quản.")).containsExactly("range 17 → 14");
  }

  @Test
  void theWholeMayStandInABracketOrBehindItsPart() {
    assertThat(
            in(
                "Trong số vụ việc đã giải quyết (2.916), hòa giải thành 1.687, chiếm 57,8%. Án hủy"
                    + " giảm."))
        .containsExactly("cut 57,8 → 57,85");
    String cover =
        "Huyện có 79.931 người tham gia bảo hiểm y tế. Với dân số 86.412 người, tỷ lệ bao phủ đạt"
            + " %s.";
    assertThat(in(cover.formatted("95,2%"))).containsExactly("ratio 95,2 → 92,5");
    isSound(cover.formatted("92,5%"));
    assertThat(
            in("Thụ lý 1.294 vụ/2.318 bị can, giải quyết 1.241 vụ/2.204 bị can, đạt 59,9% số vụ."))
        .containsExactly("ratio 59,9 → 95,9");
    assertThat(in("Thi hành xong 42,6 tỷ đồng trên 78,9 tỷ đồng, đạt 53,9%."))
        .containsExactly("cut 53,9 → 53,99");
    assertThat(in("Dư nợ 61.420 tỷ đồng; nợ xấu 1.043 tỷ đồng, chiếm 1,6% tổng dư nợ."))
        .containsExactly("cut 1,6 → 1,7");
  }

  @Test
  void whatIsSaidAgainMayBeSaidBySomebodyElse() {
    assertThat(
            in(
                "Đã thành lập 25 tổ hợp tác với 684 thành viên, vay 21,6 tỷ đồng. Chủ tịch Hội cho"
                    + " biết, 648 thành viên của các tổ hợp tác đều được tập huấn."))
        .containsExactly("repeat 684 → 648");
    assertThat(
            in(
                "Danh sách gồm 89 người ứng cử đại biểu HĐND tỉnh, nữ 33 người. Các ban tiếp xúc cử"
                    + " tri bố trí 98 người ứng cử đại biểu HĐND tỉnh tiếp xúc tại 160 điểm."))
        .containsExactly("repeat 89 → 98");
    assertThat(
            in(
                "Trạm cân kiểm tra 8.416 xe, phát hiện 1.203 xe vi phạm, nộp phạt 9,7 tỷ đồng. Riêng"
                    + " 1.302 xe vi phạm đã được yêu cầu hạ tải."))
        .containsExactly("repeat 1.203 → 1.302");
    isSound(
        "Năm 2022 có 1.320 hộ thoát nghèo, năm 2023 có 1.230 hộ thoát nghèo.",
        "Ngày đầu có 1.250 khách, ngày thứ hai 1.520 khách. Như vậy, 2.770 khách tham quan.");
  }

  @Test
  void aTotalThatStandsBeforeAndBehindItsPartsIsOne() {
    assertThat(
            in(
                "Tinh giản 238 người; cụ thể: nghỉ hưu trước tuổi 171 người, thôi việc ngay 94"
                    + " người, chuyển tổ chức khác 18 người, cộng 238 người."))
        .containsExactly("sum 238 → 283");
    assertThat(
            in(
                "Thu hút 64 dự án, vốn 9.860 tỷ đồng; 41 dự án trong khu công nghiệp, 32 dự án"
                    + " ngoài khu công nghiệp."))
        .containsExactly("sum 64 → 73");
    assertThat(in("Số đơn vị giảm từ 842 xuống còn 716, giảm 126 đơn vị (19,46%)."))
        .containsExactly("ratio 19,46 → 14,96");
  }

  @Test
  void whatIsUnderWayIsLeftAndWhatIsAmongThemIsSome() {
    assertThat(in("Triển khai 137 cuộc thanh tra, kết thúc 119 cuộc, còn 28 cuộc đang tiến hành."))
        .containsExactly("sum 137 → 147");
    assertThat(in("Có 13.254 giáo viên, 15.870 giáo viên trong số đó đạt chuẩn."))
        .containsExactly("range 15.870 → 13.254");
    assertThat(in("Có 4.215 ha lúa nhiễm rầy; đã phun trừ 3.768 ha, đạt 98,4% diện tích nhiễm."))
        .containsExactly("ratio 98,4 → 89,4");
    assertThat(in("Xảy ra 214 vụ, giảm 34 vụ (13,70%) so với cùng kỳ."))
        .containsExactly("cut 13,70 → 13,71");
    isSound(
        "Tiếp nhận 137 cuộc, kết thúc 100 cuộc, tạm dừng 9 cuộc, còn 28 cuộc đang tiến hành.",
        "Toàn tỉnh 214 xã đạt, còn 12 xã đang thẩm định, 8 xã chưa đăng ký.",
        "Xảy ra 214 vụ, giảm 34 vụ (13,71%) so với cùng kỳ.");
  }

  @Test
  void areaTimesYieldIsTheHarvest() {
    assertThat(in("Diện tích lúa 10.640 ha, năng suất 51,8 tạ/ha, sản lượng 61.818 tấn."))
        .containsExactly("ratio 51,8 → 58,1");
    assertThat(in("Năng suất ngô 42 tạ/ha với diện tích 780 ha, sản lượng 3.726 tấn."))
        .containsExactly("ratio 42 → 47,77");
    assertThat(in("Trao 9.560 suất học bổng, mỗi suất 2 triệu đồng, tổng trị giá 19,21 tỷ đồng."))
        .containsExactly("ratio 2 → 2,01");
    isSound(
        "Diện tích lúa 10.640 ha, năng suất 58,1 tạ/ha, sản lượng 61.870 tấn; ngô 25.550 tấn.",
        "Vụ xuân cấy 3.420 ha, năng suất 62,4 tạ/ha; vụ mùa 3.380 ha, năng suất 55,2 tạ/ha; sản"
            + " lượng cả năm 39.998 tấn.",
        "Hỗ trợ 84 hộ, mỗi hộ 5 triệu đồng, tổng kinh phí 450 triệu đồng, gồm cả tập huấn.");
  }
}
