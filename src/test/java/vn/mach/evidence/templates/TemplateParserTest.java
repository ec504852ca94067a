package vn.mach.evidence.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.mach.evidence.templates.TemplateItem.Ask;
import vn.mach.evidence.templates.TemplateItem.Kind;

class TemplateParserTest {

  @Test
  void headingsPointsAndPlaceholdersAreRead() {
    TemplateParser text =
        TemplateParser.read(
            "@title Kết quả {period}\n# I. Mục\nCó {figure kiem_tra} cuộc.\n- {target KT.1 rate}\n@table kiem_tra, target KT.1 | Bảng");

    assertThat(text.errors()).isEmpty();
    assertThat(text.lines()).hasSize(4);
    assertThat(text.lines().get(1))
        .isEqualTo(
            new TemplateLine.Paragraph(
                3,
                List.of(
                    new TemplateItem.Words("Có "),
                    new Ask(Kind.FIGURE, "kiem_tra", ""),
                    new TemplateItem.Words(" cuộc."))));
    assertThat(text.columns())
        .containsExactly(
            new TemplateLine.Column("kiem_tra", false), new TemplateLine.Column("KT.1", true));
  }

  @Test
  void vietnameseWordsForPlaceholdersAreReadAsWell() {
    assertThat(TemplateItem.Ask.read("chỉ số kiem_tra"))
        .contains(new Ask(Kind.FIGURE, "kiem_tra", ""));
    assertThat(TemplateItem.Ask.read("chỉ tiêu KT.1 due"))
        .contains(new Ask(Kind.TARGET, "KT.1", "due"));
    assertThat(TemplateItem.Ask.read("kỳ")).contains(new Ask(Kind.PERIOD, "", ""));
  }

  @Test
  void conditionsMayHoldConditions() {
    TemplateParser text = TemplateParser.read("{if figure a}x{if compare a}y{end}{end}z");
    assertThat(text.errors()).isEmpty();
    assertThat(text.asks()).extracting(Ask::typed).containsExactly("{figure a}", "{compare a}");
  }

  @Test
  void thousandsOfConditionsInOneAnotherAreAnError() {
    TemplateParser text = TemplateParser.read("{if unit}".repeat(14_000));
    assertThat(text.errors()).extracting(TemplateError::reason).contains("templates.error.deep");
    assertThat(text.asks()).hasSize(TemplateReader.DEEPEST);
  }

  @Test
  void eachErrorNamesItsLine() {
    TemplateParser text =
        TemplateParser.read(
            "# I. Mục\n{figure\n{nothing here}\n{end}\n{if figure a}x\n@what\n@table | x\n#### y\n{figure a wrong}");
    assertThat(text.errors())
        .extracting(TemplateError::line)
        .containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(text.errors())
        .extracting(TemplateError::reason)
        .containsExactly(
            "templates.error.unclosed",
            "templates.error.placeholder",
            "templates.error.end",
            "templates.error.if_open",
            "templates.error.command",
            "templates.error.no_columns",
            "templates.error.level",
            "templates.error.placeholder");
  }

  @Test
  void codesThatTheRealmDoesNotHaveAreErrors() {
    TemplateParser text = TemplateParser.read("{figure a} {figure b}\n{target t}\n@table a, c");
    assertThat(text.errors(List.of("a"), List.of()))
        .extracting(TemplateError::reason)
        .containsExactly(
            "templates.error.unknown_figure",
            "templates.error.unknown_target",
            "templates.error.unknown_code");
  }
}
