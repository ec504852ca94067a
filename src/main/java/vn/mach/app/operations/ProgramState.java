package vn.mach.app.operations;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Instant;

/**
 * This process at one moment.
 *
 * @param version of the program
 * @param java of its runtime
 * @param load runs of the last minute that waited for a processor or had one; negative: not known
 * @param heapUsed in bytes
 * @param heapMost in bytes
 */
record ProgramState(
    String version,
    String java,
    Instant since,
    double load,
    int processors,
    long heapUsed,
    long heapMost) {

  static ProgramState now() {
    String version = ProgramState.class.getPackage().getImplementationVersion();
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new ProgramState(
        version == null ? "unpacked" : version,
        Runtime.version().toString(),
        Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors(),
        heap.getUsed(),
        heap.getMax());
  }
}
