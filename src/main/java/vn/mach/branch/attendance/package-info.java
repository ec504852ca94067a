/**
 * Attendance of meetings and sessions: who was due, and who was there. Three ways end in one list:
 * a member's own phone (a code in the hall that changes every few seconds), one tap by the
 * secretary, and a printed sheet that is typed in afterwards. Counts carry their base. Many check
 * in at the same time: what was acknowledged is stored (ADR 39). Turnout is summed up the tree.
 *
 * <p>Words: list (danh sách điểm danh), round (đợt: lists opened together), due (phải dự), present
 * (có mặt), excused (vắng có lý do), absent (vắng không lý do), standing (tư cách dự), check in
 * (điểm danh), turnout (tỷ lệ dự). Tables: {@code attendance_rounds}, {@code attendance_lists},
 * {@code attendance_due}, {@code attendance_said}, {@code attendance_said_before}, {@code
 * attendance_counts}. Published: {@code attendance_marks}, {@code attendance_totals}, {@code
 * attendance_sheet}. Other modules use {@link vn.mach.branch.attendance.AttendanceLists}.
 */
@NullMarked
@ApplicationModule(
    id = "attendance",
    allowedDependencies = {
      "kernel",
      "limits",
      "datasets",
      "realms",
      "web",
      "audit",
      "units",
      "people",
      "access",
      "papers"
    })
package vn.mach.branch.attendance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
