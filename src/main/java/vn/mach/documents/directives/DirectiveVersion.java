package vn.mach.documents.directives;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of a directive's text.
 *
 * @param number 1, 2, ... of the directive
 * @param text plain; of a draft as it was pasted
 * @param previous the version that it amends; none: the first
 * @param amendedBy the paper that amends it, where there is one
 * @param reason what was amended and why
 * @param expiresOn the last day on which it holds; null: until it is replaced or ended
 * @param issuedOn the day from which terms are counted; null for a draft
 * @param revision counts the changes of a draft
 */
public record DirectiveVersion(
    DirectiveVersionId id,
    DirectiveId directive,
    int number,
    VersionStatus status,
    String text,
    @Nullable DirectiveVersionId previous,
    @Nullable DirectiveId amendedBy,
    String reason,
    @Nullable LocalDate expiresOn,
    @Nullable LocalDate issuedOn,
    @Nullable Instant issuedAt,
    int revision) {

  /** Whether its last day is over. */
  public boolean expired(LocalDate today) {
    return expiresOn != null && expiresOn.isBefore(today);
  }
}
