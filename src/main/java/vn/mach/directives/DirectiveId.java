package vn.mach.directives;

/** A directive of one realm. */
public record DirectiveId(long value) {}
