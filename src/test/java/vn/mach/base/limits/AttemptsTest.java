package vn.mach.base.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private static final Instant NOW = Instant.parse("2026-11-03T01:00:00Z");

  @Test
  void whoeverFailedTooOftenWaitsUntilTheTimeIsOverAndNobodyElse() {
    Attempts attempts = new Attempts(2, Duration.ofMinutes(1));
    attempts.failed("a", NOW);
    assertThat(attempts.mustWait("a", NOW)).isFalse();
    attempts.failed("a", NOW.plusSeconds(10));
    assertThat(attempts.mustWait("a", NOW.plusSeconds(59))).isTrue();
    assertThat(attempts.mustWait("b", NOW.plusSeconds(59))).isFalse();
    assertThat(attempts.mustWait("a", NOW.plusSeconds(60))).isFalse();
  }

  @Test
  void ofManyAtTheSameMomentNoMoreAreTakenThanAreFree() throws InterruptedException {
    Attempts attempts = new Attempts(5, Duration.ofMinutes(1));
    AtomicInteger taken = new AtomicInteger();
    List<Thread> all =
        IntStream.range(0, 200)
            .mapToObj(it ->
                Thread.startVirtualThread(() -> {
                  if (attempts.take("a", NOW)) {
                    taken.incrementAndGet();
                  }
                }))
            .toList();
    for (Thread one : all) {
      one.join();
    }
    assertThat(taken).hasValue(5);
    assertThat(attempts.mustWait("a", NOW)).isTrue();
    attempts.giveBack("a");
    assertThat(attempts.take("a", NOW)).isTrue();
    assertThat(attempts.take("a", NOW)).isFalse();
    assertThat(attempts.take("a", NOW.plusSeconds(60))).isTrue();
  }
}
