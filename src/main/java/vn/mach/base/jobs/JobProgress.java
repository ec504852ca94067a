package vn.mach.base.jobs;

/**
 * How far jobs are together.
 *
 * @param jobs how many are under way
 */
public record JobProgress(long jobs, long done, long steps) {}
