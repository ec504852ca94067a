package vn.mach.branch.scores;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** The status of a score sheet. */
public enum ScoreStatus {
  /** Nothing proposed yet, or given back. */
  OPEN,
  PROPOSED,
  VOTED,
  CONFIRMED,
  WITHDRAWN;

  enum Step {
    OPEN,
    PROPOSE,
    VOTE,
    GIVE_BACK,
    CONFIRM,
    WITHDRAW
  }

  static final Transitions<ScoreStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.OPEN, OPEN),
          from(OPEN, Step.PROPOSE, PROPOSED),
          from(PROPOSED, Step.PROPOSE, PROPOSED),
          from(PROPOSED, Step.VOTE, VOTED),
          from(VOTED, Step.PROPOSE, PROPOSED),
          from(PROPOSED, Step.GIVE_BACK, OPEN),
          from(VOTED, Step.GIVE_BACK, OPEN),
          from(VOTED, Step.CONFIRM, CONFIRMED),
          from(CONFIRMED, Step.WITHDRAW, WITHDRAWN));

  public String code() {
    return Codes.code(this);
  }

  static ScoreStatus of(String code) {
    return Codes.of(ScoreStatus.class, code);
  }

  boolean allows(Step step) {
    return TRANSITIONS.allows(this, step);
  }
}
