package vn.mach.organisation.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.people.MembershipHistory.Version;

class MembershipHistoryTest {

  private static final UnitId HOME = new UnitId(1);
  private static final UnitId AWAY = new UnitId(2);
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

  private final MembershipHistory member =
      new MembershipHistory(List.of(version("2020-01-01", HOME, MemberStatus.OFFICIAL)));

  @Test
  void aLateEntryIsTakenAsLongAsTheOrderIsKept() {
    assertThat(member.changeStatus(MemberStatus.EXEMPT, day("2026-06-30"), TODAY))
        .isEqualTo(Outcome.done(version("2026-06-30", HOME, MemberStatus.EXEMPT)));
    assertThat(member.changeStatus(MemberStatus.EXEMPT, day("2020-01-01"), TODAY))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(member.changeStatus(MemberStatus.EXEMPT, day("2026-07-16"), TODAY))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(member.changeStatus(MemberStatus.OFFICIAL, day("2026-07-01"), TODAY))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aTemporaryTransferMakesATemporaryMemberAndTheWayBackMakesThemWhatTheyWere() {
    Version away = version("2026-01-10", AWAY, MemberStatus.TEMPORARY_IN);
    assertThat(member.move(TransferKind.TEMPORARY, AWAY, day("2026-01-10"), TODAY))
        .isEqualTo(Outcome.done(away));

    MembershipHistory temporary =
        new MembershipHistory(
            List.of(
                new Version(day("2020-01-01"), day("2026-01-09"), HOME, MemberStatus.OFFICIAL),
                away));
    assertThat(temporary.move(TransferKind.TEMPORARY, HOME, day("2026-07-01"), TODAY))
        .isEqualTo(Outcome.done(version("2026-07-01", HOME, MemberStatus.OFFICIAL)));
  }

  @Test
  void whoLeftIsTakenInAgainOnlyAfterTheirLastDay() {
    MembershipHistory left =
        new MembershipHistory(
            List.of(
                new Version(day("2020-01-01"), day("2026-01-09"), HOME, MemberStatus.OFFICIAL)));
    assertThat(left.comeBack(AWAY, MemberStatus.OFFICIAL, day("2026-01-09"), TODAY))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(left.comeBack(AWAY, MemberStatus.OFFICIAL, day("2026-01-10"), TODAY))
        .isInstanceOf(Outcome.Done.class);
    assertThat(left.leave(day("2026-02-01"), TODAY)).isInstanceOf(Outcome.Refused.class);
  }

  private static Version version(String from, UnitId unit, MemberStatus status) {
    return new Version(day(from), Period.FOREVER, unit, status);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
