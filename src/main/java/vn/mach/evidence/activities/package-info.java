/**
 * What units did: the evidence that every number is counted from. Recording, confirming,
 * withdrawing; kinds of activity as data; quick entry on a phone, late entry of several months in a
 * grid; the list with its filters.
 *
 * <p>Words: activity (hoạt động), kind (loại hoạt động), amount (kết quả bằng số), draft (bản
 * nháp), confirmed (đã xác nhận), withdrawn (đã thu hồi), recorder (người ghi). Tables: {@code
 * activity_kinds}, {@code activity_kind_amounts}, {@code activities}, {@code activity_amounts},
 * {@code activity_participants}, {@code activity_early_withdrawals}. Writes the topic {@code
 * activities} of the change feed. Published: {@code activities_confirmed}, {@code
 * activities_evident}, {@code activity_seniors}, {@code amounts_confirmed}, {@code
 * amounts_evident}, {@code activity_kinds_named}, {@code amounts_named}, {@code activities_sheet},
 * {@code amounts_sheet}, {@code activity_kinds_sheet}. Triggers refuse every change of confirmed
 * activities.
 */
@NullMarked
@ApplicationModule(
    id = "activities",
    allowedDependencies = {
      "kernel",
      "datasets",
      "intake",
      "realms",
      "web",
      "search",
      "audit",
      "calendar",
      "changes",
      "units",
      "people",
      "access",
      "jobs",
      "tasks",
      "files",
      "directives"
    })
package vn.mach.evidence.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
