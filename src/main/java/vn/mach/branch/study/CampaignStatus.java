package vn.mach.branch.study;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** The status of a campaign: people are due once it is open. */
enum CampaignStatus {
  DRAFT,
  OPEN,
  CLOSED;

  enum Step {
    WRITE,
    CHANGE,
    OPEN,
    CLOSE,
    REOPEN
  }

  static final Transitions<CampaignStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.WRITE, DRAFT),
          from(DRAFT, Step.CHANGE, DRAFT),
          from(DRAFT, Step.OPEN, OPEN),
          from(OPEN, Step.CLOSE, CLOSED),
          from(CLOSED, Step.REOPEN, OPEN));

  String code() {
    return Codes.code(this);
  }
}
