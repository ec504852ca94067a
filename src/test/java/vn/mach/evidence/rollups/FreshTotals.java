package vn.mach.evidence.rollups;

import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationContext;

/** Stored totals of the current realm as of this moment, for tests of other modules. */
public final class FreshTotals {

  private FreshTotals() {}

  public static void of(ApplicationContext program) {
    while (!program.getBean(TargetRollups.class).recompute()) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Adds what changed since, as a running server does by itself; there must be something. */
  public static void refreshed(ApplicationContext program) {
    if (!program.getBean(TargetRollups.class).refresh()) {
      throw new AssertionError("Nothing had changed");
    }
  }
}
