package vn.mach.documents.directives;

/** A directive of one realm. */
public record DirectiveId(long value) {}
