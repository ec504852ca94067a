package vn.mach.organisation.units;

import vn.mach.base.kernel.Actor;

/**
 * A module whose things go along when units end, merge or split offers one of these as a bean:
 * members and grants go to the successor. It runs in the decision's own transaction, which is
 * rolled back for a preview, so it must do nothing outside the database.
 */
public interface TreeChangeListener {

  /** Its place among the followers, from the first (small) to the last. */
  int position();

  /** The message key of what it does; takes the number of things that went along. */
  String key();

  /** Lets this module's things follow, and says how many did. */
  long follow(Actor actor, TreeChange change);
}
