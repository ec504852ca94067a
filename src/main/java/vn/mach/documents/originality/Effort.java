package vn.mach.documents.originality;

/**
 * How much one check may still compute. Texts are compared in about linear time, but text can be
 * made so that far more is needed: then what is left goes without the finest work, and sources that
 * are less near are not looked at. Texts that people write need a small part of it.
 */
final class Effort {

  /** Syllables looked at: some seconds of a processor. */
  private static final long MOST = 400_000_000;

  private long left = MOST;

  /** Whether so many more syllables may be looked at; they are taken off. */
  boolean allows(long syllables) {
    left -= Math.min(syllables, MOST);
    return left >= 0;
  }

  /** Whether there is nothing left: the check was not carried out in full. */
  boolean isSpent() {
    return left < 0;
  }
}
