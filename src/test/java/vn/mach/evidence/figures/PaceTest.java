package vn.mach.evidence.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

/** When a unit is on pace, and what that makes of those above it. */
@MachTest
class PaceTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

  @Autowired TestRealms realms;
  @Autowired JdbcClient jdbc;

  @Test
  void ofTwoInAYearOneMustBeThereByTheEndOfJune() {
    assertThat(state(0, "2", "2026-06-29")).isEqualTo(TargetState.ON_PACE);
    assertThat(state(0, "2", "2026-06-30")).isEqualTo(TargetState.BEHIND);
    assertThat(state(1, "2", "2026-06-30")).isEqualTo(TargetState.ON_PACE);
    assertThat(state(1, "2", "2026-12-30")).isEqualTo(TargetState.ON_PACE);
    assertThat(state(1, "2", "2026-12-31")).isEqualTo(TargetState.BEHIND);
    assertThat(state(2, "2", "2026-01-01")).isEqualTo(TargetState.DONE);
  }

  @Test
  void aMeetingEachMonthIsAskedWhenTheMonthIsOver() {
    assertThat(state(0, "12", "2026-01-30")).isEqualTo(TargetState.ON_PACE);
    assertThat(state(0, "12", "2026-01-31")).isEqualTo(TargetState.BEHIND);
    assertThat(state(2, "12", "2026-02-28")).isEqualTo(TargetState.ON_PACE);
    assertThat(state(6, "12", "2026-07-30")).isEqualTo(TargetState.ON_PACE);
    assertThat(state(5, "12", "2026-06-30")).isEqualTo(TargetState.BEHIND);
    assertThat(state(4, "9", "2026-06-30")).as("4,5 are 4").isEqualTo(TargetState.ON_PACE);
  }

  @Test
  void oneInAYearIsAskedOnTheLastDayAndAFractionWholeToo() {
    assertThat(state(0, "1", "2026-12-30")).isEqualTo(TargetState.ON_PACE);
    assertThat(state(0, "1", "2026-12-31")).isEqualTo(TargetState.BEHIND);
    assertThat(state(2, "2.5", "2026-12-30")).isEqualTo(TargetState.ON_PACE);
    assertThat(state(2, "2.5", "2026-12-31")).isEqualTo(TargetState.BEHIND);
    assertThat(state(2, "2.5", "2027-02-01")).isEqualTo(TargetState.BEHIND);
  }

  @Test
  void aRateIsEvaluatedAsItStands() {
    assertThat(rate(17, 20, "85", "2026-01-05")).isEqualTo(TargetState.DONE);
    assertThat(rate(16, 20, "85", "2026-01-05")).isEqualTo(TargetState.BEHIND);
    assertThat(rate(0, 0, "85", "2026-06-30")).as("no meeting yet").isEqualTo(TargetState.BEHIND);
  }

  @Test
  void aUnitAboveIsBehindWhereOneBelowIs() {
    assertThat(TargetState.of(new TargetValue(9, 0, 9, 0))).isEqualTo(TargetState.ON_PACE);
    assertThat(TargetState.of(new TargetValue(9, 5, 8, 1))).isEqualTo(TargetState.BEHIND);
    assertThat(TargetState.of(new TargetValue(9, 9, 9, 0))).isEqualTo(TargetState.DONE);
    assertThat(TargetState.of(TargetValue.NOTHING_DUE)).isEqualTo(TargetState.NONE);
  }

  @Test
  void theDatabaseEvaluatesEveryValueOnEveryDayAsThePagesDo() {
    Random random = new Random(12);
    CurrentRealm.run(
        realms.create(),
        () -> {
          for (int n = 0; n < 400; n++) {
            FigureFunction function =
                random.nextInt(4) == 0 ? FigureFunction.ATTENDANCE_RATE : FigureFunction.COUNT;
            BigDecimal minimum =
                random.nextBoolean()
                    ? BigDecimal.valueOf(random.nextInt(14))
                    : BigDecimal.valueOf(random.nextInt(9_900), 2);
            FigureValue value =
                new FigureValue(
                    function,
                    BigDecimal.valueOf(random.nextInt(16)),
                    BigDecimal.valueOf(function.isQuotient() ? random.nextInt(20) : 1),
                    1);
            LocalDate from = FIRST.plusDays(random.nextInt(40));
            LocalDate to = from.plusDays(random.nextInt(400));
            LocalDate day = from.plusDays(random.nextInt(420));
            boolean onPace =
                value.reaches(Pace.required(function, minimum, from, to, day))
                    || value.reaches(minimum);
            assertThat(
                    jdbc.sql(
                            """
                            select figure_behind_from(f, n, b, m, d, e) > :day
                            from (values (:function, cast(:numerator as numeric), cast(:base as numeric), cast(:minimum as numeric), :from, :to))
                              as v (f, n, b, m, d, e)\
                            """)
                        .param("function", function.code())
                        .param("numerator", value.numerator())
                        .param("base", value.base())
                        .param("minimum", minimum)
                        .param("from", from)
                        .param("to", to)
                        .param("day", day)
                        .query(Boolean.class)
                        .single())
                .as("%s of %s, %s to %s, on %s", value, minimum, from, to, day)
                .isEqualTo(onPace);
          }
        });
  }

  private static TargetState state(long has, String minimum, String day) {
    return state(
        new FigureValue(
            FigureFunction.COUNT, BigDecimal.valueOf(has), BigDecimal.ONE, Math.max(has, 0)),
        new BigDecimal(minimum),
        LocalDate.parse(day));
  }

  private static TargetState rate(long present, long expected, String minimum, String day) {
    return state(
        new FigureValue(
            FigureFunction.ATTENDANCE_RATE,
            BigDecimal.valueOf(present),
            BigDecimal.valueOf(expected),
            1),
        new BigDecimal(minimum),
        LocalDate.parse(day));
  }

  private static TargetState state(FigureValue value, BigDecimal minimum, LocalDate day) {
    return new Board.Own(value, minimum, Pace.required(value.function(), minimum, FIRST, LAST, day))
        .state();
  }
}
