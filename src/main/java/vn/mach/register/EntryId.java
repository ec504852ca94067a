package vn.mach.register;

/** A line of a unit's book. */
public record EntryId(long value) {}
