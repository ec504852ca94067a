package vn.mach.branch.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

@MachTest
@Tag("slow")
class AttendanceListsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 3);
  private static final Instant OPENS = Instant.parse("2026-11-03T00:30:00Z");
  private static final Instant CLOSES = Instant.parse("2026-11-03T04:00:00Z");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired AttendanceLists lists;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(DAY);
    realm = realms.create();
    Tree.of("X", "X/A", "X/B").plant(realms, realm);
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) select n, 'D' || n, 'Đảng viên ' || n from generate_series(1, 30) n;
        insert into memberships (person_id, valid_from, unit_id, status)
        select n, '2020-01-01', 2, case when n <= 18 then 'official' when n <= 20 then 'probationary' when n = 21 then 'exempt' else 'temporary_out' end
        from generate_series(1, 22) n;
        insert into memberships (person_id, valid_from, unit_id, status) select n, '2020-01-01', 3, 'official' from generate_series(23, 30) n\
        """);
  }

  @Test
  void theBaseOfAttendanceAndOfAVoteAreThoseOfTheRules() {
    AttendanceListId id = in(() -> lists.openForMembers(Actor.system(), meeting(1, 2)));
    for (int person = 1; person <= 17; person++) {
      present(id, person);
    }
    AttendanceCounts counts = in(() -> lists.counts(id));
    assertThat(counts.due()).isEqualTo(20);
    assertThat(counts.present()).isEqualTo(17);
    assertThat(counts.rate()).isEqualByComparingTo("85.00");
    assertThat(counts.votesNeeded()).isEqualTo(10);

    present(id, 21); // exempt, and comes: counts on both sides
    AttendanceCounts withExempt = in(() -> lists.counts(id));
    assertThat(withExempt.due()).isEqualTo(21);
    assertThat(withExempt.rate()).isEqualByComparingTo("85.71");
    assertThat(withExempt.votingBase()).isEqualTo(19);
    assertThat(withExempt.votesNeeded()).isEqualTo(10);
  }

  @Test
  void aResolutionNeedsMoreThanHalfOfTheOfficialMembersSummonedNotOfThosePresent() {
    realms.sql(
        realm,
        "update memberships set status = case when person_id <= 20 then 'official' else 'probationary' end where unit_id = 2");
    AttendanceListId id = in(() -> lists.openForMembers(Actor.system(), meeting(1, 2)));
    for (int person = 4; person <= 21; person++) {
      present(id, person); // three official ones and one probationary stay away
    }
    AttendanceCounts counts = in(() -> lists.counts(id));
    assertThat(counts.votingBase()).isEqualTo(20);
    assertThat(counts.votesNeeded()).isEqualTo(11);
  }

  @Test
  void whatIsSaidFirstHoldsAndACorrectionKeepsWhatWasSaidBefore() {
    AttendanceListId id = in(() -> lists.openForMembers(Actor.system(), meeting(1, 2)));
    assertThat(present(id, 1)).isTrue();
    assertThat(present(id, 1)).as("the same again").isFalse();
    assertThat(mark(id, 1, AttendanceStatus.EXCUSED, "Ốm")).isTrue();
    AttendanceRow row = in(() -> lists.rows(id)).getFirst();
    assertThat(row.status()).isEqualTo(AttendanceStatus.EXCUSED);
    assertThat(row.reason()).isEqualTo("Ốm");
    assertThat(
            in(() ->
                jdbc.sql("select status from attendance_said_before").query(String.class).list()))
        .containsExactly("present");
    assertThat(in(() -> lists.counts(id)).present()).isZero();
    assertThat(in(() -> lists.counts(id)).excused()).isEqualTo(1);
  }

  @Test
  void whoeverIsDueAndOfWhomNothingWasSaidIsAbsentWhenTheListIsClosed() {
    AttendanceListId id = in(() -> lists.openForMembers(Actor.system(), meeting(1, 2)));
    present(id, 1);
    run(() -> lists.close(Actor.system(), id));
    assertThat(in(() -> lists.counts(id)).absent()).isEqualTo(19);
    assertThat(in(() -> lists.rows(id)))
        .filteredOn(it -> it.status() == AttendanceStatus.EXPECTED)
        .as("not due: exempt and elsewhere")
        .extracting(AttendanceRow::standing)
        .containsExactlyInAnyOrder("exempt", "temporary_out");
    assertThatThrownBy(() -> present(id, 2)).isInstanceOf(IllegalStateException.class);
    run(() -> lists.reopen(Actor.system(), id, "Sót một đồng chí"));
    assertThat(present(id, 2)).isTrue();
    assertThat(in(() -> lists.counts(id)).absent()).isEqualTo(18);
  }

  @Test
  void theSameMeetingHasOneListAndAllSitesOfADayAreOpenedAtOnce() {
    AttendanceListId id = in(() -> lists.openForMembers(Actor.system(), meeting(1, 2)));
    assertThat(in(() -> lists.openForMembers(Actor.system(), meeting(1, 2)))).isEqualTo(id);
    long round =
        in(() ->
            lists.openForUnits(
                Actor.system(),
                new AttendanceRound("campaign", 7, "Học tập", DAY, "/study/7"),
                List.of(session(10, 2), session(11, 3))));
    assertThat(
            in(() ->
                jdbc.sql(
                        "select sum(expected) from attendance_totals where round_id = ? and counted")
                    .param(round)
                    .query(Long.class)
                    .single()))
        .isEqualTo(28);
    assertThat(in(() -> lists.counts(lists.of("session", 11).orElseThrow())).due()).isEqualTo(8);
  }

  private NewAttendanceList meeting(long subject, long unit) {
    return new NewAttendanceList(
        "meeting", subject, new UnitId(unit), "Sinh hoạt", DAY, OPENS, CLOSES, "/units/" + unit);
  }

  private NewAttendanceList session(long subject, long unit) {
    return new NewAttendanceList(
        "session", subject, new UnitId(unit), "Học tập", DAY, OPENS, CLOSES, "/units/" + unit);
  }

  private boolean present(AttendanceListId id, long person) {
    return mark(id, person, AttendanceStatus.PRESENT, null);
  }

  private boolean mark(AttendanceListId id, long person, AttendanceStatus status, String reason) {
    return in(() -> lists.mark(Actor.system(), id, new PersonId(person), status, reason, "tick"));
  }

  private void run(Runnable work) {
    in(() -> {
      work.run();
      return true;
    });
  }

  private <T> T in(Supplier<T> work) {
    return CurrentRealm.call(realm, () -> transaction.execute(status -> work.get()));
  }
}
