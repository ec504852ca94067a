package vn.mach.documents.register;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.mach.documents.register.RegisterTest.TODAY;
import static vn.mach.documents.register.RegisterTest.actor;
import static vn.mach.documents.register.RegisterTest.done;
import static vn.mach.documents.register.RegisterTest.paper;
import static vn.mach.documents.register.RegisterTest.refusals;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.Overlap;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** Two people in one unit's book at the same time. */
@MachTest
class NumbersAtOnceTest {

  private static final UnitId BLOC = new UnitId(2);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Register register;
  @Autowired OutgoingBook book;
  @Autowired Terms terms;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private Realm realm;

  @BeforeEach
  void prepare() {
    clock.turnTo(TODAY);
    realm = RegisterTest.realm(realms);
  }

  @Test
  void aReservedNumberThatOneIssuesWhileAnotherTypesItIsOfTheFirst() throws Exception {
    EntryId reserved = reserved();
    assertThat(
            refusals(
                atOnce(
                    () -> done(book.issue(actor(2), "i", reserved, titled("Báo cáo một", ""))),
                    () -> register.takeNumber(actor(2), "t", titled("Báo cáo hai", "01-BC/ĐUK")))))
        .containsExactly("number register.refused.number_taken");
    assertThat(title(reserved)).isEqualTo("Báo cáo một");
  }

  @Test
  void aReservedNumberThatOneCancelsWhileAnotherTypesItStaysCancelled() throws Exception {
    EntryId reserved = reserved();
    assertThat(
            refusals(
                atOnce(
                    () -> done(register.cancel(actor(2), "c", reserved, "Không dùng")),
                    () -> register.takeNumber(actor(2), "t", titled("Báo cáo hai", "1")))))
        .containsExactly("number register.refused.number_cancelled");
  }

  @Test
  void aReservedNumberThatOneTypesWhileAnotherIssuesItIsOfTheFirst() throws Exception {
    EntryId reserved = reserved();
    assertThat(
            refusals(
                atOnce(
                    () -> done(register.takeNumber(actor(2), "t", titled("Báo cáo một", "1"))),
                    () -> book.issue(actor(2), "i", reserved, titled("Báo cáo hai", "")))))
        .containsExactly(" register.refused.step");
    assertThat(title(reserved)).isEqualTo("Báo cáo một");
  }

  @Test
  void aNumberTakenWhileATermIsRecordedIsOfTheNewTerm() throws Exception {
    in(() -> done(register.takeNumber(actor(2), "a", paper("report", TODAY))));
    LocalDate from = TODAY.minusDays(5);
    assertThat(
            done(atOnce(
                    () -> done(terms.begin(actor(2), "b", BLOC, from)),
                    () -> register.takeNumber(actor(2), "t", paper("report", TODAY))))
                .symbol())
        .isEqualTo("01-BC/ĐUK");
  }

  @Test
  void twoWhoCorrectOneTermAtOnceDoNotLeaveTwo() throws Exception {
    LocalDate wrong = LocalDate.of(2025, 9, 1);
    assertThat(in(() -> terms.of(BLOC))).containsExactly(wrong, LocalDate.of(2020, 9, 1));
    assertThat(
            refusals(
                atOnce(
                    () ->
                        done(
                            terms.correct(
                                actor(2),
                                "a",
                                BLOC,
                                LocalDate.of(2020, 9, 1),
                                TODAY.minusYears(1),
                                "Sai")),
                    () ->
                        terms.correct(
                            actor(2), "b", BLOC, wrong, LocalDate.of(2025, 1, 1), "Sai"))))
        .containsExactly("to register.refused.term_order");
    assertThat(in(() -> terms.of(BLOC))).containsExactly(wrong, TODAY.minusYears(1));
  }

  private EntryId reserved() throws Exception {
    Outgoing kept =
        new Outgoing(
            BLOC, "report", TODAY, "", "", "", "", "normal", "", "", false, true, null, "", "");
    return in(() -> done(register.takeNumber(actor(2), "r", kept)).entry());
  }

  private static Outgoing titled(String title, String number) {
    return new Outgoing(
        BLOC, "report", TODAY, title, "", "", "", "normal", number, "", false, false, null, "", "");
  }

  private String title(EntryId entry) throws Exception {
    return in(() -> register.named(entry).orElseThrow().title());
  }

  private <T> T atOnce(Callable<?> first, Callable<T> second) throws Exception {
    return Overlap.of(transactions, jdbc, realm, first, second);
  }

  private <T> T in(Callable<T> work) throws Exception {
    return CurrentRealm.in(realm, work);
  }
}
