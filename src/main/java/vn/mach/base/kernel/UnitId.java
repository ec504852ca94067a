package vn.mach.base.kernel;

/**
 * A unit of one realm. Stays the same when the unit moves, is renamed or comes back after a gap.
 */
public record UnitId(long value) {}
