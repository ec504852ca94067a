package vn.mach.documents.directives;

import org.jspecify.annotations.Nullable;

/**
 * A version of a directive's text was issued, and holds from now on instead of the previous one.
 * Published in the transaction that does it.
 *
 * @param previous none: the first one
 */
public record DirectiveVersionIssued(
    DirectiveId directive, DirectiveVersionId version, @Nullable DirectiveVersionId previous) {}
