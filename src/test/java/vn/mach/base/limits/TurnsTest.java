package vn.mach.base.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class TurnsTest {

  private final CountDownLatch began = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  private String held() {
    began.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return "held";
  }

  @Test
  void whoWaitsInVainIsToldAfterTheTimeAndTheWorkIsNotDone() throws Exception {
    Turns turns = new Turns("test", 1, Duration.ofMillis(200));
    try (ExecutorService others = Executors.newCachedThreadPool()) {
      Future<String> first = others.submit(() -> turns.take(this::held));
      began.await();
      assertThatThrownBy(() ->
              turns.take(() -> {
                throw new AssertionError("done");
              }))
          .isInstanceOf(Busy.class);
      end.countDown();
      assertThat(first.get()).isEqualTo("held");
    }
    assertThat(turns.<String>take(() -> "free again")).isEqualTo("free again");
  }

  @Test
  void insideATransactionNobodyWaits() throws Exception {
    Turns turns = new Turns("test", 1, Duration.ofHours(1));
    try (ExecutorService others = Executors.newCachedThreadPool()) {
      others.submit(() -> turns.take(this::held));
      began.await();
      TransactionSynchronizationManager.setActualTransactionActive(true);
      try {
        assertThatThrownBy(() -> turns.take(() -> "done")).isInstanceOf(Busy.class);
      } finally {
        TransactionSynchronizationManager.setActualTransactionActive(false);
        end.countDown();
      }
    }
  }

  @Test
  void whoHasATurnNeedsNoSecondOne() {
    Turns turns = new Turns("test", 1, Duration.ofMillis(1));
    assertThat(turns.<String>take(() -> turns.take(() -> "inside"))).isEqualTo("inside");
  }

  @Test
  void workThatFailsGivesItsTurnBack() {
    Turns turns = new Turns("test", 1, Duration.ofMillis(1));
    assertThatThrownBy(() ->
            turns.take(() -> {
              throw new IllegalArgumentException();
            }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(turns.<String>take(() -> "done")).isEqualTo("done");
  }

  @Test
  void oneCallerNeverHasAllTurns() throws Exception {
    Turns turns = new Turns("test", 2, Duration.ofMillis(200));
    try (ExecutorService others = Executors.newCachedThreadPool()) {
      Future<String> first =
          others.submit(() -> {
            try (Caller caller = Caller.is("one")) {
              return turns.take(this::held);
            }
          });
      began.await();
      try (Caller caller = Caller.is("one")) {
        assertThatThrownBy(() -> turns.take(() -> "second")).isInstanceOf(Busy.class);
      }
      try (Caller caller = Caller.is("another")) {
        assertThat(turns.<String>take(() -> "done")).isEqualTo("done");
      }
      assertThat(turns.<String>take(() -> "nobody's")).isEqualTo("nobody's");
      end.countDown();
      assertThat(first.get()).isEqualTo("held");
    }
    try (Caller caller = Caller.is("one")) {
      assertThat(turns.<String>take(() -> "again")).isEqualTo("again");
    }
  }
}
