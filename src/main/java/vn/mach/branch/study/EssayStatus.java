package vn.mach.branch.study;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** The way of an essay. Its author sees nothing of the marking before it is released. */
enum EssayStatus {
  DRAFT,
  NOT_MARKED,
  MARKING,
  REVIEW,
  RELEASED;

  enum Step {
    WRITE,
    CHANGE,
    HAND_IN,
    TAKE_BACK,
    MARK,
    FINISH,
    RETURN,
    RELEASE
  }

  static final Transitions<EssayStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.WRITE, DRAFT),
          from(DRAFT, Step.CHANGE, DRAFT),
          from(DRAFT, Step.HAND_IN, NOT_MARKED),
          from(NOT_MARKED, Step.TAKE_BACK, DRAFT),
          from(NOT_MARKED, Step.MARK, MARKING),
          from(MARKING, Step.MARK, MARKING),
          from(NOT_MARKED, Step.FINISH, REVIEW),
          from(MARKING, Step.FINISH, REVIEW),
          from(REVIEW, Step.RETURN, MARKING),
          from(REVIEW, Step.RELEASE, RELEASED));

  String code() {
    return Codes.code(this);
  }

  /** What its author is told: whether it was handed in, and whether it was released. */
  String told() {
    return this == DRAFT || this == RELEASED ? code() : "handed_in";
  }
}
