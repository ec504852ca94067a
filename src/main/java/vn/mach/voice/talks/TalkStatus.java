package vn.mach.voice.talks;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/**
 * Where a talk of two is. What really happened is recorded, also without an invitation. The codes
 * stand in a constraint of the table too.
 */
enum TalkStatus {
  /** The guest asked for it. */
  ASKED,
  PLANNED,
  /** The guest was told day and place. */
  INVITED,
  /** The host wrote what was said and agreed; the guest has not confirmed it. */
  HELD,
  /** Both confirmed. */
  AGREED,
  /** It is not held. */
  DROPPED;

  enum Step {
    ASK,
    PLAN,
    INVITE,
    ANSWER,
    HOLD,
    OBJECT,
    AGREE,
    DROP
  }

  static final Transitions<TalkStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.ASK, ASKED),
          begin(Step.PLAN, PLANNED),
          from(ASKED, Step.INVITE, INVITED),
          from(ASKED, Step.HOLD, HELD),
          from(ASKED, Step.DROP, DROPPED),
          from(PLANNED, Step.INVITE, INVITED),
          from(PLANNED, Step.HOLD, HELD),
          from(PLANNED, Step.DROP, DROPPED),
          from(INVITED, Step.INVITE, INVITED),
          from(INVITED, Step.ANSWER, INVITED),
          from(INVITED, Step.HOLD, HELD),
          from(INVITED, Step.DROP, DROPPED),
          from(HELD, Step.HOLD, HELD),
          from(HELD, Step.OBJECT, HELD),
          from(HELD, Step.AGREE, AGREED));

  String code() {
    return Codes.code(this);
  }

  static TalkStatus of(String code) {
    return Codes.of(TalkStatus.class, code);
  }
}
