package vn.mach.base.realms;

/**
 * A module whose rows act on the world outside offers one of these as a bean: of a realm that is
 * restored under another name there may be two, and only one acts.
 */
public interface RealmCopyListener {

  /** The present realm is such a copy; called in its transaction, before anybody reaches it. */
  void copied();
}
