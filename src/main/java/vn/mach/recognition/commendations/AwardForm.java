package vn.mach.recognition.commendations;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/** In which form somebody is commended. The codes stand in a constraint of the table too. */
enum AwardForm {
  /** Giấy khen. */
  CERTIFICATE,
  /** Bằng khen. */
  MERIT,
  /** Cờ. */
  FLAG,
  /** Kỷ niệm chương. */
  MEDAL,
  /** Huy hiệu. */
  BADGE;

  String code() {
    return Codes.code(this);
  }

  /** The message key of its name. */
  String key() {
    return "commendations.form." + code();
  }

  static AwardForm of(String code) {
    return Codes.of(AwardForm.class, code);
  }

  static Optional<AwardForm> find(String code) {
    return Codes.find(AwardForm.class, code);
  }
}
