package vn.mach.documents.adoptions;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** What a unit made of a directive that was sent to it. The codes stand in a constraint too. */
public enum AdoptionStatus {
  /** It still has to answer. */
  OPEN,
  /** It adds nothing of its own and only hands the directive on to the units below. */
  PASSED_ON,
  /** Its plan was approved. */
  ADOPTED;

  /** What is done to it. */
  enum Step {
    SEND,
    PASS_ON,
    TAKE_BACK,
    APPROVE,
    REVISE,
    AMEND
  }

  static final Transitions<AdoptionStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.SEND, OPEN),
          from(OPEN, Step.PASS_ON, PASSED_ON),
          from(PASSED_ON, Step.TAKE_BACK, OPEN),
          from(OPEN, Step.APPROVE, ADOPTED),
          from(ADOPTED, Step.REVISE, OPEN),
          from(ADOPTED, Step.AMEND, OPEN));

  public String code() {
    return Codes.code(this);
  }

  static AdoptionStatus of(String code) {
    return Codes.of(AdoptionStatus.class, code);
  }
}
