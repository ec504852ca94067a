package vn.mach.base.limits;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work of one kind that so many do at once. Others wait in the order in which they came, until
 * their time is over. Inside a transaction nobody waits: a connection of the database would wait
 * with them.
 */
public final class Turns {

  /** A person at a browser waits so long; a queue of workers that wait longer stops everybody. */
  public static final Duration USUAL = Duration.ofSeconds(10);

  private final String what;
  private final Semaphore free;
  private final Duration longest;
  private final int atOnce;
  private final ThreadLocal<Boolean> mine = ThreadLocal.withInitial(() -> false);

  /**
   * @param what for the log, when somebody waited in vain
   * @param longest the time after which a wait is given up
   */
  public Turns(String what, int atOnce, Duration longest) {
    this.what = what;
    this.atOnce = atOnce;
    this.free = new Semaphore(atOnce, true);
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
    if (!began()) {
      throw new Busy(what);
    }
    mine.set(true);
    try {
      return work.get();
    } finally {
      mine.remove();
      free.release();
    }
  }

  private boolean began() {
    if (free.tryAcquire()) {
      return true;
    }
    if (TransactionSynchronizationManager.isActualTransactionActive()
        || free.getQueueLength() >= mostWaiting()) {
      return false;
    }
    try {
      return free.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** More than these would wait in vain, and hold workers that others need. */
  private int mostWaiting() {
    return 64 * atOnce;
  }
}
