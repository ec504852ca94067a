package vn.mach.base.kernel;

/** A person of one realm. Stays the same through transfers. */
public record PersonId(long value) {}
