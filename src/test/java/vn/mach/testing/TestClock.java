package vn.mach.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A clock that tests turn by hand. It is at noon of 15 July 2026 in Hanoi until somebody turns it;
 * each test turns it first.
 */
public final class TestClock implements InstantSource {

  private volatile Instant now = Instant.parse("2026-07-15T05:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void turnTo(Instant instant) {
    now = instant;
  }

  /** Noon of the day in Hanoi. */
  public void turnTo(LocalDate day) {
    now = day.atTime(12, 0).atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant();
  }
}
