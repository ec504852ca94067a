package vn.mach.documents.directives;

/**
 * A directive was withdrawn or cancelled, and holds no longer. Published in the transaction that
 * does it.
 */
public record DirectiveEnded(DirectiveId directive) {}
