package vn.mach.app.exchange;

import vn.mach.base.kernel.Codes;

/** The stage of an import. */
enum ImportStage {
  /** Its files are read and validated; nothing is imported yet. */
  READING(true, false),
  /** It waits for somebody to accept or discard it. */
  VALIDATED(false, false),
  /** Its rows are loaded, in one transaction: until it commits nothing is visible. */
  ACCEPTING(true, false),
  ACCEPTED(false, true),
  DISCARDED(false, true),
  /** It failed; nothing was imported. */
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
