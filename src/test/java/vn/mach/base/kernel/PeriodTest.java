package vn.mach.base.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
  private static final Period HALF_YEAR = new Period(FIRST, LAST);

  @Test
  void bothEndsBelongToIt() {
    assertThat(HALF_YEAR.contains(FIRST)).isTrue();
    assertThat(HALF_YEAR.contains(LAST)).isTrue();
    assertThat(HALF_YEAR.contains(FIRST.minusDays(1))).isFalse();
    assertThat(HALF_YEAR.contains(LAST.plusDays(1))).isFalse();
  }

  @Test
  void periodsThatShareOneDayOverlapAndNeighboursDoNot() {
    assertThat(HALF_YEAR.overlaps(Period.since(LAST))).isTrue();
    assertThat(Period.since(LAST).overlaps(HALF_YEAR)).isTrue();
    assertThat(HALF_YEAR.overlaps(Period.since(LAST.plusDays(1)))).isFalse();
  }

  @Test
  void anOpenOneHasNoLastDay() {
    assertThat(Period.since(FIRST).isOpen()).isTrue();
    assertThat(Period.since(FIRST).contains(LocalDate.of(9999, 1, 1))).isTrue();
    assertThat(HALF_YEAR.isOpen()).isFalse();
  }

  @Test
  void oneDayIsAPeriodAndAnEndBeforeTheStartIsNone() {
    assertThat(new Period(FIRST, FIRST).contains(FIRST)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> new Period(LAST, FIRST));
  }
}
