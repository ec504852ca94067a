package vn.mach.activities;

/** An activity of one realm. */
public record ActivityId(long value) {}
