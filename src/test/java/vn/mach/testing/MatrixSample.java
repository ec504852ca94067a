package vn.mach.testing;

import java.util.Map;

/**
 * The things of one module that samples of the access matrix name in braces. A bean beside the
 * module's tests; the matrix collects them.
 */
public interface MatrixSample {

  /** Makes a thing at a place and answers what the sample says for it, most often its number. */
  interface Maker {
    String make(MatrixPlanting planting);
  }

  /** By the name in braces. */
  Map<String, Maker> things();

  /** What has to be in each realm before anything is made there. */
  default void prepare(MatrixPlanting planting) {}
}
