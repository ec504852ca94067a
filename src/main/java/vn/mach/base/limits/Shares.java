package vn.mach.base.limits;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How much each of many owners does at once: beyond their share they wait for what they began
 * themselves, and nobody else waits for them. Of this node only.
 */
public final class Shares {

  private final int atOnce;
  private final int waiting;
  private final Map<Object, Share> shares = new ConcurrentHashMap<>();

  /** What one owner has or wants; left out while it is nothing. */
  private static final class Share {
    private final Semaphore free;
    private int users;

    Share(int atOnce) {
      free = new Semaphore(atOnce, true);
    }
  }

  /**
   * @param atOnce of one owner
   * @param waiting further ones of one owner that wait; beyond these nobody does
   */
  public Shares(int atOnce, int waiting) {
    this.atOnce = atOnce;
    this.waiting = waiting;
  }

  /**
   * Begins something of this owner, when it is its turn. Where the answer is true {@link #leave}
   * follows.
   *
   * @param longest the time after which a wait is given up; zero: there is none
   */
  public boolean enter(Object owner, Duration longest) {
    Share mine = counted(owner);
    if (mine == null) {
      return false;
    }
    if (!began(mine, longest)) {
      uncounted(owner);
      return false;
    }
    return true;
  }

  public void leave(Object owner) {
    Share mine = shares.get(owner);
    if (mine != null) {
      mine.free.release();
    }
    uncounted(owner);
  }

  private @Nullable Share counted(Object owner) {
    boolean[] entered = new boolean[1];
    Share mine =
        shares.compute(
            owner,
            (of, known) -> {
              Share share = known == null ? new Share(atOnce) : known;
              entered[0] = share.users < atOnce + waiting;
              share.users += entered[0] ? 1 : 0;
              return share;
            });
    return entered[0] ? mine : null;
  }

  private void uncounted(Object owner) {
    shares.computeIfPresent(owner, (of, known) -> --known.users == 0 ? null : known);
  }

  private static boolean began(Share mine, Duration longest) {
    try {
      return mine.free.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
