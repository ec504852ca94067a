package vn.mach.branch.study;

/** The number of a study session. */
public record SessionId(long value) {}
