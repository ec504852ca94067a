package vn.mach.voice.concerns;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/** What somebody brings. The codes stand in constraints of the tables too. */
enum ConcernKind {
  FEELING,
  WISH,
  PROPOSAL;

  String code() {
    return Codes.code(this);
  }

  static Optional<ConcernKind> find(String code) {
    return Codes.find(ConcernKind.class, code);
  }
}
