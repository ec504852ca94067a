/**
 * Numbers with a definition, counted from confirmed activities, and targets: a minimum of such a number for each class of unit within a
 * period. Any figure or target for any unit, day and period, in the tree as it stood then or as it stands today, opening down to the
 * units and the records behind it.
 *
 * <p>Words: figure (chỉ số), target (chỉ tiêu), minimum (mức tối thiểu), class of unit (loại đơn vị: kind × committee), due (thuộc diện),
 * done (đạt), scoreboard (bảng chỉ tiêu), reading (cách tính: as it stood then, or as it stands today). Tables: {@code figures}, {@code
 * targets}, {@code target_minimums}; the live totals {@code totals_state}, {@code totals_targets}, {@code target_units}, {@code
 * target_nodes}; the sums by day {@code summed_units}, {@code summed_figures}, {@code figure_days}; and of comparing them {@code
 * totals_checks}, {@code totals_faults}, {@code figure_faults}, {@code target_days}. Reads the change feed as the consumer {@code totals}. Published for joining: {@code figures_sheet}, {@code targets_sheet}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "realms", "changes", "journal", "jobs", "units", "people", "access", "files", "directives", "register", "activities", "web"})
package vn.mach.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
