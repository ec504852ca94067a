package vn.mach.documents.register;

/** A line of a unit's book. */
public record EntryId(long value) {}
