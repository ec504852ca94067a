/**
 * What units did: the evidence that every number is counted from. Recording, confirming,
 * withdrawing; kinds of activity as data; quick entry on a phone, catching up several months in a
 * grid; the list with its filters.
 *
 * <p>Words: activity (hoạt động), kind (loại hoạt động), amount (kết quả bằng số), draft (bản
 * nháp), confirmed (đã xác nhận), withdrawn (đã thu hồi), recorder (người ghi). Tables: {@code
 * activity_kinds}, {@code activity_kind_amounts}, {@code activities}, {@code activity_amounts}.
 * Writes the topic {@code activities} of the change feed. Published for joining: {@code
 * activities_confirmed}, {@code activities_evident}, {@code amounts_confirmed}, {@code
 * activities_sheet}, {@code amounts_sheet}, {@code activity_kinds}. A trigger keeps evidence from
 * being edited, whoever asks.
 */
@NullMarked
@ApplicationModule(
    id = "activities",
    allowedDependencies = {
      "kernel",
      "datasets",
      "realms",
      "web",
      "audit",
      "changes",
      "units",
      "files",
      "directives"
    })
package vn.mach.evidence.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
