package vn.mach.organisation.access;

/** An account of one realm. */
public record AccountId(long value) {}
