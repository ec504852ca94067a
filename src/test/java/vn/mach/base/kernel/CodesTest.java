package vn.mach.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CodesTest {

  @Test
  void theCodeOfAConstantIsItsNameInSmallLettersAndIsReadBack() {
    assertThat(Codes.code(Right.SEE_PEOPLE)).isEqualTo("see_people");
    for (Right right : Right.values()) {
      assertThat(Codes.of(Right.class, Codes.code(right))).isEqualTo(right);
    }
  }

  @Test
  void whatSomebodyTypedIsNoCodeUnlessItIsOneExactly() {
    assertThat(Codes.find(Right.class, "see")).contains(Right.SEE);
    assertThat(Codes.find(Right.class, "SEE")).isEmpty();
    assertThat(Codes.find(Right.class, "")).isEmpty();
  }

  @Test
  void aCodeOfATableThatTheEnumDoesNotHaveIsAnErrorThatNamesBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Codes.of(Right.class, "fly"))
        .withMessage("Right has no fly");
  }
}
