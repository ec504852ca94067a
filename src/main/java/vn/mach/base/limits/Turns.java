package vn.mach.base.limits;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work of one kind that so many do at once. Others wait in the order in which they came, until
 * their time is over. Inside a transaction nobody waits: a connection of the database would wait
 * with them. One {@link Caller} has half of the turns at most, so that one account never has all.
 */
public final class Turns {

  /** A person at a browser waits so long; a queue of workers that wait longer stops everybody. */
  public static final Duration USUAL = Duration.ofSeconds(10);

  private final String what;
  private final Semaphore free;
  private final Duration longest;
  private final int atOnce;
  private final Shares ofOne;
  private final ThreadLocal<Boolean> mine = ThreadLocal.withInitial(() -> false);

  /**
   * @param what for the log, when somebody waited in vain
   * @param longest the time after which a wait is given up
   */
  public Turns(String what, int atOnce, Duration longest) {
    this.what = what;
    this.atOnce = atOnce;
    this.free = new Semaphore(atOnce, true);
    this.ofOne = new Shares(Math.max(1, atOnce / 2), mostWaiting());
    this.longest = longest;
  }

  /**
   * Does the work when it is its turn. Who has one already needs no second one: a turn that is
   * taken before a transaction lasts through it.
   *
   * @throws Busy where the wait took too long, too many wait already, or it would wait inside a
   *     transaction
   */
  public <T> T take(Supplier<T> work) {
    if (mine.get()) {
      return work.get();
    }
    long since = System.nanoTime();
    Object caller = Caller.current();
    if (caller != null && !ofOne.enter(caller, inTransaction() ? Duration.ZERO : longest)) {
      throw new Busy(what);
    }
    try {
      if (!began(longest.minusNanos(System.nanoTime() - since))) {
        throw new Busy(what);
      }
      mine.set(true);
      try {
        return work.get();
      } finally {
        mine.remove();
        free.release();
      }
    } finally {
      if (caller != null) {
        ofOne.leave(caller);
      }
    }
  }

  private boolean began(Duration left) {
    if (free.tryAcquire()) {
      return true;
    }
    if (inTransaction() || free.getQueueLength() >= mostWaiting()) {
      return false;
    }
    try {
      return free.tryAcquire(left.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean inTransaction() {
    return TransactionSynchronizationManager.isActualTransactionActive();
  }

  /** More than these would wait in vain, and hold workers that others need. */
  private int mostWaiting() {
    return 64 * atOnce;
  }
}
