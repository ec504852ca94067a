package vn.mach.base.calendar;

import java.time.LocalDate;

/**
 * A day that the week does not tell.
 *
 * @param worked a weekend day that is worked; else a day off
 * @param source who set it; a preliminary one says so
 */
record CalendarDay(LocalDate day, boolean worked, String name, String source) {}
