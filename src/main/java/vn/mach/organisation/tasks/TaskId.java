package vn.mach.organisation.tasks;

/** The number of a task. */
public record TaskId(long value) {}
