package vn.mach.branch.scores;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.SampleData;
import vn.mach.branch.scores.ScoreForm.Applies;
import vn.mach.branch.scores.ScoreForm.Item;
import vn.mach.branch.scores.ScoreForm.ItemKind;
import vn.mach.branch.scores.ScoreForm.Section;
import vn.mach.branch.scores.ScoreFormsSql.Head;
import vn.mach.organisation.units.Units;

/** A form of the sample's head, in force since the year before. Its paper is invented. */
@Component
@Order(4) // before the meetings that are scored on it
class ScoreSamples implements SampleData {

  private final ScoreForms forms;
  private final Units units;

  ScoreSamples(ScoreForms forms, Units units) {
    this.forms = forms;
    this.units = units;
  }

  @Override
  public void fill(LocalDate today) {
    UnitId branch = units.find("K01-01").orElseThrow();
    UnitId head = units.path(branch, today).getFirst().id();
    Outcome<Long> outcome =
        forms.load(
            Actor.system(),
            "sample-score-form",
            head,
            "",
            new Head(
                "Biểu chấm điểm sinh hoạt chi bộ",
                "Hướng dẫn mẫu 05-HD",
                points(100),
                points(90),
                points(70),
                points(50)),
            List.of(
                section("Thời gian", 5, choice("Bắt đầu đúng giờ", 5, "Đúng giờ = 5\nMuộn = 3")),
                section(
                    "Dự sinh hoạt",
                    5,
                    banded("Tỷ lệ dự", 4, true, "90 = 4\n75 = 3\n65 = 2\nthấp hơn = 1"),
                    yesNo("Ai vắng cũng có lý do", 1)),
                section("Chuẩn bị", 10, number("Tài liệu gửi trước", 10, Applies.ALWAYS)),
                section(
                    "Tiến hành",
                    30,
                    number("Nội dung thường kỳ", 20, Applies.ALWAYS),
                    number("Sinh hoạt chuyên đề", 10, Applies.THEMATIC)),
                section("Chủ trì", 10, number("Điều hành, thảo luận", 10, Applies.ALWAYS)),
                section("Nguyên tắc", 5, yesNo("Tập trung dân chủ, tự phê bình", 5)),
                section(
                    "Thực hiện nghị quyết tháng trước",
                    30,
                    banded(
                        "Tỷ lệ việc đã làm xong",
                        30,
                        false,
                        "90 = 30\n80 = 27\n70 = 24\n60 = 20\n50 = 15\nthấp hơn = 10")),
                section("Kết thúc", 5, yesNo("Đọc và thông qua biên bản", 5))),
            LocalDate.of(today.getYear() - 1, 1, 1));
    if (outcome instanceof Outcome.Refused<Long>(List<Refusal> refusals)) {
      throw new IllegalStateException("Sample form refused: " + refusals);
    }
  }

  private static Section section(String title, int maximum, Item... items) {
    return new Section(0, title, points(maximum), List.of(items));
  }

  private static Item choice(String title, int maximum, String lines) {
    return item(title, ItemKind.RADIO, maximum, Applies.ALWAYS, false, lines);
  }

  private static Item banded(String title, int maximum, boolean attendance, String lines) {
    return item(title, ItemKind.BANDED, maximum, Applies.ALWAYS, attendance, lines);
  }

  private static Item yesNo(String title, int maximum) {
    return item(title, ItemKind.YES_NO, maximum, Applies.ALWAYS, false, "");
  }

  private static Item number(String title, int maximum, Applies applies) {
    return item(title, ItemKind.NUMBER, maximum, applies, false, "");
  }

  private static Item item(
      String title, ItemKind kind, int maximum, Applies applies, boolean attendance, String lines) {
    return new Item(
        0,
        title,
        kind,
        points(maximum),
        false,
        applies,
        attendance,
        ScoreTyping.options(kind, lines, new ArrayList<>()));
  }

  private static BigDecimal points(int points) {
    return BigDecimal.valueOf(points);
  }
}
