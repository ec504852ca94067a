package vn.mach.branch.attendance;

import java.util.Optional;
import vn.mach.base.kernel.Refusal;

/** Attendance typed as numbers: those present and those away are together those who were due. */
record TypedNumbers(int due, int present, int excused, int absent) {

  /** Why it cannot be; empty where it can. */
  Optional<Refusal> refusal() {
    int sum = present + excused + absent;
    return sum == due
        ? Optional.empty()
        : Optional.of(
            Refusal.of("present", "attendance.refused.sum", present, excused, absent, sum, due));
  }
}
