package vn.mach.evidence.reports;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.mach.base.limits.Turns;

/**
 * Limits the drafts filled at once to the number of processors: on the last day of a period
 * everybody opens theirs, and the person who waits here holds no connection of the database
 * meanwhile.
 */
@Component
class DraftBulkhead {

  private final Turns turns =
      new Turns("drafts", Math.max(2, Runtime.getRuntime().availableProcessors()), Turns.USUAL);

  <T> T take(Supplier<T> work) {
    return turns.take(work);
  }
}
