package vn.mach.testing;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The time that the processors spent on this process: unlike a clock it does not run while others
 * work.
 */
public final class Spent {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Spent() {}

  /** What is measured. */
  public interface Work {
    void run() throws Exception;
  }

  /** In milliseconds, of all threads. */
  public static long ms(Work work) {
    long began = SYSTEM.getProcessCpuTime();
    try {
      work.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return (SYSTEM.getProcessCpuTime() - began) / 1_000_000;
  }
}
