package vn.mach.base.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Precondition;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.Overlap;
import vn.mach.testing.TestRealms;

/** Two people change the name of one place; each saw "hall". */
@MachTest
class PreconditionTest {

  private static final List<Refusal> CHANGED = List.of(Refusal.of("name", "changed"));

  @Autowired TestRealms realms;
  @Autowired Idempotency idempotency;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcClient jdbc;

  private Realm realm;

  @BeforeEach
  void aPlace() {
    realm = realms.create();
    realms.sql(realm, "create table place as select 'hall'::text as name");
  }

  @Test
  void whoComesSecondIsRefusedAndNothingOfItIsWritten() throws Exception {
    assertThat(in(() -> rename(1, "a", "school"))).isEqualTo(Outcome.done("school"));
    assertThat(in(() -> rename(2, "b", "home"))).isEqualTo(Outcome.refused(CHANGED));
    assertThat(in(this::name)).isEqualTo("school");
  }

  @Test
  void aCommandSentAgainIsAnsweredAsTheFirstTimeThoughItsOwnWorkChangedWhatItSaw()
      throws Exception {
    assertThat(in(() -> rename(1, "a", "school"))).isEqualTo(Outcome.done("school"));
    assertThat(in(() -> rename(1, "a", "school"))).isEqualTo(Outcome.done("school"));
  }

  @Test
  void ofTwoAtOnceTheSecondIsAskedAfterTheFirst() throws Exception {
    Outcome<String> second =
        Overlap.of(
            transactions,
            jdbc,
            realm,
            () -> rename(1, "a", "school"),
            () -> rename(2, "b", "home"));
    assertThat(second).isEqualTo(Outcome.refused(CHANGED));
    assertThat(in(this::name)).isEqualTo("school");
  }

  @Test
  void whatACommandCallsForIsNotAskedAgain() throws Exception {
    Outcome<String> done =
        in(() ->
            seenHall()
                .before(() ->
                    idempotency.once(
                        key(1, "outer"),
                        Answer.text(),
                        () -> {
                          write("school");
                          return idempotency.once(
                              key(1, "inner"), Answer.text(), () -> Outcome.done("both"));
                        })));
    assertThat(done).isEqualTo(Outcome.done("both"));
  }

  @Test
  void aCommandThatIsDoneWithoutAskingIsAFault() {
    assertThatThrownBy(() -> seenHall().before(() -> Outcome.done("done at once")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("change place");
    assertThat(seenHall().before(() -> Outcome.refused(CHANGED)))
        .as("what is refused before it is carried out changes nothing")
        .isEqualTo(Outcome.refused(CHANGED));
  }

  private Outcome<String> rename(long account, String key, String name) {
    return seenHall()
        .before(() ->
            idempotency.once(
                key(account, key),
                Answer.text(),
                () -> {
                  write(name);
                  return Outcome.done(name);
                }));
  }

  private Precondition seenHall() {
    return new Precondition("change place", () -> name().equals("hall") ? List.of() : CHANGED);
  }

  private static Key key(long account, String text) {
    return new Key(
        new Actor(account, "account" + account, null, Map.of(), Set.of(), "page"),
        text,
        "place.rename");
  }

  private String name() {
    return jdbc.sql("select name from place").query(String.class).single();
  }

  private void write(String name) {
    jdbc.sql("update place set name = ?").param(name).update();
  }

  private <T> T in(java.util.concurrent.Callable<T> work) throws Exception {
    return CurrentRealm.in(realm, work);
  }
}
