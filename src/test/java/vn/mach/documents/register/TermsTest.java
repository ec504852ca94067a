package vn.mach.documents.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
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

/** A first day of a term that was entered wrongly, and what follows from correcting it. */
@MachTest
class TermsTest {

  private static final LocalDate TODAY = RegisterTest.TODAY;
  private static final UnitId BRANCH = new UnitId(3);
  private static final LocalDate WRONG = LocalDate.of(2025, 6, 10);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Register register;
  @Autowired Terms terms;
  @Autowired JdbcClient jdbc;

  private Realm realm;
  private int count;

  @BeforeEach
  void prepare() {
    clock.turnTo(TODAY);
    realm = RegisterTest.realm(realms);
  }

  @Test
  void aDayFarAheadIsRefused() throws Exception {
    assertThat(reasons(begin(LocalDate.of(2052, 6, 1))))
        .containsExactly("from register.refused.term_far");
    assertThat(reasons(begin(TODAY.plusMonths(2)))).isEmpty();
  }

  @Test
  void aWrongFirstDayIsCorrectedAndDoublesAreShownBeforeAndExplainedInTheBook() throws Exception {
    begin(WRONG);
    assertThat(take("report", LocalDate.of(2025, 6, 1))).isEqualTo("01-BC/CB");
    assertThat(take("report", LocalDate.of(2025, 6, 2))).isEqualTo("02-BC/CB");
    assertThat(take("report", LocalDate.of(2025, 6, 11))).isEqualTo("01-BC/CB");
    assertThat(take("report", LocalDate.of(2026, 6, 20))).isEqualTo("02-BC/CB");
    LocalDate right = LocalDate.of(2026, 6, 10);
    assertThat(in(() -> terms.moved(BRANCH, WRONG, right)))
        .extracting(it -> it.symbol() + " " + it.day() + " " + it.to() + " " + it.sameDay())
        .containsExactly(
            "01-BC/CB 2025-06-11 " + LocalDate.MIN + " 2025-06-01",
            "02-BC/CB 2026-06-20 2026-06-10 null");
    assertThat(reasons(correct(WRONG, right, ""))).containsExactly("reason web.refused.missing");
    assertThat(reasons(correct(WRONG, right, "Ghi nhầm năm"))).isEmpty();
    assertThat(in(() -> terms.of(BRANCH))).containsExactly(right);
    assertThat(
            in(() ->
                jdbc.sql("select repeats from register_entries where repeats is not null")
                    .query(String.class)
                    .list()))
        .containsExactly("Ghi nhầm năm");
    assertThat(take("report", LocalDate.of(2026, 6, 9))).isEqualTo("03-BC/CB");
    assertThat(take("report", TODAY)).isEqualTo("03-BC/CB");
    assertThat(
            in(() ->
                jdbc.sql("select reason from audit_log where action = 'register.term_corrected'")
                    .query(String.class)
                    .single()))
        .isEqualTo("Ghi nhầm năm");
  }

  @Test
  void aTermRecordedLateBeginsAt01AndLeavesWhatWasNumberedBefore() throws Exception {
    begin(LocalDate.of(2020, 6, 1));
    assertThat(typed("57", TODAY.minusDays(5))).isEqualTo("57-NQ/CB");
    begin(TODAY.minusDays(10));
    assertThat(in(() -> register.nextSymbol(BRANCH, "resolution", TODAY))).contains("01-NQ/CB");
    assertThat(typed("57", TODAY)).isEqualTo("57-NQ/CB");
  }

  @Test
  void aTermThatNeverWasIsTakenOut() throws Exception {
    begin(WRONG);
    assertThat(take("plan", LocalDate.of(2025, 6, 11))).isEqualTo("01-KH/CB");
    assertThat(reasons(correct(WRONG, null, "Không có nhiệm kỳ này"))).isEmpty();
    assertThat(in(() -> terms.of(BRANCH))).isEmpty();
    assertThat(take("plan", LocalDate.of(2025, 6, 9))).isEqualTo("02-KH/CB");
  }

  @Test
  void itStaysBetweenItsNeighbours() throws Exception {
    begin(LocalDate.of(2020, 6, 1));
    begin(WRONG);
    assertThat(reasons(correct(WRONG, LocalDate.of(2020, 5, 1), "Sai")))
        .containsExactly("to register.refused.term_order");
    assertThat(reasons(correct(WRONG, LocalDate.of(2052, 6, 10), "Sai")))
        .containsExactly("to register.refused.term_far");
  }

  private Outcome<UnitId> begin(LocalDate from) throws Exception {
    return in(() -> terms.begin(actor(), "b" + count++, BRANCH, from));
  }

  private Outcome<UnitId> correct(LocalDate from, @Nullable LocalDate to, String reason)
      throws Exception {
    return in(() -> terms.correct(actor(), "c" + count++, BRANCH, from, to, reason));
  }

  private String take(String kind, LocalDate day) throws Exception {
    return switch (in(
        () -> register.takeNumber(actor(), "t" + count++, RegisterTest.paper(3, kind, day, "")))) {
      case Outcome.Done<TakenNumber>(TakenNumber taken) -> taken.symbol();
      case Outcome.Refused<TakenNumber> refused -> throw new AssertionError(refused.toString());
    };
  }

  private String typed(String number, LocalDate day) throws Exception {
    return RegisterTest.done(
            in(() ->
                register.takeNumber(
                    actor(), "n" + count++, RegisterTest.paper(3, "resolution", day, number))))
        .symbol();
  }

  private <T> T in(Callable<T> work) throws Exception {
    return CurrentRealm.in(realm, work);
  }

  private static Actor actor() {
    Set<UnitId> at = Set.of(BRANCH);
    return new Actor(3, "vanphong", null, Map.of(Right.SEE, at, Right.ISSUE, at), Set.of(), "page");
  }

  private static List<String> reasons(Outcome<UnitId> outcome) {
    return switch (outcome) {
      case Outcome.Done<UnitId> done -> List.of();
      case Outcome.Refused<UnitId>(List<Refusal> refusals) ->
          refusals.stream().map(it -> it.field() + " " + it.reason()).toList();
    };
  }
}
