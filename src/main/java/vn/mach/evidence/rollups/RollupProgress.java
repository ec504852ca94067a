package vn.mach.evidence.rollups;

/** How far long work is: so many of so many steps. */
interface RollupProgress {
  void made(int done, int steps);
}
