package vn.mach.base.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestClock;
import vn.mach.testing.TestRealms;

/** Sent twice counts once, whatever happens in between. */
@MachTest
@Tag("slow")
class IdempotencyTest {

  private static final Actor AN = actor(1);
  private static final Actor BINH = actor(2);
  private static final LocalDate DAY = LocalDate.of(2026, 7, 15);

  @Autowired TestRealms realms;
  @Autowired TestClock clock;
  @Autowired Idempotency idempotency;
  @Autowired AuditLog auditLog;
  @Autowired JdbcClient jdbc;

  private Realm realm;

  @BeforeEach
  void aRealm() {
    clock.turnTo(DAY);
    realm = realms.create();
  }

  @Test
  void sentTwiceItIsDoneOnceAndAnsweredAlike() {
    assertThat(number(send(AN, "k", "paint the door", () -> write("door", 7)))).isEqualTo(7);
    assertThat(number(send(AN, "k", "paint the door", () -> write("door", 8)))).isEqualTo(7);
    assertThat(written()).isEqualTo(1);
  }

  /** PostgreSQL ends a deadlock by taking one of the two back: that one runs again. */
  @Test
  void twoWhoStandInEachOthersWayAreBothDone() throws Exception {
    CurrentRealm.run(
        realm,
        () -> {
          jdbc.sql("create table pair (id int primary key, n int not null)").update();
          jdbc.sql("insert into pair values (1, 0), (2, 0)").update();
        });
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger runs = new AtomicInteger();
    try (var two = Executors.newFixedThreadPool(2)) {
      Future<Outcome<Long>> first =
          two.submit(() -> send(AN, "a", "one, two", () -> both(1, 2, bothHoldOne, runs)));
      Future<Outcome<Long>> second =
          two.submit(() -> send(BINH, "b", "two, one", () -> both(2, 1, bothHoldOne, runs)));
      assertThat(number(first.get())).isEqualTo(7);
      assertThat(number(second.get())).isEqualTo(7);
    }
    assertThat(runs.get()).as("one of them again, once or a few times").isBetween(3, 6);
    CurrentRealm.run(
        realm,
        () ->
            assertThat(jdbc.sql("select sum(n) from pair").query(Long.class).single())
                .isEqualTo(4));
  }

  private Outcome<Long> both(int one, int other, CyclicBarrier bothHoldOne, AtomicInteger runs) {
    int run = runs.incrementAndGet();
    jdbc.sql("update pair set n = n + 1 where id = ?").param(one).update();
    if (run <= 2) {
      try {
        bothHoldOne.await();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    jdbc.sql("update pair set n = n + 1 where id = ?").param(other).update();
    return Outcome.done(7L);
  }

  @Test
  void theSameKeyWithOtherContentIsRefusedAndNothingIsDone() {
    send(AN, "k", "paint the door", () -> write("door", 7));
    assertThat(reason(send(AN, "k", "paint the wall", () -> write("wall", 8))))
        .isEqualTo("audit.refused.key_used");
    assertThat(written()).isEqualTo(1);
  }

  @Test
  void contentThatOnlyLooksAlikeWhenItIsRunTogetherIsOtherContent() {
    number(once(new Key(AN, "k", "test.give", "ab", "c"), () -> write("first", 1)));
    assertThat(reason(once(new Key(AN, "k", "test.give", "a", "bc"), () -> write("second", 2))))
        .isEqualTo("audit.refused.key_used");
  }

  @Test
  void twoPeopleMayHappenToUseOneKey() {
    send(AN, "k", "paint the door", () -> write("door", 7));
    assertThat(number(send(BINH, "k", "paint the wall", () -> write("wall", 8)))).isEqualTo(8);
    assertThat(written()).isEqualTo(2);
  }

  @Test
  void aRefusedCommandLeavesNoTraceSoItsKeyMayBeSentAgainWithOtherContent() {
    assertThat(reason(send(AN, "k", "no colour", () -> Outcome.refused("colour", "test.missing"))))
        .isEqualTo("test.missing");
    assertThat(keys()).isZero();
    assertThat(number(send(AN, "k", "red", () -> write("red", 3)))).isEqualTo(3);
  }

  @Test
  void aCommandThatFailsLeavesNothingBehindNotEvenItsKey() {
    assertThatThrownBy(() ->
            send(
                AN,
                "k",
                "red",
                () -> {
                  write("red", 3);
                  throw new IllegalStateException("out of paint");
                }))
        .hasMessage("out of paint");
    assertThat(written()).isZero();
    assertThat(number(send(AN, "k", "red", () -> write("red", 4)))).isEqualTo(4);
  }

  @Test
  void aConnectionThatIsCutInBetweenDidNothingAndTheSameIsSentAgain() {
    assertThatThrownBy(() ->
            send(
                AN,
                "k",
                "red",
                () -> {
                  write("red", 3);
                  jdbc.sql("select pg_terminate_backend(pg_backend_pid())").query().singleRow();
                  return Outcome.done(3L);
                }))
        .isInstanceOf(RuntimeException.class);
    assertThat(written()).isZero();
    assertThat(number(send(AN, "k", "red", () -> write("red", 4)))).isEqualTo(4);
    assertThat(written()).isEqualTo(1);
  }

  @Test
  void ofTwoAtOnceUnderOneKeyTheSecondWaitsAndGetsTheAnswerOfTheFirst() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(2)) {
      Future<Outcome<Long>> first =
          threads.submit(() ->
              send(
                  AN,
                  "k",
                  "red",
                  () -> {
                    begun.countDown();
                    await(goOn);
                    return write("red", done.incrementAndGet());
                  }));
      await(begun);
      Future<Outcome<Long>> second =
          threads.submit(
              () -> send(AN, "k", "red", () -> write("red", 100 + done.incrementAndGet())));
      while (!somebodyWaits()) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      assertThat(number(first.get())).isEqualTo(1);
      assertThat(number(second.get())).isEqualTo(1);
    }
    assertThat(done).hasValue(1);
    assertThat(written()).isEqualTo(1);
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    for (String none : new String[] {"", "  ", "a\nb", "k".repeat(201)}) {
      assertThat(reason(send(AN, none, "red", () -> write("red", 1))))
          .isEqualTo("audit.refused.key");
    }
    assertThat(written()).isZero();
  }

  @Test
  void anAnswerThatIsKnownBeforeIsTheOneThatIsGiven() {
    Key key = new Key(AN, "k", "test.paint", "red");
    assertThat(number(once(key, Answer.known(5L), () -> write("red", 5)))).isEqualTo(5);
    assertThat(number(once(key, Answer.known(5L), () -> write("red", 5)))).isEqualTo(5);
    assertThat(written()).isEqualTo(1);
    assertThatThrownBy(
            () -> once(new Key(AN, "k2", "test.paint"), Answer.known(5L), () -> write("red", 6)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(written()).isEqualTo(1);
  }

  @Test
  void aSecretIsAnsweredOnceAndKeptNowhere() {
    Key key = new Key(AN, "k", "test.secret");
    Answer<Long> shownOnce = Answer.shownOnce("test.shown");
    assertThat(number(once(key, shownOnce, () -> write("secret", 815)))).isEqualTo(815);
    assertThat(reason(once(key, shownOnce, () -> write("secret", 816)))).isEqualTo("test.shown");
    assertThat(written()).isEqualTo(1);
    assertThat(
            in(() -> jdbc.sql("select answer from idempotency_keys").query(String.class).single()))
        .isEmpty();
  }

  @Test
  void keysAreForgottenAfterNinetyDays() {
    send(AN, "k", "red", () -> write("red", 1));
    clock.turnTo(DAY.plusDays(90));
    CurrentRealm.run(realm, idempotency::purge);
    assertThat(keys()).isEqualTo(1);
    clock.turnTo(DAY.plusDays(91));
    CurrentRealm.run(realm, idempotency::purge);
    assertThat(keys()).isZero();
    assertThat(number(send(AN, "k", "red", () -> write("red", 2)))).isEqualTo(2);
  }

  private Outcome<Long> send(
      Actor actor, String key, String what, Supplier<Outcome<Long>> command) {
    return once(new Key(actor, key, "test.paint", what), command);
  }

  private Outcome<Long> once(Key key, Supplier<Outcome<Long>> command) {
    return once(key, Answer.number(), command);
  }

  private Outcome<Long> once(Key key, Answer<Long> answer, Supplier<Outcome<Long>> command) {
    return in(() -> idempotency.once(key, answer, command));
  }

  /** What the commands of this test do: it can be counted afterwards. */
  private Outcome<Long> write(String subject, long answer) {
    auditLog.record(AN, "test.painted", subject, null, null, Map.of());
    return Outcome.done(answer);
  }

  private long written() {
    return count("select count(*) from audit_log where action = 'test.painted'");
  }

  private long keys() {
    return count("select count(*) from idempotency_keys");
  }

  private long count(String sql) {
    return in(() -> jdbc.sql(sql).query(Long.class).single());
  }

  private boolean somebodyWaits() {
    return count(
            """
            select count(*) from pg_stat_activity
            where wait_event_type = 'Lock' and query like 'insert into idempotency_keys%'
            """)
        > 0;
  }

  private static long number(Outcome<Long> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<Long>) outcome).value();
  }

  private static String reason(Outcome<Long> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    Refusal refusal = ((Outcome.Refused<Long>) outcome).refusals().getFirst();
    return refusal.reason();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Actor actor(long account) {
    return new Actor(account, "account" + account, null, Map.of(), Set.of(), "page");
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
