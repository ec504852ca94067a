package vn.mach.documents.directives;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.documents.register.EntryId;
import vn.mach.documents.register.IssuedPapers;
import vn.mach.documents.register.Outgoing;
import vn.mach.documents.register.Register;
import vn.mach.documents.register.Terms;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;
import vn.mach.testing.Visitor;

/** Directives take their numbers from the register: one number, one paper, one line. */
@MachTest
class DirectiveNumbersTest {

  private static final LocalDate TODAY = DirectivesTest.TODAY;
  private static final UnitId COMMUNE = new UnitId(2);
  private static final Actor OFFICE =
      new Actor(1, "a", null, Map.of(), Set.of(Right.SEE, Right.ISSUE), "page");

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Directives directives;
  @Autowired DirectiveEndings endings;
  @Autowired Register register;
  @Autowired IssuedPapers book;
  @Autowired Terms terms;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Realm realm;
  private int count;

  @BeforeEach
  void prepare() {
    clock.turnTo(TODAY);
    realm = DirectivesTest.realm(realms);
  }

  @Test
  void withoutANumberItTakesTheNextOneOfTheBookAndHasExactlyOneLine() throws Exception {
    NamedDirective six = issued("", TODAY, "Kế hoạch sáu");
    NamedDirective seven = issued("7", TODAY, "Kế hoạch bảy");
    assertThat(List.of(six.symbol(), seven.symbol())).containsExactly("06-KH/ĐU", "07-KH/ĐU");
    assertThat(
            in(() ->
                jdbc.sql(
                        "select symbol || ' ' || about from register_entries where book = 'outgoing' order by id")
                    .query(String.class)
                    .list()))
        .containsExactly(
            "06-KH/ĐU directives:" + six.id().value(), "07-KH/ĐU directives:" + seven.id().value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"06-KH/ĐU", "6-KH/ĐU", "số 6 – KH/ĐU", "06-kh/đu", "06-КН/ÐU", "6", "06-KH/ƉU"})
  void oneNumberInAnySpellingOnAnyDayOfTheTermIsOfOnePaperWhichIsNamed(String typed)
      throws Exception {
    issued("", TODAY, "Kế hoạch sáu");
    for (LocalDate day : List.of(TODAY, TODAY.minusDays(1), TODAY.minusYears(1))) {
      assertThat(refusals(issue(typed, day, "Kế hoạch khác")))
          .extracting(it -> it.field() + " " + it.arguments())
          .containsExactly("symbol [06-KH/ĐU, Kế hoạch sáu, " + TODAY + "]");
    }
  }

  @Test
  void aNumberOfAPaperThatWasImportedWithoutALineIsTakenToo() throws Exception {
    assertThat(refusals(issue("5", TODAY, "Kế hoạch khác")))
        .extracting(it -> it.arguments().get(1))
        .containsExactly("Kế hoạch năm 2026 của Đảng ủy xã");
  }

  @Test
  void aNewTermBeginsItsNumbersAnew() throws Exception {
    issued("", TODAY.minusDays(20), "Kế hoạch sáu");
    in(() -> terms.begin(actor(), "t", COMMUNE, TODAY.minusDays(9)));
    assertThat(issued("6", TODAY, "Kế hoạch của nhiệm kỳ mới").symbol()).isEqualTo("06-KH/ĐU");
  }

  /** The paper took its number on its own day; that a term had begun before was recorded later. */
  @Test
  void aTermRecordedLateBeginsAt01AndTheOldNumberIsNeitherUsedUpNorAGapInIt() throws Exception {
    in(() -> terms.begin(actor(), "t1", COMMUNE, TODAY.minusYears(5)));
    issued("57", TODAY.minusDays(5), "Kế hoạch cuối");
    in(() -> terms.begin(actor(), "t2", COMMUNE, TODAY.minusDays(10)));
    assertThat(in(() -> register.nextSymbol(COMMUNE, "plan", TODAY))).contains("01-KH/ĐU");
    assertThat(issued("", TODAY, "Kế hoạch đầu").symbol()).isEqualTo("01-KH/ĐU");
    realms.account(realm, "vanphong", "office", "X");
    assertThat(
            new Visitor(port, realm)
                .signIn("vanphong")
                .get("/register?unit=X&book=outgoing")
                .body())
        .contains("57-KH/ĐU", "01-KH/ĐU")
        .doesNotContain("Thiếu số", "Thiếu các số");
    assertThat(issued("57", TODAY, "Kế hoạch khác").symbol()).isEqualTo("57-KH/ĐU");
  }

  @Test
  void anotherKindWithTheNumberInTheOneRunOfACongressIsNotItsLine() throws Exception {
    Outgoing resolution =
        new Outgoing(
            COMMUNE,
            "resolution",
            TODAY,
            "Nghị quyết",
            "",
            "",
            "",
            "normal",
            "",
            "",
            true,
            false,
            null,
            "",
            "");
    done(in(() -> register.takeNumber(actor(), "r", resolution)));
    assertThat(refusals(issue("01-KH/ĐH", TODAY, "Kế hoạch")))
        .extracting(it -> it.reason() + " " + it.arguments().getFirst())
        .containsExactly("register.refused.number_taken 01-NQ/ĐH");
  }

  @Test
  void aReservedNumberIsTakenOver() throws Exception {
    Outgoing reserved =
        new Outgoing(
            COMMUNE, "plan", TODAY, "", "", "", "", "normal", "", "", false, true, null, "", "");
    var taken = done(in(() -> register.takeNumber(actor(), "r", reserved)));
    NamedDirective six = issued("số 6", TODAY, "Kế hoạch sáu");
    assertThat(six.symbol()).isEqualTo("06-KH/ĐU");
    assertThat(in(() -> register.named(taken.entry()).orElseThrow()))
        .extracting(it -> it.status() + " " + it.title())
        .isEqualTo("issued Kế hoạch sáu");
  }

  @Test
  void aDirectiveIssuedByMistakeIsCancelledWithItsLineAndOnlyOnItsOwnPage() throws Exception {
    NamedDirective six = issued("", TODAY, "Kế hoạch sáu");
    EntryId line =
        new EntryId(
            in(() -> jdbc.sql("select max(id) from register_entries").query(Long.class).single()));
    assertThat(refusals(in(() -> register.cancel(actor(), "c1", line, "Nhầm"))))
        .extracting(Refusal::reason)
        .containsExactly("register.refused.cancel_there");
    assertThat(refusals(end(six, DirectiveStatus.Step.CANCEL, "")))
        .extracting(Refusal::field)
        .containsExactly("reason");
    done(end(six, DirectiveStatus.Step.CANCEL, "Ban hành nhầm"));
    assertThat(in(() -> register.named(line).orElseThrow().status())).isEqualTo("cancelled");
    assertThat(refusals(issue("6", TODAY, "Kế hoạch khác")))
        .extracting(Refusal::reason)
        .containsExactly("register.refused.number_cancelled");
    assertThat(issued("", TODAY, "Kế hoạch bảy").symbol()).isEqualTo("07-KH/ĐU");
  }

  @Test
  void anImportedDirectiveIsItsLineHoweverItsNumberIsWritten() throws Exception {
    realms.sql(
        realm,
        "insert into directives (id, symbol, kind, title, issuer_id, issued_on) values (50, '8-kh/ĐU', 'plan', 'Kế hoạch tám', 2, '2026-03-01')");
    NamedDirective eight = in(() -> directives.named(new DirectiveId(50)).orElseThrow());
    EntryId line = done(in(() -> book.enter(actor(), "e", eight.paper()).orElseThrow()));
    assertThat(in(() -> register.named(line).orElseThrow().symbol())).isEqualTo("08-KH/ĐU");
    assertThat(refusals(in(() -> register.cancel(actor(), "c", line, "Nhầm"))))
        .extracting(Refusal::reason)
        .containsExactly("register.refused.cancel_there");
    done(end(eight, DirectiveStatus.Step.CANCEL, "Ban hành nhầm"));
    assertThat(in(() -> register.named(line).orElseThrow().status())).isEqualTo("cancelled");
  }

  @Test
  void aWithdrawnDirectiveKeepsItsLineAndIsWithdrawnOnce() throws Exception {
    NamedDirective six = issued("", TODAY, "Kế hoạch sáu");
    done(end(six, DirectiveStatus.Step.WITHDRAW, "Hết hiệu lực"));
    assertThat(in(() -> directives.named(six.id()).orElseThrow().status()))
        .isEqualTo(DirectiveStatus.WITHDRAWN);
    assertThat(refusals(end(six, DirectiveStatus.Step.CANCEL, "Lần nữa")))
        .extracting(Refusal::reason)
        .containsExactly("directives.refused.ended");
    assertThat(in(() -> directives.choices(actor(), "Kế hoạch sáu", 9))).isEmpty();
    assertThat(
            in(() -> jdbc.sql("select status from register_entries").query(String.class).single()))
        .isEqualTo("issued");
  }

  @Test
  void aPaperOfABodyAboveIsEnteredAsItIsWrittenAndOnceADayAndASecondOneOfTheYearIsRemarked()
      throws Exception {
    realms.account(realm, "vanphong", "office", null);
    Visitor office = new Visitor(port, realm).signIn("vanphong");
    DirectiveId first = above("8-CT/TW", "Chỉ thị", TODAY);
    assertThat(in(() -> directives.named(first).orElseThrow().symbol())).isEqualTo("8-CT/TW");
    assertThat(office.get("/directives/" + first.value()).body())
        .doesNotContain("cùng số, ký hiệu");
    assertThat(
            refusals(
                in(() ->
                    directives.issue(
                        OFFICE, "a", fromAbove("số 08 – CT/TW", "Chỉ thị lần nữa", TODAY)))))
        .extracting(it -> it.field() + " " + it.reason() + " " + it.arguments().getFirst())
        .containsExactly("symbol directives.refused.entered 8-CT/TW");
    DirectiveId second = above("08-CT/TW", "Chỉ thị của nhiệm kỳ trước", TODAY.minusDays(99));
    assertThat(office.get("/directives/" + second.value()).body())
        .contains("cùng số, ký hiệu", "/directives/" + first.value(), "8-CT/TW · 15/07/2026");
    DirectiveId circular = above("8/2021/TT-BTC", "Thông tư", TODAY);
    assertThat(in(() -> directives.named(circular).orElseThrow().symbol()))
        .isEqualTo("8/2021/TT-BTC");
    assertThat(office.get("/directives/" + circular.value()).body())
        .doesNotContain("cùng số, ký hiệu");
  }

  private DirectiveId above(String symbol, String title, LocalDate day) throws Exception {
    return done(in(() -> directives.issue(OFFICE, "a" + count++, fromAbove(symbol, title, day))));
  }

  private static DirectiveDraft fromAbove(String symbol, String title, LocalDate day) {
    return new DirectiveDraft(symbol, "", title, null, day, null, "");
  }

  private NamedDirective issued(String symbol, LocalDate day, String title) throws Exception {
    DirectiveId id = done(issue(symbol, day, title));
    return in(() -> directives.named(id).orElseThrow());
  }

  private Outcome<DirectiveId> issue(String symbol, LocalDate day, String title) throws Exception {
    DirectiveDraft draft = new DirectiveDraft(symbol, "plan", title, COMMUNE, day, null, "");
    return in(() -> directives.issue(actor(), "k" + count++, draft));
  }

  private Outcome<DirectiveId> end(
      NamedDirective directive, DirectiveStatus.Step step, String reason) throws Exception {
    return in(() -> endings.end(actor(), "e" + count++, directive.id(), step, reason));
  }

  private <T> T in(Callable<T> work) throws Exception {
    return CurrentRealm.in(realm, work);
  }

  private static Actor actor() {
    Set<UnitId> at = Set.of(COMMUNE);
    return new Actor(2, "vanphong", null, Map.of(Right.SEE, at, Right.ISSUE, at), Set.of(), "page");
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused.toString());
    };
  }

  private static <T> List<Refusal> refusals(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T> done -> List.of();
      case Outcome.Refused<T>(List<Refusal> refusals) -> refusals;
    };
  }
}
