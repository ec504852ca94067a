package vn.mach.evidence.activities;

/** What the sample's activities are about. */
final class ActivitySampleWords {

  static final String[] THEMES = {
    "nêu gương của đảng viên trong thực hiện nhiệm vụ", "chuyển đổi số trong công việc của chi bộ",
        "xây dựng môi trường văn hóa nơi công tác",
    "thực hành tiết kiệm, chống lãng phí", "nâng cao chất lượng tự phê bình và phê bình",
        "bảo vệ nền tảng tư tưởng trên không gian mạng"
  };
  static final String[] PAPERS = {
    "nghị quyết chuyên đề của cấp ủy tỉnh",
    "chỉ thị về học tập và làm theo tấm gương đạo đức, phong cách",
    "các văn bản mới về công tác xây dựng tổ chức"
  };
  static final String[] INSPECTED = {
    "chấp hành điều lệ và quy định về những điều đảng viên không được làm",
    "thực hiện nhiệm vụ được phân công",
    "giữ mối liên hệ với nơi cư trú",
    "chấp hành chế độ sinh hoạt"
  };
  static final String[] INITIATIVES = {
    "Mô hình “Tiếp sức hộ khó khăn”",
    "Mô hình “Tuyến đường xanh, sạch, đẹp”",
    "Mô hình “Mỗi chi bộ giúp một hộ thoát nghèo”",
    "Mô hình “Tổ công nghệ số cộng đồng”",
    "Mô hình “Hũ gạo nghĩa tình”"
  };
  static final String[] VISITS = {
    "Thăm đảng viên cao tuổi, bệnh tật",
    "Thăm gia đình chính sách",
    "Thăm, tặng quà học sinh vượt khó",
    "Thăm đơn vị kết nghĩa"
  };
  static final String[] PARTNERS = {
    "nhân dân", "đoàn viên, thanh niên", "cán bộ, công chức, viên chức", "hội viên các đoàn thể"
  };
  static final String[] CLASSES = {
    "lý luận chính trị cho đảng viên mới",
    "nghiệp vụ công tác đảng",
    "nhận thức về Đảng",
    "kỹ năng số cho cấp ủy viên"
  };

  private ActivitySampleWords() {}
}
