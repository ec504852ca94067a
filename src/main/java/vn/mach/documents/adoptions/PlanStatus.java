package vn.mach.documents.adoptions;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** Where a plan is. The codes stand in a constraint of the table too. */
public enum PlanStatus {
  DRAFT,
  /** The level above decides about it. */
  SENT,
  RETURNED,
  APPROVED;

  /** What is done to a plan. */
  enum Step {
    BEGIN,
    SEND,
    RECALL,
    RETURN,
    APPROVE,
    REVISE
  }

  static final Transitions<PlanStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.BEGIN, DRAFT),
          from(DRAFT, Step.SEND, SENT),
          from(RETURNED, Step.SEND, SENT),
          from(SENT, Step.RECALL, DRAFT),
          from(SENT, Step.RETURN, RETURNED),
          from(SENT, Step.APPROVE, APPROVED),
          from(APPROVED, Step.REVISE, DRAFT));

  /** Whether its lines may be written. */
  boolean writable() {
    return TRANSITIONS.allows(this, Step.SEND);
  }

  public String code() {
    return Codes.code(this);
  }

  static PlanStatus of(String code) {
    return Codes.of(PlanStatus.class, code);
  }
}
