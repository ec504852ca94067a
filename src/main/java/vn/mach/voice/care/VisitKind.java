package vn.mach.voice.care;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/** Why somebody is visited. The codes stand in a constraint of the tables too. */
enum VisitKind {
  ILLNESS,
  BEREAVEMENT,
  HARDSHIP,
  MERIT,
  HOLIDAY,
  TALK;

  String code() {
    return Codes.code(this);
  }

  static Optional<VisitKind> find(String code) {
    return Codes.find(VisitKind.class, code);
  }
}
