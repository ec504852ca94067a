package vn.mach.documents.directives;

/** The number of a version of a directive's text, unique in the realm. */
public record DirectiveVersionId(long value) {}
