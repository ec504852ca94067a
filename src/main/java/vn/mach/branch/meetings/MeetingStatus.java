package vn.mach.branch.meetings;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** How far a meeting is. */
enum MeetingStatus {
  PLANNED,
  INVITED,
  /** It is being held: attendance and acts are taken in. */
  OPEN,
  /** It was held: minutes, numbers, tasks and the activity are there. */
  CLOSED,
  CANCELLED,
  WITHDRAWN;

  /** What is done to a meeting as a whole. */
  enum Step {
    PLAN,
    CHANGE,
    INVITE,
    OPEN,
    CLOSE,
    REOPEN,
    CANCEL,
    WITHDRAW
  }

  static final Transitions<MeetingStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.PLAN, PLANNED),
          from(PLANNED, Step.CHANGE, PLANNED),
          from(INVITED, Step.CHANGE, INVITED),
          from(OPEN, Step.CHANGE, OPEN),
          from(PLANNED, Step.INVITE, INVITED),
          from(INVITED, Step.INVITE, INVITED),
          from(PLANNED, Step.OPEN, OPEN),
          from(INVITED, Step.OPEN, OPEN),
          from(OPEN, Step.CLOSE, CLOSED),
          from(CLOSED, Step.REOPEN, OPEN),
          from(PLANNED, Step.CANCEL, CANCELLED),
          from(INVITED, Step.CANCEL, CANCELLED),
          from(CLOSED, Step.WITHDRAW, WITHDRAWN));

  boolean allows(Step step) {
    return TRANSITIONS.allows(this, step);
  }

  String code() {
    return Codes.code(this);
  }

  static MeetingStatus of(String code) {
    return Codes.of(MeetingStatus.class, code);
  }
}
