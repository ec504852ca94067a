package vn.mach.base.jobs;

/**
 * What waits in the current realm until background work gets to it, for whoever looks after the
 * installation. A module that has such work beside its jobs offers one of these as a bean.
 */
public interface WaitingWork {

  /** A message key: what waits. */
  String key();

  /** How much; counted up to some thousands, so that it is quick. */
  long count();
}
