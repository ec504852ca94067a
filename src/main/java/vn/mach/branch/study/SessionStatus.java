package vn.mach.branch.study;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** The status of a session. A held one is evidence. */
enum SessionStatus {
  PLANNED,
  HELD,
  CANCELLED;

  enum Step {
    PLAN,
    HOLD,
    CANCEL
  }

  static final Transitions<SessionStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.PLAN, PLANNED),
          from(PLANNED, Step.HOLD, HELD),
          from(PLANNED, Step.CANCEL, CANCELLED));

  String code() {
    return Codes.code(this);
  }
}
