package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.realms.SampleFolder;
import vn.mach.base.realms.SampleTable;

/** The clauses of the sample's directive of last month, and how they were amended a week ago. */
final class ClauseSamples {

  private static final int ISSUED_BEFORE = 30;
  private static final int AMENDED_BEFORE = 7;

  private static final String AMENDED =
      "Kéo dài thời gian học tập, thêm yêu cầu ghi nhật ký sinh hoạt, bỏ yêu cầu báo cáo tuần.";

  private ClauseSamples() {}

  /** A clause of a version. {@code due} counts days from the first version. */
  private record Row(
      int key,
      int depth,
      String number,
      @Nullable String heading,
      @Nullable String body,
      @Nullable String answer,
      @Nullable String classes,
      @Nullable String posts,
      @Nullable Integer due,
      int changedIn) {

    static Row heading(int key, String number, String heading) {
      return new Row(key, 0, number, heading, null, null, null, null, null, 1);
    }

    static Row text(int key, int depth, String number, String body) {
      return new Row(key, depth, number, null, body, null, null, null, null, 1);
    }

    Row asks(String kind, @Nullable String of, @Nullable String holders, int days) {
      return new Row(key, depth, number, heading, body, kind, of, holders, days, changedIn);
    }

    Row changed(int in) {
      return new Row(key, depth, number, heading, body, answer, classes, posts, due, in);
    }
  }

  private static final List<Row> FIRST =
      List.of(
          Row.heading(1, "I.", "MỤC ĐÍCH"),
          Row.text(2, 1, "1.", "Mỗi kỳ sinh hoạt chi bộ bàn một việc cụ thể của địa bàn."),
          Row.text(3, 1, "2.", "Đảng viên được nghe, được nói và được phân công rõ việc."),
          Row.heading(4, "II.", "NHIỆM VỤ"),
          Row.text(
                  5,
                  1,
                  "1.",
                  "Các đảng ủy xây dựng kế hoạch đổi mới sinh hoạt chi bộ, nêu rõ người phụ trách"
                      + " và thời hạn.")
              .asks("plan_line", "bloc|commune", null, 45),
          Row.text(6, 1, "2.", "Chi bộ tổ chức học tập Chỉ thị trong một kỳ sinh hoạt chuyên đề.")
              .asks("study", "branch", null, 40),
          Row.text(7, 1, "3.", "Bí thư chi bộ báo cáo kết quả học tập hằng tuần cho cấp trên.")
              .asks("report", "branch", "secretary", 45),
          Row.heading(8, "III.", "TỔ CHỨC THỰC HIỆN"),
          Row.text(9, 1, "1.", "Các cấp ủy báo cáo kết quả thực hiện Chỉ thị.")
              .asks("report", null, null, 75));

  private static final List<Row> SECOND =
      List.of(
          FIRST.get(0),
          FIRST.get(1),
          FIRST.get(2),
          FIRST.get(3),
          FIRST.get(4),
          Row.text(
                  6,
                  1,
                  "2.",
                  "Chi bộ tổ chức học tập Chỉ thị trong hai kỳ sinh hoạt chuyên đề liên tiếp.")
              .asks("study", "branch", null, 60)
              .changed(2),
          Row.text(10, 1, "3.", "Bí thư chi bộ ghi nhật ký từng kỳ sinh hoạt.")
              .asks("plan_line", "branch", "secretary", 60)
              .changed(2),
          FIRST.get(7),
          FIRST.get(8));

  static LocalDate issued(LocalDate today) {
    return today.minusDays(ISSUED_BEFORE);
  }

  static void write(SampleFolder folder, String directive) {
    LocalDate first = issued(folder.today());
    try (SampleTable table =
        folder.table(
            "clauses",
            "directive",
            "version",
            "issued_on",
            "amendment",
            "clause",
            "position",
            "depth",
            "number",
            "heading",
            "body",
            "answer",
            "classes",
            "posts",
            "due_day",
            "changed_in")) {
      version(table, directive, 1, first, first, null, FIRST);
      version(
          table, directive, 2, folder.today().minusDays(AMENDED_BEFORE), first, AMENDED, SECOND);
    }
  }

  private static void version(
      SampleTable table,
      String directive,
      int version,
      LocalDate day,
      LocalDate first,
      @Nullable String amendment,
      List<Row> rows) {
    int position = 0;
    for (Row row : rows) {
      table.row(
          directive,
          version,
          day,
          amendment,
          row.key,
          ++position,
          row.depth,
          row.number,
          row.heading,
          row.body,
          row.answer,
          row.classes,
          row.posts,
          row.due == null ? null : first.plusDays(row.due),
          row.changedIn);
    }
  }
}
