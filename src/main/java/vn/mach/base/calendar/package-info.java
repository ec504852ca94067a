/**
 * Working days: weekends, public holidays and the working days that were swapped for them, as data
 * with years. Terms in working days are counted here.
 *
 * <p>Words: holiday (ngày nghỉ), working day (ngày làm việc), swapped day (ngày hoán đổi). Tables:
 * {@code calendar_days}. Published: nothing.
 */
@NullMarked
@ApplicationModule(
    id = "calendar",
    allowedDependencies = {"kernel", "realms", "web", "audit"})
package vn.mach.base.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
