package vn.mach.organisation.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/** Whose right covers the whole realm ({@link AccessScope#coversRealm}) as its top changes. */
@MachTest
class RealmHeadsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 1);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired AccessScope scope;
  @Autowired Units units;
  @Autowired Reorganisations reorganisations;

  private Realm realm;
  private int keys;

  @BeforeEach
  void prepare() {
    clock.turnTo(TODAY);
    realm = realms.create();
    Tree.of("A", "A/A-01").plant(realms, realm);
  }

  @Test
  void whereAFirstUnitMadeForATrialEndsTheRealOneIsTheHead() {
    CurrentRealm.run(
        realm,
        () -> {
          carryOut("2026-09-01", new TreeStep.Found("H", "Đảng bộ tỉnh", "province", true, null));
          assertThat(coversRealm("H")).as("another is the head still").isFalse();
          carryOut(
              "2026-09-15", new TreeStep.End("A-01", "A", null), new TreeStep.End("A", null, null));
          assertThat(coversRealm("H")).isTrue();
          assertThat(coversRealm("A")).isFalse();
          carryOut("2026-09-20", new TreeStep.Found("H-01", "Chi bộ", "branch", true, "H"));
          assertThat(coversRealm("H")).isTrue();
          assertThat(coversRealm("H-01")).isFalse();
        });
  }

  @Test
  void aHeadThatEndsLaterKeepsTheRightUntilThen() {
    CurrentRealm.run(
        realm,
        () -> {
          carryOut("2026-09-01", new TreeStep.Found("H", "Đảng bộ tỉnh", "province", true, null));
          carryOut(
              "2026-11-01", new TreeStep.End("A-01", "A", null), new TreeStep.End("A", null, null));
          assertThat(coversRealm("A")).as("together only").isFalse();
          assertThat(coversRealm("A", "H")).isTrue();
          clock.turnTo(LocalDate.of(2026, 11, 1));
          assertThat(coversRealm("H")).isTrue();
        });
  }

  @Test
  void aHeadGoesOnInItsSuccessor() {
    CurrentRealm.run(
        realm,
        () -> {
          carryOut(
              "2026-09-01",
              new TreeStep.Found("H", "Đảng bộ tỉnh mới", "province", true, null),
              new TreeStep.Merge(List.of("A"), "H"));
          assertThat(coversRealm("H")).isTrue();
          assertThat(coversRealm("A")).as("nobody loses a right").isTrue();
        });
  }

  @Test
  void aSecondTopIsNoHeadButNotTheirsWhoHoldTheFirst() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(coversEveryTop("A")).isTrue();
          carryOut("2026-09-01", new TreeStep.Found("T2", "Đảng bộ khác", "province", true, null));
          assertThat(coversRealm("A")).isTrue();
          assertThat(coversRealm("T2")).isFalse();
          assertThat(coversEveryTop("A")).isFalse();
          assertThat(coversEveryTop("A", "T2")).isTrue();
          carryOut("2026-09-10", new TreeStep.Move("T2", "A"));
          assertThat(coversEveryTop("A")).isTrue();
        });
  }

  private void carryOut(String day, TreeStep... steps) {
    assertThat(
            reorganisations.carryOut(
                Actor.system(),
                "k" + keys++,
                new ReorganisationDecision(LocalDate.parse(day), "", "Thử", List.of(steps)),
                null))
        .isInstanceOf(Outcome.Done.class);
  }

  private boolean coversRealm(String... at) {
    return scope.coversRealm(actor(at), Right.EXCHANGE);
  }

  private boolean coversEveryTop(String... at) {
    return scope.coversEveryTop(actor(at), Right.EXCHANGE);
  }

  private Actor actor(String... at) {
    Set<UnitId> given =
        java.util.Arrays.stream(at)
            .map(code -> units.find(code).orElseThrow())
            .collect(java.util.stream.Collectors.toSet());
    return new Actor(9, "a", null, Map.of(Right.EXCHANGE, given), Set.of(), "page");
  }
}
