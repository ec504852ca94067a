package vn.mach.evidence.rollups;

/** Progress of long work: {@code done} of {@code steps}. */
interface RollupProgress {
  void made(int done, int steps);
}
