package vn.mach.voice.care;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** Where help for a household is. The codes stand in a constraint of the table too. */
enum GrantStatus {
  REQUESTED,
  APPROVED,
  REFUSED,
  /** Handed over, with its receipt: it counts. */
  PAID,
  WITHDRAWN;

  /** What is done with it. */
  enum Step {
    REQUEST,
    APPROVE,
    REFUSE,
    PAY,
    WITHDRAW
  }

  static final Transitions<GrantStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.REQUEST, REQUESTED),
          from(REQUESTED, Step.APPROVE, APPROVED),
          from(REQUESTED, Step.REFUSE, REFUSED),
          from(REQUESTED, Step.WITHDRAW, WITHDRAWN),
          from(APPROVED, Step.PAY, PAID),
          from(APPROVED, Step.WITHDRAW, WITHDRAWN),
          from(PAID, Step.WITHDRAW, WITHDRAWN));

  String code() {
    return Codes.code(this);
  }

  static GrantStatus of(String code) {
    return Codes.of(GrantStatus.class, code);
  }
}
