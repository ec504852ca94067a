package vn.mach.organisation.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

@MachTest
class OfficialCodesTest {

  private static final UnitId BRANCH = new UnitId(2);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired OfficialCodes codes;
  @Autowired Units units;
  @Autowired Reorganisations reorganisations;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(LocalDate.of(2026, 10, 1));
    realm = realms.create();
    Tree.of("X", "X/X-01", "X/X-02").plant(realms, realm);
  }

  @Test
  void itIsReadWithAndWithoutDotsAndShownWithThem() {
    assertThat(OfficialCode.read("38168053000001").orElseThrow().shown())
        .isEqualTo("38.168.053.000.001");
    assertThat(OfficialCode.read(" 38.168.053.000.001 "))
        .contains(new OfficialCode("38168053000001"));
    assertThat(OfficialCode.read("38.168.053")).isEmpty();
  }

  @Test
  void itChangesFromADayOnAndNamesTheUnit() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(set("a", BRANCH, "38.168.053.000.001", "2026-01-01")).isEmpty();
          assertThat(set("b", BRANCH, "38.168.054.000.007", "2026-07-26")).isEmpty();
          assertThat(codes.on(BRANCH, LocalDate.of(2026, 7, 25)).orElseThrow().shown())
              .isEqualTo("38.168.053.000.001");
          for (String typed : List.of("38.168.054.000.007", "38168054000007")) {
            assertThat(units.meant(Actor.system(), Right.SEE, typed).map(NamedUnit::id))
                .contains(BRANCH);
          }
          assertThat(set("c", new UnitId(3), "38168054000007", "2026-09-01"))
              .containsExactly("code");
          assertThat(set("d", BRANCH, "38168054000009", "2026-07-25")).containsExactly("from");
        });
  }

  @Test
  void aCodeThatIsAnothersFromALaterDayIsRefused() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(set("a", BRANCH, "38168053000001", "2026-12-01")).isEmpty();
          assertThat(set("b", new UnitId(3), "38168053000001", "2026-11-01"))
              .containsExactly("code");
        });
  }

  @Test
  void aMistypedCodeIsReplacedOnItsOwnDay() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(set("a", BRANCH, "38168053000001", "2026-01-01")).isEmpty();
          assertThat(set("b", BRANCH, "38168053000002", "2026-07-01")).isEmpty();
          assertThat(set("c", BRANCH, "38168053000003", "2026-07-01")).isEmpty();
          assertThat(set("d", new UnitId(3), "38168053000002", "2026-07-01")).isEmpty();
          assertThat(codes.on(BRANCH, LocalDate.of(2026, 6, 30)).orElseThrow().shown())
              .isEqualTo("38.168.053.000.001");
          assertThat(codes.on(BRANCH, LocalDate.of(2026, 7, 1)).orElseThrow().shown())
              .isEqualTo("38.168.053.000.003");
        });
  }

  @Test
  void aUnitsCodeEndsWithItAndAnotherMayHaveItFromTheNextDay() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(set("a", BRANCH, "38168053000001", "2026-01-01")).isEmpty();
          assertThat(
                  reorganisations.carryOut(
                      Actor.system(),
                      "e",
                      new ReorganisationDecision(
                          LocalDate.of(2026, 9, 1),
                          "",
                          "Giải thể",
                          List.of(new TreeStep.End("X-01", "X", null))),
                      null))
              .isInstanceOf(Outcome.Done.class);
          assertThat(set("b", new UnitId(3), "38168053000001", "2026-08-31"))
              .containsExactly("code");
          assertThat(set("c", new UnitId(3), "38168053000001", "2026-09-01")).isEmpty();
        });
  }

  private List<String> set(String key, UnitId unit, String code, String from) {
    return switch (codes.set(
        Actor.system(), key, unit, OfficialCode.read(code).orElseThrow(), LocalDate.parse(from))) {
      case Outcome.Done<UnitId> done -> List.of();
      case Outcome.Refused<UnitId>(List<Refusal> refusals) ->
          refusals.stream().map(Refusal::field).toList();
    };
  }
}
