package vn.mach.evidence.checks;

import vn.mach.base.kernel.Codes;

/** The ways in which a text may contradict itself, or the evidence. */
public enum Contradiction {
  /** A fraction and the percent that stands for it disagree, and not by cutting. */
  RATIO,
  /** The percent is the share cut off at its decimals instead of rounded. */
  CUT,
  /** Parts that make up a whole do not add up to it. */
  SUM,
  /** The same total is stated twice with different numbers. */
  REPEAT,
  /** A share of a whole over 100 percent, or a part larger than its base. */
  RANGE,
  /** A stated figure differs from the evidence. */
  EVIDENCE,
  /**
   * Less than an earlier report of the same unit said about less of the same year, or a share of
   * another base than there.
   */
  SERIES,
  /** None: from here on nothing was compared, the text has too many numbers. */
  UNREAD;

  /** As it is in files and message keys. */
  public String code() {
    return Codes.code(this);
  }
}
