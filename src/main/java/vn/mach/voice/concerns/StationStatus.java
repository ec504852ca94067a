package vn.mach.voice.concerns;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** The states of a concern at one unit. The codes stand in a constraint of the table too. */
enum StationStatus {
  OPEN,
  /** The sender was asked something; the days do not count. */
  ASKED,
  /** An answer waits for the second person. */
  CHECKING,
  HANDED,
  SPLIT,
  ANSWERED,
  MERGED,
  WITHDRAWN;

  enum Step {
    RECEIVE,
    ASK,
    REPLY,
    PROPOSE_ANSWER,
    GIVE_BACK,
    ANSWER,
    HAND_ON,
    SPLIT,
    MERGE,
    EXTEND,
    WITHDRAW
  }

  static final Transitions<StationStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.RECEIVE, OPEN),
          from(OPEN, Step.ASK, ASKED),
          from(ASKED, Step.REPLY, OPEN),
          from(OPEN, Step.PROPOSE_ANSWER, CHECKING),
          from(CHECKING, Step.GIVE_BACK, OPEN),
          from(CHECKING, Step.ANSWER, ANSWERED),
          from(OPEN, Step.ANSWER, ANSWERED),
          from(OPEN, Step.HAND_ON, HANDED),
          from(OPEN, Step.SPLIT, SPLIT),
          from(OPEN, Step.MERGE, MERGED),
          from(OPEN, Step.EXTEND, OPEN),
          from(OPEN, Step.WITHDRAW, WITHDRAWN),
          from(ASKED, Step.WITHDRAW, WITHDRAWN),
          from(CHECKING, Step.WITHDRAW, WITHDRAWN));

  String code() {
    return Codes.code(this);
  }

  static StationStatus of(String code) {
    return Codes.of(StationStatus.class, code);
  }
}
