package vn.mach.branch.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;
import vn.mach.branch.scores.ScoreForm.Applies;
import vn.mach.branch.scores.ScoreForm.Item;
import vn.mach.branch.scores.ScoreForm.ItemKind;
import vn.mach.branch.scores.ScoreForm.Option;
import vn.mach.branch.scores.ScoreForm.Section;

/** The form of one ward (100 points in eight parts), added up by hand. */
class ScoreCountTest {

  private static final ScoreForm WARD =
      form(
          100,
          section("Thời gian", 5, choice(1, "Đúng giờ = 5\nMuộn = 3")),
          section(
              "Dự sinh hoạt",
              5,
              banded(2, 4, true, "90 = 4\n75 = 3\n65 = 2\nthấp hơn = 1"),
              yesNo(3, 1, Applies.ALWAYS, false)),
          section("Chuẩn bị", 10, number(4, 10)),
          section("Tiến hành", 30, number(5, 20), yesNo(6, 10, Applies.THEMATIC, false)),
          section("Chủ trì", 10, number(7, 10)),
          section("Nguyên tắc", 5, yesNo(8, 5, Applies.ALWAYS, false)),
          section(
              "Thực hiện nghị quyết tháng trước",
              30,
              banded(9, 30, false, "90 = 30\n80 = 27\n70 = 24\n60 = 20\n50 = 15\ndưới = 10")),
          section("Kết thúc", 5, yesNo(10, 5, Applies.ALWAYS, false)));

  @Test
  void theFormAddsUp() {
    assertThat(WARD.refusals()).isEmpty();
  }

  @Test
  void aMonthWithAThematicMeetingHasAllHundredPointsAsItsBase() {
    // 5 + (4 + 1) + 9 + (18 + 10) + 9 + 5 + 27 + 5 = 93 of 100
    ScoreCount count =
        counted(
            Map.of(
                1, "1", 2, "95", 3, "1", 4, "9", 5, "18", 6, "1", 7, "9", 8, "1", 9, "85", 10,
                "1"));
    assertThat(count.points()).isEqualByComparingTo("93");
    assertThat(count.maximum()).isEqualByComparingTo("100");
    assertThat(count.band()).isEqualTo(ScoreBand.GOOD);
  }

  @Test
  void inAMonthWithoutOneItsItemCountsNowhere() {
    // 5 + (3 + 0) + 9 + 18 + 9 + 5 + 24 + 5 = 78 of 90: 86.67 %, fair; of 100 it would be 78 %
    ScoreCount count =
        counted(
            Map.of(
                1, "1", 2, "75", 3, "0", 4, "9", 5, "18", 6, "out", 7, "9", 8, "1", 9, "79.99", 10,
                "1"));
    assertThat(count.points()).isEqualByComparingTo("78");
    assertThat(count.maximum()).isEqualByComparingTo("90");
    assertThat(
            new ScoreResult(count.points(), count.maximum(), count.band(), ScoreStatus.PROPOSED)
                .percent())
        .isEqualByComparingTo("86.67");
    assertThat(count.band()).isEqualTo(ScoreBand.FAIR);
  }

  @Test
  void bandsBeginExactlyAtTheirPercent() {
    Item attendance = WARD.items().get(1);
    assertThat(attendance.points(new BigDecimal("90")).orElseThrow()).isEqualByComparingTo("4");
    assertThat(attendance.points(new BigDecimal("89.99")).orElseThrow()).isEqualByComparingTo("3");
    assertThat(attendance.points(new BigDecimal("65")).orElseThrow()).isEqualByComparingTo("2");
    assertThat(attendance.points(new BigDecimal("0")).orElseThrow()).isEqualByComparingTo("1");
    assertThat(WARD.band(new BigDecimal("81"), new BigDecimal("90"))).isEqualTo(ScoreBand.GOOD);
    assertThat(WARD.band(new BigDecimal("80.99"), new BigDecimal("90"))).isEqualTo(ScoreBand.FAIR);
    assertThat(WARD.band(new BigDecimal("49.99"), new BigDecimal("100"))).isEqualTo(ScoreBand.WEAK);
  }

  @Test
  void bonusAddsPointsAndNoMaximumAndNeverLeadsAboveIt() {
    ScoreForm form = form(10, section("Một", 10, number(1, 10), yesNo(2, 2, Applies.ALWAYS, true)));
    assertThat(form.refusals()).isEmpty();
    assertThat(counted(form, Map.of(1, "7", 2, "1")).points()).isEqualByComparingTo("9");
    assertThat(counted(form, Map.of(1, "9.5", 2, "1")).points()).isEqualByComparingTo("10");
  }

  @Test
  void whatIsNotAnsweredOrCannotBeIsNamed() {
    assertThat(refused(WARD, Map.of(1, "3")))
        .anyMatch(it -> it.reason().equals("scores.refused.value"))
        .anyMatch(it -> it.reason().equals("scores.refused.unanswered"));
    assertThat(refused(WARD, Map.of(4, "out")))
        .anyMatch(it -> it.reason().equals("scores.refused.applies"));
  }

  @Test
  void formsWhoseMaximaDoNotAddUpAreRefusedWithBothNumbers() {
    assertThat(form(100, section("Một", 15, number(1, 10))).refusals())
        .extracting(Refusal::reason)
        .containsExactly("scores.refused.section_sum", "scores.refused.form_sum");
    assertThat(form(5, section("Một", 5, choice(1, "Đúng = 4"))).refusals())
        .extracting(Refusal::reason)
        .containsExactly("scores.refused.best_option");
    assertThat(form(4, section("Một", 4, banded(1, 4, true, "90 = 4"))).refusals())
        .extracting(Refusal::reason)
        .containsExactly("scores.refused.no_lowest_band");
  }

  private static ScoreCount counted(Map<Integer, String> answers) {
    return counted(WARD, answers);
  }

  private static ScoreCount counted(ScoreForm form, Map<Integer, String> answers) {
    return switch (ScoreCount.of(form, answers(answers))) {
      case Outcome.Done<ScoreCount>(ScoreCount count) -> count;
      case Outcome.Refused<ScoreCount>(var refusals) -> throw new AssertionError(refusals);
    };
  }

  private static List<Refusal> refused(ScoreForm form, Map<Integer, String> answers) {
    return switch (ScoreCount.of(form, answers(answers))) {
      case Outcome.Done<ScoreCount> done -> throw new AssertionError(done);
      case Outcome.Refused<ScoreCount>(var refusals) -> refusals;
    };
  }

  private static List<ScoreAnswer> answers(Map<Integer, String> answers) {
    List<ScoreAnswer> given = new ArrayList<>();
    answers.forEach((item, value) ->
        given.add(
            new ScoreAnswer(
                item,
                value.equals("out") ? null : new BigDecimal(value),
                value.equals("out"),
                "")));
    return given;
  }

  private static ScoreForm form(int maximum, Section... sections) {
    return new ScoreForm(
        1,
        "F",
        1,
        new UnitId(1),
        "Phường",
        "Biểu",
        "HD",
        BigDecimal.valueOf(maximum),
        BigDecimal.valueOf(90),
        BigDecimal.valueOf(70),
        BigDecimal.valueOf(50),
        false,
        null,
        null,
        List.of(sections));
  }

  private static Section section(String title, int maximum, Item... items) {
    return new Section(1, title, BigDecimal.valueOf(maximum), List.of(items));
  }

  private static Item choice(int id, String lines) {
    List<Option> options = options(ItemKind.RADIO, lines);
    return item(id, ItemKind.RADIO, 5, false, Applies.ALWAYS, false, options);
  }

  private static Item banded(int id, int maximum, boolean attendance, String lines) {
    return item(
        id,
        ItemKind.BANDED,
        maximum,
        false,
        Applies.ALWAYS,
        attendance,
        options(ItemKind.BANDED, lines));
  }

  private static List<Option> options(ItemKind kind, String lines) {
    List<Refusal> refusals = new ArrayList<>();
    List<Option> options = ScoreTyping.options(kind, lines, refusals);
    assertThat(refusals).isEmpty();
    return options;
  }

  private static Item yesNo(int id, int maximum, Applies applies, boolean bonus) {
    return item(id, ItemKind.YES_NO, maximum, bonus, applies, false, List.of());
  }

  private static Item number(int id, int maximum) {
    return item(id, ItemKind.NUMBER, maximum, false, Applies.ALWAYS, false, List.of());
  }

  private static Item item(
      int id,
      ItemKind kind,
      int maximum,
      boolean bonus,
      Applies applies,
      boolean attendance,
      List<Option> options) {
    return new Item(
        id,
        "Nội dung " + id,
        kind,
        BigDecimal.valueOf(maximum),
        bonus,
        applies,
        attendance,
        options);
  }
}
