package vn.mach.documents.directives;

/** The number of a clause of one version, unique in the realm. */
public record ClauseId(long value) {}
