package vn.mach.evidence.reports;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets no more drafts be filled at once than the machine has processors: on the last day of a
 * period everybody opens theirs, and whoever waits here holds no connection of the database
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
