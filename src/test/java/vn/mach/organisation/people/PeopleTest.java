package vn.mach.organisation.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
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
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

@MachTest
@Tag("slow")
class PeopleTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
  private static final UnitId COMMUNE = new UnitId(1);
  private static final UnitId EAST = new UnitId(2);
  private static final UnitId WEST = new UnitId(3);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired People people;
  @Autowired PeopleSql sql;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(TODAY);
    realm = PeopleFixture.make(realms);
  }

  @Test
  void membersAreCountedByStatusForAUnitAndAllBelowItOnADay() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(people.counts(COMMUNE, TODAY).byStatus())
              .isEqualTo(Map.of(MemberStatus.OFFICIAL, 2L, MemberStatus.PROBATIONARY, 1L));
          assertThat(people.counts(COMMUNE, LocalDate.of(2026, 1, 9)).all()).isEqualTo(2);
          assertThat(people.members(EAST, TODAY))
              .extracting(Member::name)
              .containsExactly("Trần Văn Đức", "Nguyễn Thị Hòa");
        });
  }

  @Test
  void namesAreInVietnameseOrderByGivenNameWithItsToneThenFamilyThenTheRest() {
    realms.sql(
        realm,
        """
        insert into people (id, code, full_name) select 100 + n, 'T' || n, name from unnest(array[
          'Lê Văn Hạ', 'Trần Thị Hà', 'Bùi Thị Hà', 'Đỗ Văn Há', 'Nguyễn Văn Đào', 'Phạm Dũng', 'Bùi Thị Hồng Hà'])
          with ordinality as t(name, n);
        insert into memberships (person_id, valid_from, unit_id, status)
          select id, '2021-01-01', 3, 'official' from people where code like 'T_'
        """);
    CurrentRealm.run(
        realm,
        () ->
            assertThat(people.members(WEST, TODAY))
                .filteredOn(it -> it.code().startsWith("T"))
                .extracting(Member::name)
                .containsExactly(
                    "Phạm Dũng",
                    "Nguyễn Văn Đào",
                    "Bùi Thị Hà",
                    "Bùi Thị Hồng Hà",
                    "Trần Thị Hà",
                    "Đỗ Văn Há",
                    "Lê Văn Hạ"));
  }

  @Test
  void aNameIsFoundWithoutItsAccentsButOnlyWithinReach() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(people.search(office(1), "duc tran", 10))
              .extracting(Member::code)
              .containsExactly("D2");
          assertThat(people.search(office(1), "anh", 10))
              .extracting(Member::code)
              .containsExactly("D3");
          assertThat(people.search(office(4), "duc tran", 10)).isEmpty();
          assertThat(people.search(office(1), "12345678", 10))
              .extracting(Member::code)
              .containsExactly("D1");
          assertThat(people.search(office(1), "%", 10)).isEmpty();
        });
  }

  @Test
  void aNewMemberIsEnteredOnceHoweverOftenTheFormIsSent() {
    CurrentRealm.run(
        realm,
        () -> {
          var first =
              people.enter(
                  office(1),
                  "k1",
                  details("Phạm Thu Trang", "87654321"),
                  WEST,
                  MemberStatus.OFFICIAL,
                  TODAY);
          var again =
              people.enter(
                  office(1),
                  "k1",
                  details("Phạm Thu Trang", "87654321"),
                  WEST,
                  MemberStatus.OFFICIAL,
                  TODAY);
          assertThat(first).isInstanceOf(Outcome.Done.class).isEqualTo(again);
          assertThat(people.counts(WEST, TODAY).all()).isEqualTo(2);
        });
  }

  @Test
  void aCardNumberHasEightDigitsAndIsNobodyElses() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(
                  reasons(
                      people.enter(
                          office(1),
                          "k1",
                          details("A", "1234567"),
                          WEST,
                          MemberStatus.OFFICIAL,
                          TODAY)))
              .containsExactly("cardNumber people.refused.card_number");
          assertThat(
                  reasons(
                      people.enter(
                          office(1),
                          "k2",
                          details("A", "12345678"),
                          WEST,
                          MemberStatus.OFFICIAL,
                          TODAY)))
              .containsExactly("cardNumber people.refused.card_number_taken");
          assertThat(
                  people.change(
                      office(1),
                      "k3",
                      new PersonId(1),
                      sql.sheet(new PersonId(1), TODAY).orElseThrow().details()))
              .isInstanceOf(Outcome.Done.class);
        });
  }

  @Test
  void aStatusChangesFromADayAndTheHistoryIsKept() {
    CurrentRealm.run(
        realm,
        () -> {
          PersonId person = new PersonId(3);
          assertThat(
                  people.changeStatus(
                      office(1), "k1", person, MemberStatus.OFFICIAL, LocalDate.of(2026, 7, 1)))
              .isInstanceOf(Outcome.Done.class);
          assertThat(sql.memberships(person))
              .extracting(
                  PeopleSql.Membership::from,
                  PeopleSql.Membership::to,
                  PeopleSql.Membership::status)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple(
                      LocalDate.of(2026, 7, 1), LocalDate.MAX, MemberStatus.OFFICIAL),
                  org.assertj.core.groups.Tuple.tuple(
                      LocalDate.of(2026, 1, 10),
                      LocalDate.of(2026, 6, 30),
                      MemberStatus.PROBATIONARY));
        });
  }

  @Test
  void whoLeavesIsCountedToTheirLastDayLosesTheirPostsAndMayComeBack() {
    CurrentRealm.run(
        realm,
        () -> {
          PersonId person = new PersonId(1);
          assertThat(
                  people.leave(
                      office(1), "k1", person, LocalDate.of(2026, 6, 30), "Chuyển ra ngoài tỉnh"))
              .isInstanceOf(Outcome.Done.class);
          assertThat(people.counts(EAST, LocalDate.of(2026, 6, 30)).all()).isEqualTo(2);
          assertThat(people.counts(EAST, LocalDate.of(2026, 7, 1)).all()).isEqualTo(1);
          assertThat(
                  people.comeBack(
                      office(1),
                      "k2",
                      person,
                      WEST,
                      MemberStatus.OFFICIAL,
                      LocalDate.of(2026, 7, 10)))
              .isInstanceOf(Outcome.Done.class);
          assertThat(people.counts(WEST, TODAY).all()).isEqualTo(2);
        });
  }

  @Test
  void nobodyKeepsTheRecordsOfAnotherCommune() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(people.maySee(office(1), new PersonId(4))).isFalse();
          assertThatThrownBy(() ->
                  people.changeStatus(office(1), "k", new PersonId(4), MemberStatus.EXEMPT, TODAY))
              .isInstanceOf(NotFound.class);
          assertThatThrownBy(() ->
                  people.enter(
                      office(1),
                      "k",
                      details("B", ""),
                      new UnitId(5),
                      MemberStatus.OFFICIAL,
                      TODAY))
              .isInstanceOf(NotFound.class);
        });
  }

  private static PersonDetails details(String name, String card) {
    return new PersonDetails("", name, null, "", null, null, card);
  }

  private static Actor office(long unit) {
    Set<UnitId> at = Set.of(new UnitId(unit));
    return new Actor(
        7,
        "vanphong",
        null,
        Map.of(Right.SEE_PEOPLE, at, Right.KEEP_PEOPLE, at, Right.SEE, at),
        Set.of(),
        "page");
  }

  private static List<String> reasons(Outcome<PersonId> outcome) {
    return switch (outcome) {
      case Outcome.Done<PersonId> done -> List.of();
      case Outcome.Refused<PersonId>(List<Refusal> refusals) ->
          refusals.stream().map(it -> it.field() + " " + it.reason()).toList();
    };
  }
}
