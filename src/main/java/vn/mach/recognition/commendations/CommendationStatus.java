package vn.mach.recognition.commendations;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import java.util.Optional;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** Where a commendation is. The codes stand in a constraint of the table too. */
enum CommendationStatus {
  /** It waits for its decision. */
  PROPOSED,
  /** It has a decision: it counts. */
  DECIDED,
  REFUSED,
  WITHDRAWN;

  /** What is done with it. */
  enum Step {
    PROPOSE,
    /** From the paper of a decision that was taken already. */
    ENTER,
    DECIDE,
    REFUSE,
    WITHDRAW
  }

  static final Transitions<CommendationStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.PROPOSE, PROPOSED),
          begin(Step.ENTER, DECIDED),
          from(PROPOSED, Step.DECIDE, DECIDED),
          from(PROPOSED, Step.REFUSE, REFUSED),
          from(PROPOSED, Step.WITHDRAW, WITHDRAWN),
          from(DECIDED, Step.WITHDRAW, WITHDRAWN));

  String code() {
    return Codes.code(this);
  }

  static CommendationStatus of(String code) {
    return Codes.of(CommendationStatus.class, code);
  }

  static Optional<CommendationStatus> find(String code) {
    return Codes.find(CommendationStatus.class, code);
  }
}
