package vn.mach.app.exchange;

import java.util.List;

/**
 * A cell that names no unit of the sender's, with those that are called nearly so: the sender is
 * asked which it means, once for all rows of that name.
 *
 * @param cell as it is written
 * @param rows how many rows hold it; 0 where they are answered for
 * @param choices the nearest first
 * @param likely the code of the one that is clearly nearest; empty for none
 * @param given the code that was answered; empty for none
 */
record AskedUnit(String cell, long rows, List<Near> choices, String likely, String given) {

  /**
   * @param label name and code
   */
  record Near(String code, String label) {}

  boolean isOpen() {
    return given.isEmpty();
  }

  boolean offers(String code) {
    return choices.stream().anyMatch(it -> it.code.equals(code));
  }

  /** What its field shows first. */
  String shown() {
    return isOpen() ? likely : given;
  }
}
