package vn.mach.app.exchange;

import vn.mach.base.kernel.Codes;

/** How far an import is. */
enum ImportStage {
  /** Its files are read and validated; nothing is taken in. */
  READING(true, false),
  /** It waits for somebody to accept or discard it. */
  VALIDATED(false, false),
  /** Its rows are taken in, in one transaction: until that ends nothing of it can be seen. */
  ACCEPTING(true, false),
  ACCEPTED(false, true),
  DISCARDED(false, true),
  /** It broke off; nothing was taken in. */
  FAILED(false, true);

  private final boolean working;
  private final boolean settled;

  ImportStage(boolean working, boolean settled) {
    this.working = working;
    this.settled = settled;
  }

  /** Whether a thread must be at work on it somewhere. */
  boolean isWorking() {
    return working;
  }

  boolean isSettled() {
    return settled;
  }

  /** The code in tables and message keys. */
  String code() {
    return Codes.code(this);
  }

  static ImportStage of(String code) {
    return Codes.of(ImportStage.class, code);
  }
}
