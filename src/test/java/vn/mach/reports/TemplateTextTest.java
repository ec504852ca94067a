package vn.mach.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.mach.reports.Item.Ask;
import vn.mach.reports.Item.Kind;

class TemplateTextTest {

  @Test
  void headingsPointsAndPlaceholdersAreRead() {
    TemplateText text = TemplateText.read("@title Kết quả {period}\n# I. Mục\nCó {figure kiem_tra} cuộc.\n- {target KT.1 rate}\n@table kiem_tra, target KT.1 | Bảng");

    assertThat(text.faults()).isEmpty();
    assertThat(text.lines()).hasSize(4);
    assertThat(text.lines().get(1)).isEqualTo(
        new Line.Paragraph(3, List.of(new Item.Words("Có "), new Ask(Kind.FIGURE, "kiem_tra", ""), new Item.Words(" cuộc."))));
    assertThat(text.columns()).containsExactly(new Line.Column("kiem_tra", false), new Line.Column("KT.1", true));
  }

  @Test
  void vietnameseWordsForPlaceholdersAreReadAsWell() {
    assertThat(TemplateText.ask("chỉ số kiem_tra")).contains(new Ask(Kind.FIGURE, "kiem_tra", ""));
    assertThat(TemplateText.ask("chỉ tiêu KT.1 due")).contains(new Ask(Kind.TARGET, "KT.1", "due"));
    assertThat(TemplateText.ask("kỳ")).contains(new Ask(Kind.PERIOD, "", ""));
  }

  @Test
  void conditionsMayHoldConditions() {
    TemplateText text = TemplateText.read("{if figure a}x{if compare a}y{end}{end}z");
    assertThat(text.faults()).isEmpty();
    assertThat(text.asks()).extracting(Ask::typed).containsExactly("{figure a}", "{compare a}");
  }

  @Test
  void eachFaultNamesItsLine() {
    TemplateText text = TemplateText.read("# I. Mục\n{figure\n{nothing here}\n{end}\n{if figure a}x\n@what\n@table | x\n#### y\n{figure a wrong}");
    assertThat(text.faults()).extracting(Fault::line).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(text.faults()).extracting(Fault::reason).containsExactly(
        "reports.fault.unclosed", "reports.fault.placeholder", "reports.fault.end", "reports.fault.if_open", "reports.fault.command",
        "reports.fault.no_columns", "reports.fault.level", "reports.fault.placeholder");
  }

  @Test
  void codesThatTheRealmDoesNotHaveAreFaults() {
    TemplateText text = TemplateText.read("{figure a} {figure b}\n{target t}\n@table a, c");
    assertThat(text.faults(List.of("a"), List.of())).extracting(Fault::reason).containsExactly(
        "reports.fault.unknown_figure", "reports.fault.unknown_target", "reports.fault.unknown_code");
  }
}
