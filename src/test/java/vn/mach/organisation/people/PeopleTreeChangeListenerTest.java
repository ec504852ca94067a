package vn.mach.organisation.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.units.ReorganisationDecision;
import vn.mach.organisation.units.Reorganisations;
import vn.mach.organisation.units.TreeStep;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

@MachTest
class PeopleTreeChangeListenerTest {

  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final UnitId EAST = new UnitId(2);
  private static final UnitId WEST = new UnitId(3);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Reorganisations reorganisations;
  @Autowired People people;
  @Autowired PostsSql posts;
  @Autowired PeopleSql sql;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = PeopleFixture.make(realms);
  }

  @Test
  void membersOfAMergedUnitGoOnInTheOneThatTakesOverAndPostsEnd() {
    CurrentRealm.run(
        realm,
        () -> {
          people.enter(
              Actor.system(),
              "k0",
              new PersonDetails("", "Vũ Thị Mới", null, "", null, null, ""),
              EAST,
              MemberStatus.OFFICIAL,
              LocalDate.of(2026, 7, 5));
          var merge =
              new ReorganisationDecision(
                  DAY,
                  "12-QĐ/ĐU",
                  "Hợp nhất hai chi bộ",
                  List.of(new TreeStep.Merge(List.of("X-01"), "X-02")));
          assertThat(reorganisations.carryOut(Actor.system(), "k", merge, null))
              .isInstanceOf(Outcome.Done.class);

          assertThat(people.counts(EAST, DAY.minusDays(1)).all()).isEqualTo(2);
          assertThat(people.counts(EAST, DAY).all()).isZero();
          assertThat(people.counts(WEST, LocalDate.of(2026, 7, 15)).byStatus())
              .isEqualTo(Map.of(MemberStatus.OFFICIAL, 3L, MemberStatus.PROBATIONARY, 1L));
          assertThat(posts.ofPerson(new PersonId(1), DAY).getFirst().to())
              .isEqualTo(DAY.minusDays(1));
          assertThat(sql.memberships(new PersonId(1)))
              .extracting(PeopleSql.Membership::unit)
              .containsExactly(WEST, EAST);
        });
  }

  @Test
  void aUnitWithMembersDoesNotEndWithoutASuccessor() {
    CurrentRealm.run(
        realm,
        () -> {
          var end =
              new ReorganisationDecision(
                  DAY, "12-QĐ/ĐU", "Giải thể", List.of(new TreeStep.End("X-01", null, null)));
          assertThat(reorganisations.carryOut(Actor.system(), "k", end, null))
              .isInstanceOf(Outcome.Refused.class);
          assertThat(people.counts(EAST, DAY).all()).isEqualTo(2);
        });
  }
}
