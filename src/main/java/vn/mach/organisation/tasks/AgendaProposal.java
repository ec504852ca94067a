package vn.mach.organisation.tasks;

import org.jspecify.annotations.Nullable;

/**
 * Something that a branch should talk about.
 *
 * @param kind a code that tells proposals of one source apart and names the step under which it is
 *     put: {@code directive}, {@code topic}, {@code task}, {@code target}, {@code inspection},
 *     {@code concern}; others are put under the branch's other matters
 * @param title as the agenda says it, 500 characters at most
 * @param path the page about it, inside the realm; the same path is proposed once
 * @param note what else the chair should know
 */
public record AgendaProposal(
    String kind, String title, @Nullable String path, @Nullable String note) {}
