/**
 * Forecasts: for each target that runs and each unit that it asks something of, the chance that the
 * unit has reached its minimum on the last day, counted from what became of comparable units in the
 * earlier period (ADR 33); and the units to act on, which get a task or a reminder. Nothing is
 * forecast about persons.
 *
 * <p>Words: forecast (dự báo), chance (khả năng), known day (cùng ngày của kỳ trước), position (mức
 * đã làm: how far a unit is, coarse enough to compare), to act on (cần hành động). Tables: {@code
 * forecasts}, {@code forecast_rates}, {@code forecast_totals}: derived, counted once a day.
 * Published: nothing.
 */
@NullMarked
@ApplicationModule(
    id = "forecast",
    allowedDependencies = {
      "kernel",
      "realms",
      "web",
      "jobs",
      "units",
      "directives",
      "activities",
      "figures",
      "rollups"
    })
package vn.mach.evidence.forecast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
