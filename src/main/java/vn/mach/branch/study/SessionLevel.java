package vn.mach.branch.study;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/** For whom a session is: the conference of key cadres, a class, a branch. */
enum SessionLevel {
  KEY_CADRES,
  CLASS,
  BRANCH;

  String code() {
    return Codes.code(this);
  }

  static Optional<SessionLevel> find(String code) {
    return Codes.find(SessionLevel.class, code);
  }
}
