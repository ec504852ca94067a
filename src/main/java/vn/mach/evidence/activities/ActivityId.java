package vn.mach.evidence.activities;

/** An activity of one realm. */
public record ActivityId(long value) {}
