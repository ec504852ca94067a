/**
 * Numbers with a definition, counted from confirmed activities, and targets: a minimum of such a
 * number for each class of unit within a period. Any figure or target for any unit, day and period,
 * in the tree as it stood then or as it stands today, opening down to the units and the records
 * behind it.
 *
 * <p>Words: figure (chỉ số), target (chỉ tiêu), minimum (mức tối thiểu), class of unit (loại đơn
 * vị: kind × committee), due (thuộc diện), done (đạt), scoreboard (bảng chỉ tiêu), reading (cách
 * tính: as it stood then, or as it stands today). Tables: {@code figures}, {@code targets}, {@code
 * target_minimums}; the live totals {@code rollup_state}, {@code rollup_targets}, {@code
 * target_unit_results}, {@code target_rollups}; the sums by day {@code daily_aggregate_units},
 * {@code daily_aggregate_figures}, {@code daily_aggregates}; and of comparing them {@code
 * consistency_checks}, {@code target_discrepancies}, {@code figure_discrepancies}, {@code
 * board_snapshots}. Reads the change feed as the consumer {@code totals}. Published for joining:
 * {@code figures_sheet}, {@code targets_sheet}.
 */
@NullMarked
@ApplicationModule(
    id = "figures",
    allowedDependencies = {
      "kernel",
      "datasets",
      "realms",
      "changes",
      "audit",
      "jobs",
      "units",
      "people",
      "access",
      "files",
      "directives",
      "register",
      "activities",
      "web"
    })
package vn.mach.evidence.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
