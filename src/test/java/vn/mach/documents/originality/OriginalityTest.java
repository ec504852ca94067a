package vn.mach.documents.originality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Tree;

/**
 * Papers of a realm are compared with those before them; who may not read a source learns little.
 */
@MachTest
@Tag("slow")
class OriginalityTest {

  private static final List<String> PAPERS = ReuseTexts.prose("prose-a.txt");
  private static final List<String> OWN = ReuseTexts.prose("prose-b.txt");
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 10);
  private static final UnitId NEIGHBOUR = new UnitId(3);
  private static final UnitId UNIT = new UnitId(4);

  @Autowired TestRealms realms;
  @Autowired Originality originality;
  @Autowired OriginalitySql sql;
  @Autowired PostingsJob job;

  private Realm realm;

  @BeforeEach
  void twoNeighbours() {
    realm = realms.create();
    Tree.of("T", "T/X", "T/X/X1", "T/X/X2").plant(realms, realm);
    keep(1, NEIGHBOUR, MARCH, PAPERS.get(0), false);
    keep(2, NEIGHBOUR, MARCH.plusDays(9), PAPERS.get(1), false);
    keep(3, UNIT, MARCH.minusYears(1), PAPERS.get(2), false);
  }

  private void keep(long subject, UnitId unit, LocalDate day, String text, boolean hidden) {
    CurrentRealm.run(
        realm,
        () ->
            originality.keep(
                new KeptPaper(new PaperRef("test.plan", subject), unit, day, text, hidden)));
  }

  private Reuse check(Actor reader, @Nullable PaperRef paper, LocalDate day, String text) {
    return CurrentRealm.call(
        realm,
        () -> originality.check(reader, new Draft(paper, UNIT, day, text, List.of(OWN.get(2)))));
  }

  private static Actor seeing(UnitId unit) {
    return with(Right.SEE_DRAFTS, unit);
  }

  private static Actor with(Right right, UnitId unit) {
    return new Actor(7, "a", null, Map.of(right, Set.of(unit)), Set.of(), "page");
  }

  @Test
  void aNeighboursParagraphIsShownWithItsSourceToWhoSeesBoth() {
    String text = OWN.get(0) + "\n" + PAPERS.get(0);
    assertThat(check(seeing(new UnitId(2)), null, MARCH, text).passages())
        .singleElement()
        .satisfies(it -> {
          assertThat(text.substring(it.from(), it.to())).isEqualTo(PAPERS.get(0));
          assertThat(it.day()).isEqualTo(MARCH);
          assertThat(it.ownUnit()).isFalse();
          assertThat(it.share()).isBetween(0.3, 0.7);
          assertThat(it.source())
              .isEqualTo(
                  new Reuse.Source(
                      new PaperRef("test.plan", 1),
                      NEIGHBOUR,
                      0,
                      PAPERS.get(0).length(),
                      PAPERS.get(0)));
        });
  }

  @Test
  void whoMayNotReadTheNeighboursPaperLearnsOnlyTheDay() {
    assertThat(check(seeing(UNIT), null, MARCH, PAPERS.get(0)).passages())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.source()).isNull();
          assertThat(it.day()).isEqualTo(MARCH);
        });
  }

  @Test
  void whoSeesTheUnitButNotItsPlansLearnsOnlyTheDay() {
    Actor reader = with(Right.SEE, new UnitId(2));
    assertThat(check(reader, null, MARCH, PAPERS.get(0)).passages())
        .singleElement()
        .satisfies(it -> assertThat(it.source()).isNull());
  }

  @Test
  void theUnitsOwnLastYearIsShownAsItsOwn() {
    assertThat(check(seeing(UNIT), null, MARCH, PAPERS.get(2)).passages())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.ownUnit()).isTrue();
          assertThat(it.source()).isNotNull();
        });
  }

  @Test
  void whatCameLaterIsNoSourceNorIsThePaperItself() {
    assertThat(check(Actor.system(), null, MARCH, PAPERS.get(1)).passages()).isEmpty();
    assertThat(check(Actor.system(), null, MARCH.plusDays(9), PAPERS.get(1)).passages()).hasSize(1);
    assertThat(check(Actor.system(), new PaperRef("test.plan", 1), MARCH, PAPERS.get(0)).passages())
        .isEmpty();
  }

  @Test
  void aQuotationOfTheDirectiveIsNotShown() {
    keep(4, NEIGHBOUR, MARCH, OWN.get(2) + "\n" + OWN.get(3), false);
    Reuse reuse = check(Actor.system(), null, MARCH, OWN.get(2) + "\n" + OWN.get(4));
    assertThat(reuse.passages()).isEmpty();
    assertThat(reuse.share()).isZero();
  }

  @Test
  void hiddenAuthorsAreHiddenFromEverybody() {
    keep(1, UNIT, MARCH, PAPERS.get(0), true);
    assertThat(check(Actor.system(), null, MARCH, PAPERS.get(0)).passages())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.source()).isNull();
          assertThat(it.ownUnit()).isFalse();
        });
  }

  @Test
  void aPaperThatChangedOrWasWithdrawnIsComparedAsItIsNow() {
    keep(1, NEIGHBOUR, MARCH, OWN.get(5), false);
    assertThat(check(Actor.system(), null, MARCH, PAPERS.get(0)).passages()).isEmpty();
    assertThat(check(Actor.system(), null, MARCH, OWN.get(5)).passages()).hasSize(1);
    CurrentRealm.run(realm, () -> originality.forget(new PaperRef("test.plan", 1)));
    assertThat(check(Actor.system(), null, MARCH, OWN.get(5)).passages()).isEmpty();
  }

  @Test
  void theIndexFindsTheSameBeforeAndAfterTextsWereMovedIntoIt() {
    for (int i = 3; i < PAPERS.size(); i++) {
      keep(10 + i, NEIGHBOUR, MARCH, PAPERS.get(i), false);
    }
    String text = OWN.get(0) + "\n" + PAPERS.get(5) + "\n" + OWN.get(1) + "\n" + PAPERS.get(9);
    Reuse before = check(Actor.system(), null, MARCH, text);
    assertThat(before.passages()).hasSize(2);
    CurrentRealm.run(realm, job::move);
    assertThat(CurrentRealm.call(realm, sql::fresh)).isZero();
    assertThat(check(Actor.system(), null, MARCH, text)).isEqualTo(before);
    keep(99, NEIGHBOUR, MARCH, OWN.get(7), false);
    CurrentRealm.run(realm, job::move);
    assertThat(check(Actor.system(), null, MARCH, text)).isEqualTo(before);
    assertThat(check(Actor.system(), null, MARCH, OWN.get(7)).passages()).hasSize(1);
  }

  @Test
  void anotherRealmsPapersAreNoSource() {
    Realm other = realms.create();
    Tree.of("T", "T/X", "T/X/X1", "T/X/X2").plant(realms, other);
    Reuse reuse =
        CurrentRealm.call(
            other,
            () ->
                originality.check(
                    Actor.system(), new Draft(null, UNIT, MARCH, PAPERS.get(0), List.of())));
    assertThat(reuse.passages()).isEmpty();
  }

  @Test
  void anEmptyTextIsNothingAndOneThatIsTooLongIsRefused() {
    assertThat(check(Actor.system(), null, MARCH, "").passages()).isEmpty();
    String line = "x".repeat(Originality.LONGEST + 1);
    assertThatThrownBy(() -> check(Actor.system(), null, MARCH, line))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
