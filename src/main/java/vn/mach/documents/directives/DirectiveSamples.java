package vn.mach.documents.directives;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.SampleData;
import vn.mach.base.realms.SampleFolder;
import vn.mach.base.realms.SampleTable;

/** The sample's directives, all invented and titled so. */
@Component
public class DirectiveSamples implements SampleData {

  /** The plan of study, as activities refer to it. */
  public static final String STUDY = "07-KH/TU@T";

  /** A directive of last month that was amended a week ago: its clauses are in two versions. */
  public static final String BY_CLAUSES = "09-CT/TU@T";

  /** The programme of a year's work, as activities and targets refer to it. */
  public static String programme(int year) {
    return symbol(year) + "@T";
  }

  private static String symbol(int year) {
    return "%02d-CTr/TU".formatted(year % 50 + 1);
  }

  @Override
  public void write(SampleFolder folder) {
    int year = folder.today().getYear();
    try (SampleTable table =
        folder.table(
            "directives", "symbol", "kind", "title", "issuer", "issued_on", "parent_symbol")) {
      LocalDate start = LocalDate.of(year - 3, 1, 15);
      table.row(
          "01-NQ/TW",
          "resolution",
          "Nghị quyết về nâng cao chất lượng sinh hoạt chi bộ (văn bản mẫu)",
          null,
          start,
          null);
      table.row(
          "02-CT/TW",
          "directive",
          "Chỉ thị về học tập và làm theo tấm gương đạo đức, phong cách (văn bản mẫu)",
          null,
          start.plusMonths(2),
          null);
      table.row(
          "05-NQ/TU",
          "resolution",
          "Nghị quyết thực hiện việc nâng cao chất lượng sinh hoạt chi bộ (văn bản mẫu)",
          "T",
          start.plusMonths(4),
          "01-NQ/TW");
      table.row(
          "07-KH/TU",
          "plan",
          "Kế hoạch học tập, quán triệt và tuyên truyền các văn bản (văn bản mẫu)",
          "T",
          start.plusMonths(5),
          "02-CT/TW");
      for (int y = year - 2; y <= year; y++) {
        table.row(
            symbol(y),
            "programme",
            "Chương trình công tác năm " + y + " (văn bản mẫu)",
            "T",
            LocalDate.of(y - 1, 12, 20),
            "05-NQ/TU@T");
      }
      table.row(
          "03-CTr/ĐUK",
          "programme",
          "Chương trình công tác năm " + year + " của Khối (văn bản mẫu)",
          "K",
          LocalDate.of(year - 1, 12, 28),
          symbol(year) + "@T");
      table.row(
          "09-CT/TU",
          "directive",
          "Chỉ thị về đổi mới sinh hoạt chi bộ ở địa bàn dân cư (văn bản mẫu)",
          "T",
          ClauseSamples.issued(folder.today()),
          "05-NQ/TU@T");
    }
    ClauseSamples.write(folder, BY_CLAUSES);
  }
}
