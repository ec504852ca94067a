package vn.mach.documents.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
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
@Tag("slow")
public class RegisterTest {

  public static final LocalDate TODAY = LocalDate.of(2026, 7, 15);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Register register;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(TODAY);
    realm = realm(realms);
  }

  /**
   * A province, a bloc under it with one branch, and a commune beside the bloc. The bloc has issued
   * one programme in its term.
   */
  public static Realm realm(TestRealms realms) {
    Realm realm = realms.create();
    Tree.of("T", "T/K", "T/K/K-01", "T/X")
        .named("T", "Đảng bộ tỉnh", "province")
        .named("K", "Đảng bộ Khối", "bloc")
        .named("K-01", "Chi bộ Văn phòng", "branch")
        .named("X", "Đảng bộ xã Xuân Hòa", "commune")
        .plant(realms, realm);
    realms.sql(
        realm,
        "insert into register_terms (unit_id, valid_from) values (2, '2020-09-01'), (2, '2025-09-01')");
    realms.sql(
        realm,
        "insert into directives (id, symbol, kind, title, issuer_id, issued_on) values (1, '03-CTr/ĐUK', 'programme', 'Chương trình năm', 2, '2025-12-28')");
    realms.sql(realm, "alter table directives alter id restart with 100");
    return realm;
  }

  @Test
  void eachKindRunsFrom01ThroughTheTermAndGoesOnBehindWhatWasIssued() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(taken(paper("report", TODAY))).isEqualTo("01-BC/ĐUK");
          assertThat(taken(paper("report", TODAY.minusDays(3)))).isEqualTo("02-BC/ĐUK");
          assertThat(taken(paper("letter", TODAY))).isEqualTo("01-CV/ĐUK");
          assertThat(taken(paper("programme", TODAY))).isEqualTo("04-CTr/ĐUK");
          assertThat(taken(paper("report", LocalDate.of(2025, 8, 31))))
              .as("the term before")
              .isEqualTo("01-BC/ĐUK");
          assertThat(register.nextSymbol(new UnitId(2), "report", TODAY)).contains("03-BC/ĐUK");
          assertThat(taken(paper("decision", TODAY))).isEqualTo("01-QĐ/ĐUK");
          assertThat(taken(paper("regulation", TODAY))).as("QĐ is one run").isEqualTo("02-QĐ/ĐUK");
        });
  }

  @Test
  void aCongressHasOneRunForAllKinds() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(taken(congress("resolution"))).isEqualTo("01-NQ/ĐH");
          assertThat(taken(congress("report"))).isEqualTo("02-BC/ĐH");
          assertThat(taken(paper("report", TODAY))).isEqualTo("01-BC/ĐUK");
        });
  }

  @Test
  void aBookInTheMannerOfTheStateRunsThroughTheYear() {
    realms.sql(
        realm,
        "insert into register_books (unit_id, body, manner, outgoing_by) values (4, 'UBND', 'state', 'year')");
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(taken(paper(4, "decision", LocalDate.of(2025, 12, 31), "")))
              .isEqualTo("01/QĐ-UBND");
          assertThat(taken(paper(4, "decision", LocalDate.of(2026, 1, 2), "")))
              .isEqualTo("01/QĐ-UBND");
          assertThat(taken(paper(4, "decision", LocalDate.of(2026, 1, 3), "")))
              .isEqualTo("02/QĐ-UBND");
        });
  }

  @Test
  void whoPressAtTheSameInstantGetNumbersWithoutGapsOrDoubles() throws Exception {
    int many = 24;
    CyclicBarrier start = new CyclicBarrier(8);
    List<String> symbols = new ArrayList<>();
    try (ExecutorService clerks = Executors.newFixedThreadPool(8)) {
      List<Future<List<String>>> each =
          IntStream.range(0, 8)
              .mapToObj(clerk ->
                  clerks.submit(() -> {
                    start.await();
                    List<String> own = new ArrayList<>();
                    for (int i = 0; i < many / 8; i++) {
                      Outcome<TakenNumber>[] outcome = new Outcome[1];
                      String key = "k-" + clerk + "-" + i;
                      CurrentRealm.run(
                          realm,
                          () ->
                              outcome[0] =
                                  register.takeNumber(actor(2), key, paper("report", TODAY)));
                      own.add(done(outcome[0]).symbol());
                    }
                    return own;
                  }))
              .toList();
      for (Future<List<String>> one : each) {
        symbols.addAll(one.get());
      }
    }
    assertThat(symbols)
        .containsExactlyInAnyOrder(
            IntStream.rangeClosed(1, many)
                .mapToObj("%02d-BC/ĐUK"::formatted)
                .toArray(String[]::new));
  }

  @Test
  void sentTwiceItTakesOneNumber() {
    CurrentRealm.run(
        realm,
        () -> {
          TakenNumber first = done(register.takeNumber(actor(2), "same", paper("report", TODAY)));
          assertThat(done(register.takeNumber(actor(2), "same", paper("report", TODAY))))
              .isEqualTo(first);
          assertThat(taken(paper("report", TODAY))).isEqualTo("02-BC/ĐUK");
        });
  }

  @Test
  void aNumberThatStandsOnPaperIsReadAsPeopleWriteItAndTwiceOnlyWithAReason() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(taken(paper(2, "guidance", TODAY, "số 12 –HD/BTCTW")))
              .isEqualTo("12-HD/BTCTW");
          assertThat(taken(paper(2, "guidance", TODAY, "12a"))).isEqualTo("12a-HD/ĐUK");
          assertThat(reasons(paper(2, "guidance", TODAY, "12")))
              .containsExactly("number register.refused.number_taken");
          Outgoing twice =
              new Outgoing(
                  new UnitId(2),
                  "guidance",
                  TODAY,
                  "Hướng dẫn",
                  "",
                  "",
                  "",
                  "normal",
                  "12",
                  "sổ giấy ghi trùng",
                  false,
                  false,
                  null,
                  "",
                  "");
          assertThat(taken(twice)).isEqualTo("12-HD/ĐUK");
          assertThat(taken(paper("guidance", TODAY))).isEqualTo("13-HD/ĐUK");
          assertThat(reasons(paper(2, "guidance", TODAY, "mười hai")))
              .containsExactly("number register.refused.number");
        });
  }

  @Test
  void aTypedSymbolStandsAsTypedOrIsRefusedAndNeverRewritten() {
    realms.sql(
        realm,
        "insert into register_books (unit_id, body, manner, outgoing_by) values (4, 'UBND', 'state', 'year')");
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(reasons(paper(2, "decision", TODAY, "05/2026/QĐ-UBND")))
              .containsExactly("number register.refused.manner_state");
          assertThat(reasons(paper(2, "report", TODAY, "05-XX/ĐUK")))
              .containsExactly("number register.refused.kind_differs");
          assertThat(reasons(paper(2, "report", TODAY, "05-KH/ĐUK")))
              .containsExactly("number register.refused.kind_differs");
          assertThat(taken(paper(2, "decision", TODAY, "05-QD/ĐUK"))).isEqualTo("05-QĐ/ĐUK");
          assertThat(
                  refusals(
                      register.takeNumber(
                          actor(1), "s", paper(4, "decision", TODAY, "05-QĐ/UBND"))))
              .containsExactly("number register.refused.manner_party");
          assertThat(taken(paper(4, "decision", TODAY, "05/2026/QĐ-UBND")))
              .isEqualTo("05/2026/QĐ-UBND");
          assertThat(taken(paper(4, "decision", TODAY, "6/QĐ-UBND"))).isEqualTo("06/QĐ-UBND");
          assertThat(taken(paper(4, "decision", TODAY, ""))).isEqualTo("07/QĐ-UBND");
        });
  }

  @Test
  void aReservedNumberIsKeptForThePaperItWasReservedFor() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(taken(reserved("report", "Báo cáo quý II", false))).isEqualTo("01-BC/ĐUK");
          assertThat(reasons(paper(2, "report", TODAY, "1")))
              .containsExactly("number register.refused.number_reserved");
          assertThat(taken(reserved("resolution", "", true))).isEqualTo("01-NQ/ĐH");
          assertThat(reasons(paper(2, "report", TODAY, "01-BC/ĐH")))
              .as("another kind in the one run of a congress")
              .containsExactly("number register.refused.number_reserved");
          assertThat(
                  taken(
                      new Outgoing(
                          new UnitId(2),
                          "report",
                          TODAY,
                          "báo cáo Quý II",
                          "",
                          "",
                          "",
                          "normal",
                          "01-BC/ĐUK",
                          "",
                          false,
                          false,
                          null,
                          "",
                          "")))
              .isEqualTo("01-BC/ĐUK");
        });
  }

  @Test
  void aCancelledNumberStaysInTheBookAndIsNotGivenAgain() {
    CurrentRealm.run(
        realm,
        () -> {
          TakenNumber first = done(register.takeNumber(actor(2), "k1", paper("report", TODAY)));
          assertThat(refusals(register.cancel(actor(2), "k2", first.entry(), " ")))
              .containsExactly("reason web.refused.missing");
          done(register.cancel(actor(2), "k3", first.entry(), "Ký nhầm ngày"));
          assertThat(register.named(first.entry()).orElseThrow().status()).isEqualTo("cancelled");
          assertThat(taken(paper("report", TODAY))).isEqualTo("02-BC/ĐUK");
          assertThat(refusals(register.cancel(actor(2), "k4", first.entry(), "nữa")))
              .containsExactly(" register.refused.step");
        });
  }

  @Test
  void whatIsWrongIsSaidBesideItsFieldAndUsesUpNoNumber() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThat(reasons(paper("poem", TODAY))).containsExactly("kind register.refused.kind");
          assertThat(reasons(paper("report", TODAY.plusDays(1))))
              .containsExactly("day register.refused.in_the_future");
          assertThat(reasons(paper("report", LocalDate.of(2019, 1, 1))))
              .containsExactly("unit register.refused.not_standing");
          assertThat(
                  reasons(
                      Outgoing.made(
                          new UnitId(2), "report", TODAY, "MẬT - Báo cáo", "", "", "", "")))
              .containsExactly("title register.refused.secret");
          assertThat(taken(paper("report", TODAY))).isEqualTo("01-BC/ĐUK");
        });
  }

  @Test
  void onlyWhoKeepsTheUnitsBooksTakesNumbers() {
    CurrentRealm.run(
        realm,
        () -> {
          assertThatThrownBy(() -> register.takeNumber(actor(4), "k", paper("report", TODAY)))
              .isInstanceOf(NotFound.class);
          assertThatThrownBy(() -> register.takeNumber(actor(3), "k", paper("report", TODAY)))
              .isInstanceOf(NotFound.class);
          assertThat(taken(paper(3, "report", TODAY, ""))).as("from above").isEqualTo("01-BC/CB");
        });
  }

  private int count;

  private String taken(Outgoing paper) {
    return done(register.takeNumber(actor(1), "t" + count++, paper)).symbol();
  }

  private List<String> reasons(Outgoing paper) {
    return refusals(register.takeNumber(actor(2), "r" + count++, paper));
  }

  static Outgoing paper(String kind, LocalDate day) {
    return paper(2, kind, day, "");
  }

  static Outgoing paper(long unit, String kind, LocalDate day, String number) {
    return new Outgoing(
        new UnitId(unit),
        kind,
        day,
        "Về việc thử",
        "Tỉnh ủy",
        "Nguyễn Văn A",
        "Bí thư",
        "normal",
        number,
        "",
        false,
        false,
        null,
        "",
        "");
  }

  private static Outgoing congress(String kind) {
    return new Outgoing(
        new UnitId(2),
        kind,
        TODAY,
        "Về việc thử",
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
  }

  private static Outgoing reserved(String kind, String title, boolean congress) {
    return new Outgoing(
        new UnitId(2),
        kind,
        TODAY,
        title,
        "",
        "",
        "",
        "normal",
        "",
        "",
        congress,
        true,
        null,
        "",
        "");
  }

  static Actor actor(long unit) {
    Set<UnitId> at = Set.of(new UnitId(unit));
    return new Actor(
        unit,
        "vanthu",
        null,
        Map.of(Right.SEE, at, Right.RECORD, at, Right.ISSUE, at),
        Set.of(),
        "page");
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(List<Refusal> refusals) -> throw new AssertionError(refusals);
    };
  }

  static List<String> refusals(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> done -> List.of();
      case Outcome.Refused<?>(List<Refusal> refusals) ->
          refusals.stream().map(it -> it.field() + " " + it.reason()).toList();
    };
  }
}
