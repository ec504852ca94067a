package vn.mach.documents.directives;

import static vn.mach.base.kernel.Transitions.begin;
import static vn.mach.base.kernel.Transitions.from;

import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Transitions;

/** The status of a directive. Its number stays its own in every status. */
public enum DirectiveStatus {
  ISSUED,
  /** It went out and no longer holds. */
  WITHDRAWN,
  /** It was issued by mistake; its line in the book is cancelled with it. */
  CANCELLED;

  /** An action on a directive. */
  enum Step {
    ISSUE,
    WITHDRAW,
    CANCEL
  }

  static final Transitions<DirectiveStatus, Step> TRANSITIONS =
      Transitions.of(
          begin(Step.ISSUE, ISSUED),
          from(ISSUED, Step.WITHDRAW, WITHDRAWN),
          from(ISSUED, Step.CANCEL, CANCELLED));

  boolean allows(Step step) {
    return TRANSITIONS.allows(this, step);
  }

  /** The code in tables and files. */
  public String code() {
    return Codes.code(this);
  }

  static DirectiveStatus of(String code) {
    return Codes.of(DirectiveStatus.class, code);
  }
}
