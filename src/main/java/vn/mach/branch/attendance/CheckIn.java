package vn.mach.branch.attendance;

import vn.mach.base.kernel.PersonId;

/**
 * A person says that they are here.
 *
 * @param list whose code they saw; they may be due at another list of its round
 * @param how {@code qr} or {@code code}
 */
record CheckIn(AttendanceListId list, PersonId person, long account, String how) {

  /** What came of it. */
  enum Result {
    /** Stored, or was so already. */
    PRESENT,
    /** They are on no list of this meeting or round. */
    NOT_DUE,
    EARLY,
    LATE,
    CLOSED
  }
}
