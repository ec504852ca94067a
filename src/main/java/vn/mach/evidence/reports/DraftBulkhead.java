package vn.mach.evidence.reports;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Limits the drafts filled at once to the number of processors: on the last day of a period
 * everybody opens theirs, and the person who waits here holds no connection of the database
 * meanwhile. Never asked inside a transaction.
 */
@Component
class DraftBulkhead {

  private final Semaphore turns =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  <T> T take(Supplier<T> work) {
    turns.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
