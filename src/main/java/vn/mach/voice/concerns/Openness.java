package vn.mach.voice.concerns;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/** Who may read a concern: the branch too, the units that have it, or named persons there. */
enum Openness {
  BRANCH,
  BODY,
  CONFIDENTIAL;

  String code() {
    return Codes.code(this);
  }

  static Optional<Openness> find(String code) {
    return Codes.find(Openness.class, code);
  }
}
