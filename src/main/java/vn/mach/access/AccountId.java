package vn.mach.access;

/** An account of one realm. */
public record AccountId(long value) {}
