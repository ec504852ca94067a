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

  Clause saying(String newNumber, String newHeading, String newBody) {
    return new Clause(id, key, position, depth, newNumber, newHeading, newBody, asked, changedIn);
  }

  Clause saying(String newBody) {
    return saying(number, heading, newBody);
  }

  Clause asking(@Nullable Asked other) {
    return new Clause(id, key, position, depth, number, heading, body, other, changedIn);
  }

  Clause placed(int newPosition, int newDepth) {
    return new Clause(id, key, newPosition, newDepth, number, heading, body, asked, changedIn);
  }

  Clause identified(int newKey) {
    return new Clause(id, newKey, position, depth, number, heading, body, asked, changedIn);
  }

  Clause changed(int in) {
    return new Clause(id, key, position, depth, number, heading, body, asked, in);
  }
}
