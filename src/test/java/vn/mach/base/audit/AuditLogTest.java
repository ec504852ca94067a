package vn.mach.base.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.organisation.access.SubjectLog;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** Who did what, and who looked at whom. */
@MachTest
class AuditLogTest {

  private static final PersonId PERSON = new PersonId(5);

  @Autowired SubjectLog log;
  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired AuditLog auditLog;
  @Autowired PlatformTransactionManager transactions;

  private Realm realm;

  @BeforeEach
  void aRealm() {
    clock.turnTo(LocalDate.of(2026, 7, 15));
    realm = realms.create();
  }

  @Test
  void whatWasDoneToAThingIsToldFromTheFirstToTheLastWithItsReason() {
    inTransaction(() -> record("units.moved", "units:1", "decided"));
    inTransaction(() -> record("units.renamed", "units:1", null));
    inTransaction(() -> record("units.renamed", "units:2", null));
    assertThat(about("units:1"))
        .extracting(AuditEntry::by, AuditEntry::action, AuditEntry::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("an", "units.moved", "decided"),
            org.assertj.core.groups.Tuple.tuple("an", "units.renamed", null));
  }

  @Test
  void aDetailWithoutWordsInBothLanguagesIsFoundByTheTestsOfItsCommand() {
    assertThatThrownBy(() ->
            inTransaction(() ->
                auditLog.record(
                    Actor.system(), "units.moved", "units:1", null, null, Map.of("wordless", 1))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("wordless");
  }

  @Test
  void anActionThatIsTakenBackTakesItsEntryWithIt() {
    assertThatThrownBy(() ->
            inTransaction(() -> {
              record("units.moved", "units:1", null);
              throw new IllegalStateException("the unit was not moved after all");
            }))
        .hasMessageContaining("after all");
    assertThat(about("units:1")).isEmpty();
  }

  @Test
  void nothingIsRecordedOutsideTheTransactionOfTheAction() {
    assertThatThrownBy(() -> CurrentRealm.run(realm, () -> record("units.moved", "units:1", null)))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void whoLooksAtAPersonIsTold() {
    CurrentRealm.run(realm, () -> auditLog.looked(actor("an", null), PERSON));
    CurrentRealm.run(realm, () -> auditLog.looked(actor("binh", new PersonId(6)), PERSON));
    assertThat(looks(10)).extracting(AccessLogEntry::login).containsExactly("binh", "an");
    assertThat(looks(1)).extracting(AccessLogEntry::login).containsExactly("binh");
  }

  @Test
  void whatAnAccountBoundToThePersonViewsIsNotedOnceADayAndToldToTheOtherAccounts() {
    CurrentRealm.run(realm, () -> auditLog.looked(actor("own", PERSON), PERSON));
    CurrentRealm.run(realm, () -> auditLog.looked(actor("own", PERSON), PERSON));
    assertThat(looks(10)).extracting(AccessLogEntry::login).containsExactly("own");
    assertThat(in(() -> auditLog.looks(PERSON, 9, 10))).as("to itself it is no news").isEmpty();
  }

  private void record(String action, String subject, String reason) {
    auditLog.record(actor("an", null), action, subject, null, reason, Map.of("to", "CB/2"));
  }

  private void inTransaction(Runnable work) {
    CurrentRealm.run(
        realm,
        () -> new TransactionTemplate(transactions).executeWithoutResult(status -> work.run()));
  }

  private List<AuditEntry> about(String subject) {
    return in(() -> log.about(subject));
  }

  private List<AccessLogEntry> looks(int limit) {
    return in(() -> auditLog.looks(PERSON, 1, limit));
  }

  private static Actor actor(String login, PersonId person) {
    return new Actor(9, login, person, Map.of(), Set.of(), "page");
  }

  private <T> T in(Callable<T> work) {
    try {
      return CurrentRealm.in(realm, work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
