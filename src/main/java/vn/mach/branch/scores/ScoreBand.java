package vn.mach.branch.scores;

import vn.mach.base.kernel.Codes;

/** The bands, the best first. The words are {@code scores.band.<code>}. */
public enum ScoreBand {
  GOOD,
  FAIR,
  AVERAGE,
  WEAK;

  public String code() {
    return Codes.code(this);
  }

  static ScoreBand of(String code) {
    return Codes.of(ScoreBand.class, code);
  }

  boolean atLeast(ScoreBand other) {
    return compareTo(other) <= 0;
  }
}
