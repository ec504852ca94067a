package vn.mach.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "-1+cmd|' /C calc'!A0",
        "+1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "＝1",
        "＋1",
        "－1",
        "＠SUM(1)",
        "'=1",
        "''@a"
      })
  void whatASpreadsheetWouldCalculateBecomesText(String text) {
    assertThat(FormulaGuard.guarded(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'", "Họp - tháng 7", "'Chào", "1-1", "''"})
  void anyOtherTextStaysAsItIs(String text) {
    assertThat(FormulaGuard.guarded(text)).isEqualTo(text);
    assertThat(FormulaGuard.removed(text)).isEqualTo(text);
  }

  @Test
  void theGuardIsUndoneExactlyWhateverTheTextIs() {
    List<String> pieces = List.of("'", "=", "+", "-", "@", "＝", "\t", "a", " ", "1");
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(6), 0, pieces.size())
          .forEach(piece -> text.append(pieces.get(piece)));
      assertThat(FormulaGuard.removed(FormulaGuard.guarded(text.toString())))
          .isEqualTo(text.toString());
      assertThat(FormulaGuard.removed(FormulaGuard.escaped(text.toString())))
          .isEqualTo(text.toString());
    }
  }
}
