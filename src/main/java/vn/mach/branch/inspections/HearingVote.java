package vn.mach.branch.inspections;

/**
 * A vote of a branch. It passes with more than half of the official members summoned, not of those
 * who came (42-HD/BTCTW, 28/10/2025; rules of bases).
 *
 * @param base official members without exempt ones and those away, and of these the ones who came
 */
record HearingVote(int base, int inFavour, int against, int other) {

  boolean passes() {
    return inFavour * 2 > base;
  }

  /** The least number of votes with which it passes. */
  int needed() {
    return base / 2 + 1;
  }

  /** Whether more voted than could. */
  boolean impossible() {
    return inFavour + against + other > base;
  }
}
