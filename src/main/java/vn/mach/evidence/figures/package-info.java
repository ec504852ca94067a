/**
 * Numbers with a definition, counted from confirmed activities, and targets: a minimum of such a
 * number for each class of unit within a period. Any figure or target for any unit, day and period,
 * in the tree at the event's date or in the tree of one day, down to the units and the activities
 * it is counted from.
 *
 * <p>Words: figure (chỉ số), target (chỉ tiêu), minimum (mức tối thiểu), class of unit (loại đơn
 * vị: kind × committee), due (thuộc diện), done (đạt), scoreboard (bảng chỉ tiêu), hierarchy mode
 * (cách tính: in the tree at the event's date, or of one day). Tables: {@code figures}, {@code
 * targets}, {@code target_minimums}; the rollups {@code rollup_state}, {@code rollup_targets},
 * {@code target_unit_results}, {@code target_rollups}; the daily aggregates {@code
 * daily_aggregate_units}, {@code daily_aggregate_figures}, {@code daily_aggregates}, {@code
 * figure_rates}; and of the consistency check {@code consistency_checks}, {@code
 * target_discrepancies}, {@code figure_discrepancies}, {@code board_snapshots}. Reads the change
 * feed as the consumer {@code totals}. Published: {@code figures_sheet}, {@code targets_sheet}.
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
