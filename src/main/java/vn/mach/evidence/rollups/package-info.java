/**
 * Stored totals of figures and targets, refreshed from the change feed: the targets that run today
 * in every unit (rollups), figures of large units by day (daily aggregates), targets on past days
 * in large units (board snapshots); the check that compares them with a count of all the evidence,
 * and events for open pages. Implements {@code StoredTotals} of {@code figures}.
 *
 * <p>Words: rollup (số liệu tổng hợp sẵn), refresh (cập nhật), recompute (tính lại), board snapshot
 * (bảng của một ngày đã qua), daily aggregates (tổng theo ngày), consistency check (đối chiếu
 * tổng), discrepancy (chỗ lệch). Tables: {@code rollup_state}, {@code rollup_targets}, {@code
 * target_unit_results}, {@code target_rollups}; {@code daily_aggregate_units}, {@code
 * daily_aggregate_figures}, {@code daily_aggregates}, {@code figure_rates}; {@code
 * board_snapshots}; {@code consistency_checks}, {@code target_discrepancies}, {@code
 * figure_discrepancies}. Reads the change feed as the consumer {@code totals}.
 */
@NullMarked
@ApplicationModule(
    id = "rollups",
    allowedDependencies = {
      "kernel",
      "realms",
      "changes",
      "audit",
      "jobs",
      "units",
      "tasks",
      "activities",
      "figures",
      "web"
    })
package vn.mach.evidence.rollups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
