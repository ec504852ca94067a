package vn.mach.base.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slows down guessing of something short that changes soon: after so many failures of one within a
 * time, further attempts wait until it is over. Of this node only, and of the moment: for what a
 * password protects see {@code access}.
 */
public final class Attempts {

  private static final int MOST_KEPT = 50_000;

  private final int free;
  private final Duration within;
  private final Map<Object, Failures> failures = new ConcurrentHashMap<>();

  private record Failures(int count, Instant since) {}

  /**
   * @param free failures without a wait
   * @param within the time in which they are counted, and after which they are forgotten
   */
  public Attempts(int free, Duration within) {
    this.free = free;
    this.within = within;
  }

  /** Whether this one must wait. */
  public boolean mustWait(Object who, Instant now) {
    Failures known = failures.get(who);
    return known != null && known.count >= free && !isOver(known, now);
  }

  /** Counts a failure. */
  public void failed(Object who, Instant now) {
    if (failures.size() >= MOST_KEPT) {
      failures.values().removeIf(it -> isOver(it, now));
    }
    failures.compute(
        who,
        (any, known) ->
            known == null || isOver(known, now)
                ? new Failures(1, now)
                : new Failures(known.count + 1, known.since));
  }

  private boolean isOver(Failures known, Instant now) {
    return !now.isBefore(known.since.plus(within));
  }
}
