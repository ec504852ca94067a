package vn.mach.app.exchange;

import java.time.LocalDate;
import java.util.List;

/**
 * What the units and activities of an invented country are called: few words, many times, as in a
 * real one.
 */
final class CountryNames {

  private static final List<String> FIRST =
      List.of(
          "Hòa", "Tân", "Bình", "Vĩnh", "Long", "Phú", "An", "Thạnh", "Mỹ", "Đông", "Tây", "Xuân",
          "Quảng", "Yên", "Hải", "Nghĩa");
  private static final List<String> SECOND =
      List.of(
          "Sơn", "Phước", "Lợi", "Hưng", "Thuận", "Khánh", "Đức", "Lâm", "Giang", "Hà", "Trung",
          "Thành", "Lộc", "Bình", "Mỹ", "Điền");
  private static final List<String> BODIES =
      List.of(
          "Trường Tiểu học",
          "Trường Mầm non",
          "Trạm Y tế",
          "Công an",
          "Quân sự",
          "Cơ quan",
          "Hợp tác xã");
  private static final List<String> TOPICS =
      List.of(
          "nâng cao chất lượng sinh hoạt chi bộ",
          "chuyển đổi số trong sinh hoạt",
          "học tập tấm gương đạo đức",
          "xây dựng nông thôn mới",
          "phòng chống thiên tai",
          "công tác phát triển đảng viên",
          "giữ gìn vệ sinh môi trường",
          "an toàn giao thông",
          "đền ơn đáp nghĩa",
          "phòng chống cháy nổ");

  private CountryNames() {}

  static String commune(int commune) {
    return FIRST.get(commune % FIRST.size())
        + " "
        + SECOND.get(commune / FIRST.size() % SECOND.size());
  }

  static String branch(int branch, int commune) {
    int place = branch % 30;
    return "Chi bộ %s xã %s"
        .formatted(
            place < BODIES.size() ? BODIES.get(place) : "ấp " + (place - BODIES.size() + 1),
            commune(commune));
  }

  static String activity(String kind, LocalDate day, long activity) {
    String topic = TOPICS.get((int) (activity % TOPICS.size()));
    return switch (kind) {
          case "branch_meeting" ->
              "Sinh hoạt chi bộ thường kỳ tháng %d/%d"
                  .formatted(day.getMonthValue(), day.getYear());
          case "thematic_meeting" -> "Sinh hoạt chuyên đề " + topic;
          case "inspection" -> "Kiểm tra đảng viên đợt %d về %s".formatted(activity % 4 + 1, topic);
          case "dissemination" -> "Học tập nghị quyết về " + topic;
          case "contest" -> "Hội thi tìm hiểu về " + topic;
          case "initiative" -> "Mô hình " + topic;
          case "commendation" -> "Khen thưởng điển hình " + topic;
          default -> "Hoạt động " + topic;
        }
        + (activity % 50 == 0 ? " lần thứ " + activity : "");
  }
}
