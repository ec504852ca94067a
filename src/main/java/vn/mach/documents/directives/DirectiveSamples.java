package vn.mach.documents.directives;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.base.realms.SampleFolder;
import vn.mach.base.realms.SampleTable;
import vn.mach.organisation.units.Units;

/** The sample's directives, all invented and titled so; one has its text. */
@Component
public class DirectiveSamples implements SampleData {

  /** The plan of study, as activities refer to it. */
  public static final String STUDY = "07-KH/TU@T";

  private static final String TEXT =
      """
      <h2>1. Nội dung</h2>
      <p>Mỗi chi bộ tổ chức một buổi sinh hoạt chuyên đề trong tháng, bàn việc cụ thể của chi bộ mình.</p>
      <ul>
        <li>Chi ủy chọn chuyên đề và báo cho đảng viên trước ít nhất năm ngày.</li>
        <li>Ít nhất ba đảng viên phát biểu; ý kiến được ghi vào biên bản.</li>
        <li>Kết luận nêu rõ việc, người làm và ngày xong.</li>
      </ul>
      <h2>2. Ghi kết quả</h2>
      <p>Bí thư hoặc phó bí thư ghi hoạt động ngay sau buổi sinh hoạt. Không phải gửi báo cáo riêng.</p>
      """;

  /** A directive of last month that was amended a week ago: its clauses are in two versions. */
  public static final String BY_CLAUSES = "09-CT/TU@T";

  /** The programme of a year's work, as activities and targets refer to it. */
  public static String programme(int year) {
    return symbol(year) + "@T";
  }

  private final Directives directives;
  private final Units units;

  DirectiveSamples(Directives directives, Units units) {
    this.directives = directives;
    this.units = units;
  }

  /** One with its text, for whoever reads: what the bloc asks of its branches this month. */
  @Override
  public void fill(LocalDate today) {
    UnitId bloc = units.find("K").orElseThrow();
    DirectiveDraft draft =
        new DirectiveDraft(
            "",
            "guidance",
            "Hướng dẫn sinh hoạt chuyên đề trong tháng (văn bản mẫu)",
            bloc,
            today,
            directives.find("03-CTr/ĐUK", bloc, today).orElse(null),
            TEXT);
    if (directives.issue(Actor.system(), "sample-guidance", draft)
        instanceof Outcome.Refused<?> refused) {
      throw new IllegalStateException("The sample's directive failed: " + refused.refusals());
    }
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
