package vn.mach.branch.attendance;

import java.util.Optional;
import vn.mach.base.kernel.Codes;

/**
 * What holds of a person on a list: nothing was said yet, they were there, or they were away with
 * or without a reason.
 */
public enum AttendanceStatus {
  EXPECTED,
  PRESENT,
  EXCUSED,
  ABSENT;

  /** The code in tables and files. */
  public String code() {
    return Codes.code(this);
  }

  static AttendanceStatus of(String code) {
    return Codes.of(AttendanceStatus.class, code);
  }

  static Optional<AttendanceStatus> find(String code) {
    return Codes.find(AttendanceStatus.class, code);
  }
}
