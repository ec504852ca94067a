package vn.mach.units;

import vn.mach.kernel.Viewer;

/**
 * A room whose things go along when units end, merge or split offers one of these as a bean: members and grants go to the successor. It
 * runs in the decision's own transaction, which is rolled back for a preview, so it must do nothing outside the database.
 */
public interface TreeFollower {

  /** Its place among the followers, from the first (small) to the last. */
  int position();

  /** The message key of what it does; takes the number of things that went along. */
  String key();

  /** Lets this room's things follow, and says how many did. */
  long follow(Viewer viewer, TreeChange change);
}
