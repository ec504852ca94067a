package vn.mach.organisation.tasks;

/**
 * How many open tasks somebody owes.
 *
 * @param late those among them whose due day has passed
 */
public record OwedCounts(int open, int late) {}
