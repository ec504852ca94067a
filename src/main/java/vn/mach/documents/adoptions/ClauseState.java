package vn.mach.documents.adoptions;

import vn.mach.base.kernel.Codes;

/** How far a unit answers a clause. The view {@code clause_answers} says it of the lines. */
public enum ClauseState {
  /** In words of its own, with a name or post and a day. */
  ANSWERED,
  WITHOUT_NAME_OR_DAY,
  /** With the words of the clause, or of the plan of a unit above. */
  ONLY_REPEATED,
  /** As of an earlier version, and the clause was changed since. */
  OUTDATED,
  NOT_ANSWERED,
  /** The clause asks nothing of the unit. */
  NOT_ASKED;

  public String code() {
    return Codes.code(this);
  }

  static ClauseState of(String code) {
    return Codes.of(ClauseState.class, code);
  }
}
