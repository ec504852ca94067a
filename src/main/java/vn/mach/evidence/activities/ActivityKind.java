package vn.mach.evidence.activities;

import java.util.List;
import vn.mach.base.kernel.Codes;

/**
 * A kind of activity: what it asks for when one is recorded. Data, maintained by administrators.
 *
 * @param namesPersons whether its records name persons: then they need {@code Right.SEE_NAMED}
 * @param onceAMonth whether a unit has one of it a month: a second one is pointed out
 * @param recorders the kinds of unit that may record it; none: all
 * @param standing whether it is still offered for new records
 * @param amounts what it asks for, in order; other amounts may still come in from files
 */
record ActivityKind(
    String code,
    String nameVi,
    String nameEn,
    Attendance attendance,
    boolean namesPersons,
    boolean onceAMonth,
    List<String> recorders,
    boolean standing,
    int position,
    List<Amount> amounts) {

  /** Whether it asks how many were expected and present. */
  enum Attendance {
    NONE,
    OPTIONAL,
    REQUIRED;

    String code() {
      return Codes.code(this);
    }

    static Attendance of(String code) {
      return Codes.of(Attendance.class, code);
    }
  }

  /** Something counted beside the activity itself: houses, entries, money. */
  record Amount(String code, String nameVi, String nameEn) {}

  /** What the rules of an activity ask of its kind. */
  record Rules(String code, Attendance attendance, List<String> recorders, boolean standing) {

    boolean mayBeRecordedBy(String unitKind) {
      return recorders.isEmpty() || recorders.contains(unitKind);
    }
  }

  Rules rules() {
    return new Rules(code, attendance, recorders, standing);
  }
}
