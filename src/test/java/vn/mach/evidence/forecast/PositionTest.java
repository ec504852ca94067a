package vn.mach.evidence.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PositionTest {

  @Test
  void aSmallMinimumIsToldInNumbersAndALargeOneInShares() {
    assertThat(said(1, "2")).isEqualTo(new Position.Said("exactly", 0, 0));
    assertThat(said(6, "2")).isEqualTo(new Position.Said("exactly", 1, 1));
    assertThat(said(4, "9")).isEqualTo(new Position.Said("exactly", 3, 3));
    assertThat(said(4, "40")).isEqualTo(new Position.Said("from_to", 12, 15));
    assertThat(said(4, "1000000")).isEqualTo(new Position.Said("share", 30, 40));
    assertThat(said(0, "9").key()).isEqualTo("nothing");
    assertThat(said(11, "9").key()).isEqualTo("reached");
  }

  @Test
  void aRateIsToldInPointsAroundItsMinimum() {
    assertThat(Position.said(true, 20, new BigDecimal("90")))
        .isEqualTo(new Position.Said("above", 0, 2));
    assertThat(Position.said(true, 18, new BigDecimal("90")))
        .isEqualTo(new Position.Said("below", 2, 4));
    assertThat(Position.said(true, 10, new BigDecimal("90")).key()).isEqualTo("far_below");
    assertThat(Position.said(true, 29, new BigDecimal("70")).key()).isEqualTo("far_above");
  }

  @Test
  void theEarlierPeriodIsTheLatestThatIsOver() {
    LocalDate today = LocalDate.of(2026, 11, 15);
    assertThat(EarlierPeriod.of(day("2026-01-01"), day("2026-12-31"), today))
        .isEqualTo(new EarlierPeriod(day("2025-01-01"), day("2025-11-15"), day("2025-12-31")));
    assertThat(EarlierPeriod.of(day("2026-01-01"), day("2028-12-31"), today))
        .isEqualTo(new EarlierPeriod(day("2023-01-01"), day("2023-11-15"), day("2025-12-31")));
  }

  private static Position.Said said(int position, String minimum) {
    return Position.said(false, position, new BigDecimal(minimum));
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
