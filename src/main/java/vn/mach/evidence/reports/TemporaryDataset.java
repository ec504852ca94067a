package vn.mach.evidence.reports;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * A dataset of the exchange format in a realm of its own that is removed again. {@code exchange},
 * which may not be called from here, implements it.
 */
public interface TemporaryDataset {

  /**
   * Loads the good rows of a dataset and runs the work with its realm bound.
   *
   * @param dataset a folder of tables, a zip or a workbook
   * @throws IllegalArgumentException where it cannot be read, or nothing of it can be loaded, with
   *     a sentence for the person at the machine
   */
  <T> T with(Path dataset, Callable<T> work) throws Exception;
}
