package vn.mach.evidence.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import vn.mach.evidence.figures.FigureDefinition;
import vn.mach.evidence.figures.FigureFunction;
import vn.mach.evidence.templates.TemplateItem.Ask;
import vn.mach.evidence.templates.TemplateItem.Kind;

/** Texts as people write them, with chips in brackets and no brace. */
class ChipTextTest {

  private static final List<FigureDefinition> FIGURES =
      List.of(
          figure("sinh_hoat", "Số kỳ sinh hoạt chi bộ"),
          figure("kiem_tra", "Số cuộc kiểm tra đảng viên"),
          figure("tien", "Kinh phí: hỗ trợ (đồng)"),
          figure("a1", "Số lớp"),
          figure("a2", "Số lớp"));
  private static final Map<String, String> TARGETS =
      Map.of("KT.1", "Kiểm tra đảng viên: mỗi chi bộ ít nhất 1 cuộc", "KT.2", "Học tập [mới]");

  private final ChipText chips = chips("12");

  @Test
  void figuresStandInTheTextWithNameAndValueAndWithoutABrace() {
    assertThat(chips.write("Đã họp {figure sinh_hoat} kỳ, {compare sinh_hoat}."))
        .isEqualTo(
            "Đã họp [kỳ sinh hoạt chi bộ: 12] kỳ, [kỳ sinh hoạt chi bộ, so với cùng kỳ: 12].");
    assertThat(
            chips.write(
                "{if figure sinh_hoat}{figure sinh_hoat} kỳ{if compare sinh_hoat} – {compare sinh_hoat}{end}; {end}"))
        .isEqualTo(
            "[nếu có kỳ sinh hoạt chi bộ][kỳ sinh hoạt chi bộ: 12] kỳ[nếu có kỳ sinh hoạt chi bộ, so với cùng kỳ] – "
                + "[kỳ sinh hoạt chi bộ, so với cùng kỳ: 12][hết]; [hết]");
    assertThat(chips.write("@table sinh_hoat, target KT.1 | Theo đơn vị"))
        .isEqualTo(
            "[bảng theo đơn vị: kỳ sinh hoạt chi bộ; chỉ tiêu Kiểm tra đảng viên] Theo đơn vị");
  }

  @Test
  void figuresOfTheSameNameAreToldApartByTheirCodes() {
    assertThat(chips.write("{figure a1} {figure a2}")).isEqualTo("[lớp (a1): 12] [lớp (a2): 12]");
  }

  @Test
  void anAmbiguousNameIsToldApartByItsCodeAndAWordOfTheLanguageIsNoName() {
    List<FigureDefinition> figures =
        List.of(
            figure("kt", "Kiểm tra"),
            figure("kt_so", "Kiểm tra, so với cùng kỳ"),
            figure("ct", "Chỉ tiêu Học tập"),
            figure("het", "Hết"),
            figure("neu", "Nếu có kiểm tra"));
    ChipText chips = chips("12", figures, Map.of("HT", "Học tập", "neu", "Khác"));
    List<String> all =
        List.of(
            "{figure kt}",
            "{compare kt}",
            "{figure kt_so}",
            "{compare kt_so}",
            "{figure ct}",
            "{target HT}",
            "{figure het}",
            "{figure neu}",
            "{if figure kt}có{end}",
            "{if compare kt}có{end}",
            "{if figure neu}có{end}");

    assertThat(chips.write("{compare kt} {figure kt_so}"))
        .isEqualTo(
            "[kiểm tra, so với cùng kỳ (compare kt): 12] [kiểm tra, so với cùng kỳ (figure kt_so): 12]");
    assertThat(all).extracting(chips::write).doesNotHaveDuplicates();
    for (String template : all) {
      ChipReader.Read read = ChipReader.read(chips, chips.write(template), List.of());
      assertThat(read.errors()).as(template).isEmpty();
      assertThat(read.text()).isEqualTo(template);
    }
  }

  @Test
  void whatIsWrittenIsReadAsTheSameText() {
    List<String> pieces =
        List.of(
            "Lời văn ",
            "**đậm** ",
            "[1] ",
            "a]b ",
            "{figure sinh_hoat}",
            "{figure tien about}",
            "{compare kiem_tra}",
            "{before a1}",
            "{like a2}",
            "{target KT.1}",
            "{target KT.2 short}",
            "{unit}",
            "{period}",
            "{to}",
            "{unreported names}",
            "{figure khong_con}",
            "{if figure a2}có {figure a2}{if compare a2} – {compare a2}{end}; {end}");
    List<String> lines =
        List.of(
            "@table sinh_hoat, target KT.1 | Bảng [1]",
            "@chart target KT.2",
            "@summary | So sánh",
            "@figures",
            "@targets",
            "@tables",
            "@gaps",
            "# I. ĐỀ MỤC",
            "### Tiểu mục",
            "| Đơn vị | Số |",
            "| {unit} | {figure a1} |");
    Random random = new Random(17);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder("@title Báo cáo {period}");
      for (int line = 0; line < 5; line++) {
        text.append('\n');
        if (random.nextInt(3) == 0) {
          text.append(lines.get(random.nextInt(lines.size())));
        } else {
          text.append(random.nextBoolean() ? "- " : "").append("Câu ");
          for (int piece = 0; piece < 4; piece++) {
            text.append(pieces.get(random.nextInt(pieces.size())));
          }
          text.append('.');
        }
      }
      String written = chips.write(text.toString());
      assertThat(written).doesNotContain("{", "}", "@");
      ChipReader.Read read = ChipReader.read(chips, written, List.of());
      assertThat(read.errors()).isEmpty();
      assertThat(read.text()).isEqualTo(text.toString());
    }
  }

  @Test
  void aDamagedChipIsAnErrorOfItsLineAndNeverBecomesWords() {
    String good = "Câu một.\nĐã họp [kỳ sinh hoạt chi bộ: 12] kỳ.";
    int from = good.indexOf('[');
    int to = good.indexOf(']') + 1;
    for (int at = from; at < to; at++) {
      String damaged = good.substring(0, at) + good.substring(at + 1);
      ChipReader.Read read = ChipReader.read(chips, damaged, List.of());
      assertThat(read.errors())
          .as(damaged)
          .singleElement()
          .satisfies(error -> assertThat(error.line()).isEqualTo(2));
    }
    assertThat(reasons("[kỳ sinh hoạt chi bộ: 13]")).containsExactly("templates.error.chip_value");
    assertThat(reasons("Có {figure a1}")).containsExactly("templates.error.brace");
    assertThat(reasons("@figures")).containsExactly("templates.error.at");
    assertThat(reasons("[bảng theo đơn vị: không có] Bảng"))
        .containsExactly("templates.error.chip");
  }

  @Test
  void aValueThatChangedSinceThePageWasShownIsNoDamage() {
    assertThat(
            ChipReader.read(
                    chips, "[kỳ sinh hoạt chi bộ: 11]", List.of("[kỳ sinh hoạt chi bộ: 11]"))
                .errors())
        .isEmpty();
    assertThat(ChipReader.read(chips, "[kỳ sinh hoạt chi bộ]", List.of()).text())
        .isEqualTo("{figure sinh_hoat}");
  }

  @Test
  void rowsBetweenBarsAreOneTable() {
    TemplateParser text = TemplateParser.read("| Tên | Số |\n| A | {figure a1} |\nHết bảng.");
    assertThat(text.errors()).isEmpty();
    assertThat(text.asks()).containsExactly(new Ask(Kind.FIGURE, "a1", ""));
    assertThat(text.lines().get(1))
        .isInstanceOfSatisfying(TemplateLine.Row.class, row -> assertThat(row.cells()).hasSize(2));
  }

  private List<String> reasons(String typed) {
    return ChipReader.read(chips, typed, List.of()).errors().stream()
        .map(TemplateError::reason)
        .toList();
  }

  private static ChipText chips(String value) {
    return chips(value, FIGURES, TARGETS);
  }

  private static ChipText chips(
      String value, List<FigureDefinition> figures, Map<String, String> targets) {
    var messages = new ReloadableResourceBundleMessageSource();
    messages.setBasename("classpath:messages/evidence/templates");
    messages.setDefaultEncoding("UTF-8");
    return new ChipText(
        new ChipNames(new ProseFormat(messages), figures, targets),
        figures.stream().map(FigureDefinition::code).toList(),
        ask -> value);
  }

  private static FigureDefinition figure(String code, String name) {
    return new FigureDefinition(
        code, name, name, FigureFunction.COUNT, "k", "K", "K", null, null, null, 0);
  }
}
