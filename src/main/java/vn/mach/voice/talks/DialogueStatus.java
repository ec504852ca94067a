package vn.mach.voice.talks;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** Where a dialogue conference is. The codes stand in a constraint of the table too. */
enum DialogueStatus {
  ANNOUNCED,
  HELD,
  CANCELLED;

  enum Step {
    ANNOUNCE,
    CHANGE,
    HOLD,
    CANCEL
  }

  static final Transitions<DialogueStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.ANNOUNCE, ANNOUNCED),
          from(ANNOUNCED, Step.CHANGE, ANNOUNCED),
          from(ANNOUNCED, Step.HOLD, HELD),
          from(ANNOUNCED, Step.CANCEL, CANCELLED));

  String code() {
    return Codes.code(this);
  }

  static DialogueStatus of(String code) {
    return Codes.of(DialogueStatus.class, code);
  }
}
