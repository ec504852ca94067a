/**
 * Days. Working days: weekends, public holidays and the working days that were swapped for them, as
 * data with years; terms in working days are counted here. And what concerns somebody on which day,
 * collected from the modules that offer it ({@link vn.mach.base.calendar.CalendarSource}): by
 * month, week, as a list, for programs, and as a feed (iCalendar) under a secret address that
 * {@code access} opens.
 *
 * <p>Words: holiday (ngày nghỉ), working day (ngày làm việc), swapped day (ngày hoán đổi), calendar
 * (lịch), entry (mục trong lịch), feed (lịch để đăng ký). Tables: {@code calendar_days}. Published:
 * nothing.
 */
@NullMarked
@ApplicationModule(
    id = "calendar",
    allowedDependencies = {"kernel", "realms", "web", "audit"})
package vn.mach.base.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
