package vn.mach.documents.register;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/** How urgent a paper says it is: thường, khẩn, thượng khẩn, hỏa tốc. */
public enum Urgency {
  NORMAL,
  URGENT,
  VERY_URGENT,
  EXPRESS;

  public String code() {
    return Codes.code(this);
  }

  public static Urgency of(String code) {
    return Codes.of(Urgency.class, code);
  }

  static Optional<Urgency> find(String code) {
    return Codes.find(Urgency.class, code);
  }
}
