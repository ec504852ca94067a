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
    forgetOld(now);
    failures.compute(
        who,
        (any, known) ->
            known == null || isOver(known, now)
                ? new Failures(1, now)
                : new Failures(known.count + 1, known.since));
  }

  /**
   * Counts one, where there are any left: of many at the same time no more than are free.
   *
   * @return whether there was one left
   */
  public boolean take(Object who, Instant now) {
    boolean[] taken = new boolean[1];
    forgetOld(now);
    failures.compute(
        who,
        (any, known) -> {
          Failures before = known == null || isOver(known, now) ? new Failures(0, now) : known;
          taken[0] = before.count < free;
          return taken[0] ? new Failures(before.count + 1, before.since) : before;
        });
    return taken[0];
  }

  /** One that was taken does not count after all. */
  public void giveBack(Object who) {
    failures.computeIfPresent(
        who, (any, known) -> known.count <= 1 ? null : new Failures(known.count - 1, known.since));
  }

  private void forgetOld(Instant now) {
    if (failures.size() >= MOST_KEPT) {
      failures.values().removeIf(it -> isOver(it, now));
    }
  }

  private boolean isOver(Failures known, Instant now) {
    return !now.isBefore(known.since.plus(within));
  }
}
