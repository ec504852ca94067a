package vn.mach.organisation.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

@MachTest
@Tag("slow")
class TransfersTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
  private static final PersonId SECRETARY = new PersonId(1);
  private static final UnitId EAST = new UnitId(2);
  private static final UnitId UPPER = new UnitId(5);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Transfers transfers;
  @Autowired TransfersSql sql;
  @Autowired PostsSql posts;
  @Autowired Posts giving;
  @Autowired People people;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(TODAY);
    realm = PeopleFixture.make(realms);
  }

  @Test
  void sixtyWorkingDaysHoldFromTheDayOfTheRegulation() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(sql.papersDueWorkingDays(LocalDate.of(2021, 7, 29))).isEmpty();
          assertThat(sql.papersDueWorkingDays(LocalDate.of(2021, 7, 30))).contains(60);
        });
  }

  @Test
  void theMembershipMovesOnTheDayOfAcceptanceAndThePostsAreLeftBehind() {
    CurrentRealm.run(
        realm,
        () -> {
          long transfer = announce(TransferKind.OFFICIAL);
          assertThat(sql.find(transfer).orElseThrow().papersDueOn())
              .isEqualTo(LocalDate.of(2026, 9, 25));
          assertThatThrownBy(() -> transfers.accept(office(1), "k2", transfer, TODAY))
              .isInstanceOf(NotFound.class);
          assertThat(transfers.accept(office(4), "k2", transfer, LocalDate.of(2026, 7, 10)))
              .isInstanceOf(Outcome.Done.class);

          assertThat(people.members(EAST, LocalDate.of(2026, 7, 9)))
              .extracting(Member::id)
              .contains(SECRETARY);
          assertThat(people.members(UPPER, LocalDate.of(2026, 7, 10)))
              .extracting(Member::id)
              .contains(SECRETARY);
          assertThat(posts.ofPerson(SECRETARY, TODAY).getFirst().to())
              .isEqualTo(LocalDate.of(2026, 7, 9));
          assertThat(people.maySee(office(1), SECRETARY)).isFalse();
          assertThat(people.maySee(office(4), SECRETARY)).isTrue();
        });
  }

  @Test
  void aTemporaryMemberKeepsThePostAtHome() {
    CurrentRealm.run(
        realm,
        () -> {
          long transfer = announce(TransferKind.TEMPORARY);
          transfers.accept(office(4), "k2", transfer, TODAY);
          assertThat(people.members(UPPER, TODAY))
              .filteredOn(member -> member.id().equals(SECRETARY))
              .extracting(Member::status)
              .containsExactly(MemberStatus.TEMPORARY_IN);
          assertThat(posts.ofPerson(SECRETARY, TODAY).getFirst().heldOn(TODAY)).isTrue();
        });
  }

  @Test
  void papersThatAreReturnedLeaveTheMemberWhereTheyWere() {
    CurrentRealm.run(
        realm,
        () -> {
          long transfer = announce(TransferKind.OFFICIAL);
          assertThat(transfers.giveBack(office(4), "k2", transfer, ""))
              .isInstanceOf(Outcome.Refused.class);
          assertThat(
                  transfers.giveBack(
                      office(4), "k2", transfer, "Thiếu nhận xét của chi ủy nơi cư trú"))
              .isInstanceOf(Outcome.Done.class);
          assertThat(transfers.accept(office(4), "k3", transfer, TODAY))
              .isInstanceOf(Outcome.Refused.class);
          assertThat(people.members(EAST, TODAY)).extracting(Member::id).contains(SECRETARY);
        });
  }

  @Test
  void anOpenTransferIsListedForBothSidesAndOverdueAfterThreeMonths() {
    CurrentRealm.run(
        realm,
        () -> {
          long transfer = announce(TransferKind.OFFICIAL);
          assertThatAnnouncingAgainIsRefused();
          Transfer it = sql.find(transfer).orElseThrow();
          assertThat(it.overdue(LocalDate.of(2026, 9, 25))).isFalse();
          assertThat(it.overdue(LocalDate.of(2026, 10, 2))).isTrue();
        });
  }

  private void assertThatAnnouncingAgainIsRefused() {
    assertThat(
            transfers.announce(
                office(1),
                "k9",
                SECRETARY,
                new TransferReceiver(UPPER, null),
                TransferKind.INTERNAL,
                TODAY,
                ""))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aPostOfAProbationaryMemberOrOfATooSmallCommitteeIsTakenWithAWarning() {
    CurrentRealm.run(
        realm,
        () -> {
          PersonId probationary = new PersonId(3);
          assertThat(
                  giving.give(
                      office(1),
                      "k1",
                      probationary,
                      new UnitId(3),
                      PostKind.COMMITTEE_MEMBER,
                      TODAY))
              .isInstanceOf(Outcome.Done.class);
          assertThat(posts.ofPerson(probationary, TODAY).getFirst().warnings(TODAY))
              .containsExactly("people.warning.status.probationary", "people.warning.too_few");
          assertThat(
                  giving.give(
                      office(1),
                      "k2",
                      probationary,
                      new UnitId(3),
                      PostKind.COMMITTEE_MEMBER,
                      TODAY))
              .isInstanceOf(Outcome.Refused.class);
          assertThat(
                  giving.end(
                      office(1), "k3", posts.ofPerson(probationary, TODAY).getFirst().id(), TODAY))
              .isInstanceOf(Outcome.Done.class);
        });
  }

  private long announce(TransferKind kind) {
    return switch (transfers.announce(
        office(1),
        "k1",
        SECRETARY,
        new TransferReceiver(UPPER, null),
        kind,
        LocalDate.of(2026, 7, 1),
        "")) {
      case Outcome.Done<Long>(Long id) -> id;
      case Outcome.Refused<Long> refused -> throw new AssertionError(refused);
    };
  }

  private static Actor office(long unit) {
    Set<UnitId> at = Set.of(new UnitId(unit));
    return new Actor(
        unit,
        "vanphong" + unit,
        null,
        Map.of(Right.SEE_PEOPLE, at, Right.KEEP_PEOPLE, at, Right.SEE, at),
        Set.of(),
        "page");
  }
}
