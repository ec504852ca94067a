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
}
