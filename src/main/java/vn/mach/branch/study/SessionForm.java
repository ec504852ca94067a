package vn.mach.branch.study;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/** How a session is held. */
enum SessionForm {
  HALL("in_person"),
  VIEWING_SITE("hybrid"),
  ONLINE("online"),
  SELF_STUDY("");

  private final String activity;

  SessionForm(String activity) {
    this.activity = activity;
  }

  String code() {
    return Codes.code(this);
  }

  /** The form of the activity as which it is recorded; empty: not stated. */
  String activity() {
    return activity;
  }

  static Optional<SessionForm> find(String code) {
    return Codes.find(SessionForm.class, code);
  }
}
