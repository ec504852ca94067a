/**
 * Numbers with a definition, counted from confirmed activities, and targets: a minimum of such a
 * number for each class of unit within a period. Any figure or target for any unit, day and period,
 * in the tree at the event's date or in the tree of one day, down to the units and the activities
 * it is counted from. Stored totals are read through {@link vn.mach.evidence.figures.StoredTotals}.
 *
 * <p>Words: figure (chỉ số), target (chỉ tiêu), minimum (mức tối thiểu), class of unit (loại đơn
 * vị: kind × committee), due (thuộc diện), done (đạt), scoreboard (bảng chỉ tiêu), hierarchy mode
 * (cách tính: in the tree at the event's date, or of one day). Tables: {@code figures}, {@code
 * targets}, {@code target_minimums}; published for {@code rollups}, with the SQL functions that
 * define figures. Published for joining: {@code figures_sheet}, {@code targets_sheet}.
 */
@NullMarked
@ApplicationModule(
    id = "figures",
    allowedDependencies = {
      "kernel",
      "datasets",
      "realms",
      "audit",
      "units",
      "directives",
      "activities",
      "web"
    })
package vn.mach.evidence.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
