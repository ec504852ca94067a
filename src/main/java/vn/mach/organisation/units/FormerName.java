package vn.mach.organisation.units;

import java.time.LocalDate;

/**
 * A name that a unit had in a period and lost before its last day.
 *
 * @param until the first day on which it no longer had it
 */
public record FormerName(String name, LocalDate until) {}
