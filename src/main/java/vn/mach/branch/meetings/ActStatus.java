package vn.mach.branch.meetings;

import vn.mach.base.kernel.Codes;

/** What became of an act. */
public enum ActStatus {
  /** It holds, or held until a later act about the same thing. */
  APPLIED,
  /** The act that it follows has not arrived, or the meeting takes nothing in at the moment. */
  WAITING,
  /** Another act follows the same one and changes the same thing; a person decides. */
  CONFLICT,
  /** A person decided for the other one. */
  DROPPED;

  String code() {
    return Codes.code(this);
  }

  static ActStatus of(String code) {
    return Codes.of(ActStatus.class, code);
  }
}
