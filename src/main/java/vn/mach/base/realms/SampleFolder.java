package vn.mach.base.realms;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Where the tables of the sample are written.
 *
 * @param today the day up to which the sample's history runs
 */
public record SampleFolder(Path path, LocalDate today) {

  /** Begins a table of the exchange format; the caller closes it. */
  public SampleTable table(String name, String... columns) {
    return new SampleTable(path, name, columns);
  }
}
