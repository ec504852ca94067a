package vn.mach.branch.attendance;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** Whether a list still takes what is said. */
enum AttendanceListStatus {
  OPEN,
  CLOSED;

  /** What is done to a list. */
  enum Step {
    OPEN,
    CLOSE,
    REOPEN
  }

  static final Transitions<AttendanceListStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.OPEN, OPEN), from(OPEN, Step.CLOSE, CLOSED), from(CLOSED, Step.REOPEN, OPEN));

  String code() {
    return Codes.code(this);
  }

  static AttendanceListStatus of(String code) {
    return Codes.of(AttendanceListStatus.class, code);
  }
}
