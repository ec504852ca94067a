package vn.mach.evidence.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.evidence.figures.TargetState.BEHIND;
import static vn.mach.evidence.figures.TargetState.DONE;
import static vn.mach.evidence.figures.TargetState.NONE;
import static vn.mach.evidence.figures.TargetState.UNDERWAY;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TargetStateTest {

  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2022, 12, 31);

  private static TargetState of(long due, long done, String day) {
    return TargetState.of(due, done, FIRST, LAST, LocalDate.parse(day));
  }

  @Test
  void atHalfTimeHalfOfThoseDueAreAskedFor() {
    assertThat(of(321, 229, "2022-06-30")).isEqualTo(UNDERWAY);
    assertThat(of(321, 150, "2022-06-30")).isEqualTo(BEHIND);
    assertThat(of(10, 5, "2022-07-01")).isEqualTo(UNDERWAY);
    assertThat(of(10, 4, "2022-07-01")).isEqualTo(BEHIND);
  }

  @Test
  void aSingleBranchIsBehindFromTheMiddleOfThePeriodOn() {
    assertThat(of(1, 0, "2022-06-30")).isEqualTo(UNDERWAY);
    assertThat(of(1, 0, "2022-07-03")).isEqualTo(BEHIND);
    assertThat(of(1, 1, "2022-01-01")).isEqualTo(DONE);
  }

  @Test
  void whoeverIsMissingOnTheLastDayIsBehindAndNothingDueIsNothing() {
    assertThat(of(321, 320, "2022-12-31")).isEqualTo(BEHIND);
    assertThat(of(321, 320, "2023-05-01")).isEqualTo(BEHIND);
    assertThat(of(0, 0, "2022-06-30")).isEqualTo(NONE);
    assertThat(of(5, 0, "2021-12-31")).isEqualTo(NONE);
  }
}
