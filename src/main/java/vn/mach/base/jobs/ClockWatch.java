package vn.mach.base.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notices when the clock of the machine is set: a battery is empty, or a time server corrects what
 * was wrong for a day. Set forward, everything that is due begins. Set back, what was asked for
 * meanwhile would wait until the wrong time comes; it is made due.
 */
@Component
@ConditionalOnWebApplication
class ClockWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

  /** Less is what a time server corrects day by day, or a machine that was asleep for a moment. */
  private static final Duration JUMP = Duration.ofMinutes(2);

  private final JobScheduler scheduler;
  private final InstantSource clock = InstantSource.system(); // that of db-scheduler
  private Instant lastAt = clock.instant();
  private long lastNanos = System.nanoTime();

  ClockWatch(JobScheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Scheduled(fixedDelayString = "PT15S")
  void look() {
    Instant now = clock.instant();
    long nanos = System.nanoTime();
    Duration jump = Duration.between(lastAt.plusNanos(nanos - lastNanos), now);
    lastAt = now;
    lastNanos = nanos;
    if (jump.abs().compareTo(JUMP) > 0) {
      LOG.warn(
          "The clock of this machine was set {} by {}; if that was wrong, set it right: days, terms and sessions follow it",
          jump.isNegative() ? "back" : "forward",
          jump.abs());
    }
    if (jump.negated().compareTo(JUMP) > 0) {
      scheduler.clockWasSetBack(now);
    }
  }
}
