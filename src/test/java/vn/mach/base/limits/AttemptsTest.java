package vn.mach.base.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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
}
