package vn.mach.base.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.MachTest;
import vn.mach.testing.TestRealms;

/**
 * What happened is read once by every consumer, in whatever order they read and transactions
 * commit.
 */
@MachTest
@Tag("slow")
class ChangesTest {

  private static final int ALL = 1_000_000;

  @Autowired TestRealms realms;
  @Autowired Changes changes;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  private Realm realm;

  @BeforeEach
  void aRealm() {
    realm = realms.create();
  }

  @Test
  void everyConsumerReadsEveryChangeOnceInItsOwnTime() {
    write(1, 2, 3);
    assertThat(read("one", ALL)).containsExactly(1L, 2L, 3L);
    write(4);
    assertThat(read("one", ALL)).containsExactly(4L);
    assertThat(read("one", ALL)).isEmpty();
    assertThat(read("other", ALL))
        .as("who lagged has lost nothing")
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(read("other", ALL)).isEmpty();
  }

  @Test
  void whoReadsALittleAtATimeGetsTheRestLaterInOrderAlsoWhenMoreComesMeanwhile() {
    write(1, 2, 3, 4, 5);
    assertThat(read("one", 2)).containsExactly(1L, 2L);
    write(6);
    assertThat(waiting("one")).isEqualTo(4);
    assertThat(read("one", 2)).containsExactly(3L, 4L);
    assertThat(read("one", 2)).containsExactly(5L);
    assertThat(read("one", 2)).containsExactly(6L);
    assertThat(read("one", 2)).isEmpty();
    assertThat(waiting("one")).isZero();
  }

  @Test
  void aChangeThatIsCommittedAfterALaterOneIsNotPassedOver() throws Exception {
    write(1);
    assertThat(read("one", ALL)).containsExactly(1L);
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    try (var people = Executors.newFixedThreadPool(1)) {
      Future<?> slow =
          people.submit(() ->
              in(() -> {
                insert(2);
                written.countDown();
                mayCommit.await();
                return null;
              }));
      written.await();
      write(3);
      assertThat(read("one", ALL)).as("long work of another holds nobody up").containsExactly(3L);
      write(4);
      assertThat(read("one", ALL)).containsExactly(4L);
      drop();
      assertThat(rows()).as("what is read is dropped beside long work too").isZero();
      mayCommit.countDown();
      slow.get();
    }
    assertThat(read("one", ALL)).as("its number is smaller, and it comes").containsExactly(2L);
    assertThat(read("one", ALL)).isEmpty();
    drop();
    assertThat(rows()).isZero();
  }

  @Test
  void whatIsReadInATransactionThatFailsIsReadAgain() {
    write(1, 2);
    assertThatThrownBy(() ->
            in(() -> {
              assertThat(subjects(changes.take("one", "test", 1))).containsExactly(1L);
              throw new IllegalStateException("the server died here");
            }))
        .hasMessageContaining("died");
    assertThat(read("one", ALL)).containsExactly(1L, 2L);
  }

  @Test
  void onlyWhatAllHaveReadIsDropped() {
    write(1, 2, 3);
    drop();
    assertThat(rows()).as("nobody has read").isEqualTo(3);
    read("one", ALL);
    read("other", 2);
    drop();
    assertThat(rows()).as("the other is in the middle of it").isEqualTo(3);
    read("other", 2);
    drop();
    assertThat(rows()).isZero();
    write(4);
    read("one", ALL);
    drop();
    assertThat(rows()).as("the other lags").isEqualTo(1);
    assertThat(read("other", ALL)).containsExactly(4L);
  }

  @Test
  void whatTheReaderItselfWritesIsReadOnceByALaterTransactionOrWithAllThatItSees() {
    read("one", ALL);
    in(() -> {
      insert(1);
      assertThat(subjects(changes.take("one", "test", ALL))).isEmpty();
      insert(2);
      return null;
    });
    assertThat(read("one", ALL)).containsExactly(1L, 2L);
    in(() -> {
      insert(3);
      assertThat(subjects(changes.takeAll("one", "test"))).containsExactly(3L);
      assertThat(subjects(changes.takeAll("one", "test"))).isEmpty();
      assertThat(subjects(changes.take("one", "test", ALL))).isEmpty();
      insert(4);
      return null;
    });
    assertThat(read("one", 1)).containsExactly(4L);
    assertThat(read("one", ALL)).isEmpty();
  }

  @Test
  void whoReadsForTheFirstTimeIsToldAndSoIsEverybodyWhenTheDatabaseWasBroughtToAnotherServer() {
    assertThat(anew("one")).isTrue();
    assertThat(batch("one").anew()).isTrue();
    assertThat(batch("one").anew()).isFalse();
    batch("other");
    write(1);
    assertThat(read("one", ALL)).containsExactly(1L);
    // as a backup of a server that has seen many transactions looks on one that has seen few
    realms.sql(realm, "update changes set transaction = '900000000000'");
    realms.sql(
        realm,
        "update change_offsets set seen = '900000000000:900000000000:' where consumer = 'other'");
    realms.sql(
        realm,
        "update change_offsets set seen = '900000000001:900000000001:' where consumer = 'one'");
    write(2);
    assertThat(anew("one")).isTrue();
    Changes.Batch again = batch("one");
    assertThat(again.anew()).isTrue();
    assertThat(subjects(again)).containsExactly(1L, 2L);
    Changes.Batch others = batch("other");
    assertThat(others.anew()).isTrue();
    assertThat(subjects(others)).containsExactly(1L, 2L);
    write(3);
    assertThat(read("one", ALL)).containsExactly(3L);
    drop();
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void manyWriteAndSeveralNodesReadAndNothingIsLostOrDoubled() throws Exception {
    List<Long> got = java.util.Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean written = new AtomicBoolean();
    try (var people = Executors.newFixedThreadPool(7)) {
      List<Future<?>> writing = new ArrayList<>();
      for (int person = 0; person < 4; person++) {
        int first = person * 1000;
        writing.add(people.submit(() -> writeInTransactions(first)));
      }
      List<Future<?>> reading = new ArrayList<>();
      for (int isolation :
          new int[] {
            TransactionDefinition.ISOLATION_READ_COMMITTED,
            TransactionDefinition.ISOLATION_REPEATABLE_READ
          }) {
        reading.add(people.submit(() -> readUntil(written, isolation, got)));
      }
      reading.add(
          people.submit(() -> {
            while (!written.get()) {
              drop();
            }
          }));
      for (Future<?> it : writing) {
        it.get();
      }
      written.set(true);
      for (Future<?> it : reading) {
        it.get();
      }
    }
    got.addAll(read("one", ALL));
    got.addAll(read("one", ALL));
    assertThat(got).hasSize(4 * 200);
    assertThat(new HashSet<>(got)).hasSize(4 * 200);
    drop();
    assertThat(rows()).isZero();
  }

  private void writeInTransactions(int first) {
    Random random = new Random(first);
    for (int next = first; next < first + 200; ) {
      int from = next;
      int to = Math.min(first + 200, from + 1 + random.nextInt(5));
      in(() -> {
        for (int subject = from; subject < to; subject++) {
          insert(subject);
        }
        return null;
      });
      next = to;
    }
  }

  private void readUntil(AtomicBoolean over, int isolation, List<Long> got) {
    TransactionTemplate template = new TransactionTemplate(transactions);
    template.setIsolationLevel(isolation);
    while (!over.get()) {
      try {
        CurrentRealm.run(
            realm,
            () ->
                got.addAll(
                    Objects.requireNonNull(
                        template.execute(status -> subjects(changes.take("one", "test", 7))))));
      } catch (ConcurrencyFailureException e) {
        // another node read at the same moment: nothing was read here, and it is tried again
      }
    }
  }

  private void write(long... subjects) {
    in(() -> {
      for (long subject : subjects) {
        insert(subject);
      }
      return null;
    });
  }

  private void insert(long subject) {
    jdbc.sql("insert into changes (topic, subject_id) values ('test', ?)").param(subject).update();
  }

  private List<Long> read(String consumer, int most) {
    return in(() -> subjects(changes.take(consumer, "test", most)));
  }

  private Changes.Batch batch(String consumer) {
    return in(() -> changes.take(consumer, "test", ALL));
  }

  private static List<Long> subjects(Changes.Batch batch) {
    return batch.changes().stream().map(Change::subject).toList();
  }

  private void drop() {
    CurrentRealm.run(realm, changes::drop);
  }

  private long waiting(String consumer) {
    return in(() ->
        jdbc.sql("select count(*) from changes_waiting(?, 'test')")
            .param(consumer)
            .query(Long.class)
            .single());
  }

  private boolean anew(String consumer) {
    return in(() ->
        jdbc.sql("select changes_anew(?, 'test')").param(consumer).query(Boolean.class).single());
  }

  private long rows() {
    return in(() -> jdbc.sql("select count(*) from changes").query(Long.class).single());
  }

  private <T> T in(Callable<T> work) {
    try {
      return CurrentRealm.in(
          realm,
          () ->
              new TransactionTemplate(transactions)
                  .execute(status -> {
                    try {
                      return work.call();
                    } catch (RuntimeException e) {
                      throw e;
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  }));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
