package vn.mach.organisation.tasks;

/** An account looks at a task. Published in the transaction that shows it. */
public record TaskOpened(long account, long task) {}
