package vn.mach.organisation.units;

import vn.mach.base.kernel.Actor;

/**
 * A module whose data follow when units end, merge or split offers one of these as a bean: members
 * and grants move to the successor. It runs in the decision's own transaction, which is rolled back
 * for a preview, so it must do nothing outside the database.
 */
public interface TreeChangeListener {

  /** Order among the listeners, the smallest first. */
  int position();

  /** The message key of what it does; takes the number of rows that it changed. */
  String key();

  /** Changes this module's data, and returns how many rows. */
  long follow(Actor actor, TreeChange change);
}
