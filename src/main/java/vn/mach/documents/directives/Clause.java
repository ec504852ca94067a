package vn.mach.documents.directives;

import org.jspecify.annotations.Nullable;

/**
 * A clause of one version of a directive.
 *
 * @param key the same clause in all versions of the directive: 1, 2, ... as they came into being
 * @param depth 0 for what stands under nothing
 * @param number as printed, with its sign: {@code II.}, {@code 1.2.}, {@code a)}, {@code -}; empty
 *     where there is none
 * @param heading one line; empty where there is none
 * @param body lines of plain text
 * @param asked null where it asks nothing
 * @param changedIn the number of the version in which its words or what it asks last changed; a new
 *     number or place is no change
 */
public record Clause(
    ClauseId id,
    int key,
    int position,
    int depth,
    String number,
    String heading,
    String body,
    @Nullable Asked asked,
    int changedIn) {

  /** All its words, without its number. */
  public String words() {
    return heading.isEmpty() ? body : body.isEmpty() ? heading : heading + "\n" + body;
  }
}
