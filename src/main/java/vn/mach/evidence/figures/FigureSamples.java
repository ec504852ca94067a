package vn.mach.evidence.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.SampleData;
import vn.mach.base.realms.SampleFolder;
import vn.mach.base.realms.SampleTable;
import vn.mach.documents.directives.DirectiveSamples;

/** The sample's figures and targets: two years with the same targets. */
@Component
class FigureSamples implements SampleData {

  private static final String[] CLASSES = {"branch", "grassroots_branch"};
  private static final String[] ABOVE = {"grassroots_committee", "commune"};

  @Override
  public void write(SampleFolder folder) {
    int year = folder.today().getYear();
    try (SampleTable table =
        folder.table(
            "figures",
            "code",
            "name_vi",
            "name_en",
            "function",
            "activity_kind",
            "amount",
            "tag",
            "form")) {
      table.row(
          "kiem_tra",
          "Số cuộc kiểm tra đảng viên",
          "Inspections of members",
          "count",
          "inspection",
          null,
          null,
          null);
      table.row(
          "kiem_tra_thong_bao",
          "Số cuộc kiểm tra đã thông báo",
          "Inspections announced",
          "count",
          "inspection_announce",
          null,
          null,
          null);
      table.row(
          "kiem_tra_ket_thuc",
          "Số cuộc kiểm tra đã kết thúc hồ sơ",
          "Inspections with a closed file",
          "count",
          "inspection_close",
          null,
          null,
          null);
      table.row(
          "sinh_hoat",
          "Số kỳ sinh hoạt chi bộ",
          "Branch meetings",
          "count",
          "branch_meeting",
          null,
          null,
          null);
      table.row(
          "chuyen_de",
          "Số buổi sinh hoạt chuyên đề",
          "Thematic meetings",
          "count",
          "thematic_meeting",
          null,
          null,
          null);
      table.row(
          "ty_le_hoc_tap",
          "Tỷ lệ tham gia học tập, quán triệt",
          "Attendance of dissemination",
          "attendance_rate",
          "dissemination",
          null,
          null,
          null);
      table.row(
          "thap_nhat",
          "Tỷ lệ dự sinh hoạt thấp nhất",
          "Lowest attendance of a branch meeting",
          "lowest_attendance_rate",
          "branch_meeting",
          null,
          null,
          null);
      table.row(
          "ho_duoc_giup",
          "Số hộ được giúp đỡ",
          "Households helped",
          "sum",
          "initiative",
          "households",
          null,
          null);
      table.row(
          "chi_bo_mo_hinh",
          "Số đơn vị có mô hình",
          "Units with an initiative",
          "units",
          "initiative",
          null,
          null,
          null);
      table.row(
          "luot_bao_cao_vien",
          "Lượt người dự hội nghị báo cáo viên",
          "Attendances at speaker conferences",
          "present",
          "event",
          null,
          "bao_cao_vien",
          null);
      table.row(
          "kinh_phi",
          "Kinh phí của các mô hình (đồng)",
          "Money of initiatives (VND)",
          "sum",
          "initiative",
          "money_vnd",
          null,
          null);
      table.row(
          "bai_du_thi",
          "Số bài dự thi chính luận",
          "Entries of the essay contest",
          "sum",
          "contest",
          "entries",
          "chinh_luan",
          null);
      table.row(
          "diem_sinh_hoat",
          "Điểm trung bình sinh hoạt chi bộ (%)",
          "Average score of branch meetings (%)",
          "average_amount",
          "meeting_score",
          "score_percent",
          null,
          null);
      table.row(
          "sinh_hoat_tot",
          "Tỷ lệ kỳ sinh hoạt xếp loại tốt (%)",
          "Share of meetings that were good (%)",
          "average_amount",
          "meeting_score",
          "good_percent",
          null,
          null);
      table.row(
          "vang_khong_ly_do",
          "Lượt đảng viên vắng sinh hoạt không lý do",
          "Absences from branch meetings without a reason",
          "sum",
          "meeting_attendance",
          "absent",
          null,
          null);
      table.row(
          "du_bi_du_sinh_hoat",
          "Lượt đảng viên dự bị dự sinh hoạt",
          "Attendances of probationary members at branch meetings",
          "sum",
          "meeting_attendance",
          "probationary_present",
          null,
          null);
      table.row(
          "gap_hai_nguoi",
          "Số cuộc gặp, trao đổi hai người",
          "One-to-one talks held",
          "count",
          "two_person_talk",
          null,
          null,
          null);
      table.row(
          "hoi_nghi_doi_thoai",
          "Số hội nghị đối thoại",
          "Dialogue conferences held",
          "count",
          "dialogue",
          null,
          null,
          null);
      table.row(
          "phat_hien_tra_loi",
          "Số phát hiện từ thực tiễn đã trả lời",
          "Findings answered",
          "sum",
          "finding_answer",
          "findings",
          null,
          null);
      table.row(
          "phat_hien_dung_han",
          "Số phát hiện trả lời đúng hạn",
          "Findings answered in time",
          "sum",
          "finding_answer",
          "in_time",
          null,
          null);
      table.row(
          "ho_cham_lo",
          "Số hộ được chăm lo (mỗi hộ một lần trong năm)",
          "Households cared for (each once a year)",
          "sum",
          "care",
          "households",
          null,
          null);
      table.row(
          "tien_cham_lo",
          "Số tiền chăm lo đã trao (đồng)",
          "Money of care handed over (VND)",
          "sum",
          "care",
          "money_vnd",
          null,
          null);
    }
    try (SampleTable table =
        folder.table(
            "targets",
            "code",
            "directive",
            "title",
            "figure",
            "unit_kind",
            "has_committee",
            "minimum",
            "period_from",
            "period_to")) {
      for (int y = year - 1; y <= year; y++) {
        for (String kind : CLASSES) {
          row(
              table,
              y,
              "1",
              "Kiểm tra đảng viên: có chi ủy ít nhất 2 cuộc, không có chi ủy 1 cuộc",
              "kiem_tra",
              kind,
              "yes",
              2);
          row(
              table,
              y,
              "1",
              "Kiểm tra đảng viên: có chi ủy ít nhất 2 cuộc, không có chi ủy 1 cuộc",
              "kiem_tra",
              kind,
              "no",
              1);
          row(
              table,
              y,
              "2",
              "Sinh hoạt chi bộ: ít nhất 9 kỳ trong năm",
              "sinh_hoat",
              kind,
              null,
              9);
          row(
              table,
              y,
              "3",
              "Sinh hoạt chuyên đề: ít nhất 3 buổi trong năm",
              "chuyen_de",
              kind,
              null,
              3);
          row(
              table,
              y,
              "4",
              "Học tập, quán triệt: tỷ lệ tham gia từ 90\u00a0%",
              "ty_le_hoc_tap",
              kind,
              null,
              90);
          row(
              table,
              y,
              "5",
              "Mọi kỳ sinh hoạt: từ 70\u00a0% đảng viên dự",
              "thap_nhat",
              kind,
              null,
              70);
        }
        for (String kind : ABOVE) {
          row(table, y, "6", "Giúp đỡ ít nhất 10 hộ", "ho_duoc_giup", kind, null, 10);
          row(
              table,
              y,
              "7",
              "Ít nhất 3 đơn vị có mô hình, điển hình",
              "chi_bo_mo_hinh",
              kind,
              null,
              3);
          row(
              table,
              y,
              "8",
              "Hội nghị báo cáo viên: ít nhất 350 lượt người",
              "luot_bao_cao_vien",
              kind,
              null,
              350);
        }
      }
    }
  }

  private static void row(
      SampleTable table,
      int year,
      String number,
      String title,
      String figure,
      String kind,
      @Nullable String committee,
      int minimum) {
    table.row(
        "CT%d.%s".formatted(year, number),
        DirectiveSamples.programme(year),
        title,
        figure,
        kind,
        committee,
        minimum,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31));
  }
}
