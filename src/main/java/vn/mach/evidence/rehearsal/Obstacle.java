package vn.mach.evidence.rehearsal;

import vn.mach.base.kernel.Codes;

/**
 * Why a unit cannot do what is asked as it is written; in the order in which a unit is listed under
 * the first that holds. Its message keys are {@code rehearsal.obstacle.<code>}.
 */
enum Obstacle {
  /** Its kind may not record such an activity. */
  RECORDER,
  /** It has no committee, and one is needed. */
  COMMITTEE,
  /** Fewer members than are needed. */
  MEMBERS,
  /** It began after the first day. */
  BEGUN,
  /** It ends before the last day. */
  ENDS,
  /** The activity is held once a month, and there are fewer months. */
  MONTHS;

  String code() {
    return Codes.code(this);
  }
}
