package vn.mach.documents.originality;

/**
 * Syllables that follow one another in the same order in both texts, with few exchanged ones among
 * them: {@code a} to {@code b} in one's own, {@code c} to {@code d} in the source, both inclusive.
 * {@code matched} counts the equal ones; {@code weight} says how telling each is, 0 to 1.
 */
record Block(int a, int b, int c, int d, int matched, float weight) {

  private static final float PLAIN = -1;

  /** The same, each equal syllable telling as much as any. */
  Block plain() {
    return new Block(a, b, c, d, matched, PLAIN);
  }

  boolean holds(Block other) {
    return a <= other.a && other.b <= b && c <= other.c && other.d <= d;
  }

  /** The part of {@code length} syllables that is equal. */
  float part(int length) {
    return Math.min(1, (float) matched / length);
  }

  /** What each of {@code length} syllables tells: three or four in a row are common. */
  float each(int length) {
    if (weight == PLAIN) {
      return part(length);
    }
    float sure = matched >= 6 ? 1 : matched >= 5 ? 0.9f : matched == 4 ? 0.75f : 0.6f;
    return weight * sure * part(length);
  }
}
