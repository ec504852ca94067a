/**
 * Numbers with a definition, counted from confirmed activities, and targets: a minimum of such a
 * number for each class of unit within a period. Any figure or target for any unit, day and period,
 * in the tree as it stood then or as it stands today, opening down to the units and the records
 * behind it. What is stored already is asked for through {@link
 * vn.mach.evidence.figures.StoredTotals}.
 *
 * <p>Words: figure (chỉ số), target (chỉ tiêu), minimum (mức tối thiểu), class of unit (loại đơn
 * vị: kind × committee), due (thuộc diện), done (đạt), scoreboard (bảng chỉ tiêu), hierarchy mode
 * (cách tính: as it stood then, or as it stands today). Tables: {@code figures}, {@code targets},
 * {@code target_minimums}; published for {@code rollups}, with the SQL functions that say what a
 * figure means. Published for joining: {@code figures_sheet}, {@code targets_sheet}.
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
