package vn.mach.documents.originality;

import java.util.Arrays;

/**
 * Follows a passage beyond its last telling match: an alignment of syllables in a band, which ends
 * where too few are equal. So parts with many exchanged words are found beside others.
 */
final class Continuation {

  private static final int BAND = 14; // syllables by which one side may run ahead
  private static final int FAR = 240; // syllables that are followed
  private static final float OTHER = 0.42f; // lost for each syllable without a partner
  private static final float FREE = 0.03f; // and for names and numbers
  private static final float DROP = 4.5f; // below the best: it ends
  private static final float GAIN = 3.5f; // least gain that counts

  private final Syllables mine;
  private final Syllables theirs;
  private final boolean[] quoted;

  Continuation(Syllables mine, Syllables theirs, boolean[] quoted) {
    this.mine = mine;
    this.theirs = theirs;
    this.quoted = quoted;
  }

  /** The last pair of syllables that belong together, from a pair that does, to one side. */
  int[] follow(int i, int j, int step) {
    int width = 2 * BAND + 1;
    float[] before = new float[width];
    float[] now = new float[width];
    Arrays.fill(before, Float.NEGATIVE_INFINITY);
    for (int x = BAND; x < width; x++) {
      before[x] = -(x - BAND) * OTHER;
    }
    float best = 0;
    int bestMine = i;
    int bestTheirs = j;
    for (int row = 1; row <= FAR; row++) {
      int at = i + row * step;
      if (at < 0 || at >= mine.count || quoted[at]) {
        break;
      }
      float most = Float.NEGATIVE_INFINITY;
      for (int x = 0; x < width; x++) {
        // x - BAND: how many more syllables of theirs than of mine were passed
        int column = row + x - BAND;
        int other = j + column * step;
        if (column < 0 || other < 0 || other >= theirs.count) {
          now[x] = Float.NEGATIVE_INFINITY;
          continue;
        }
        float pair = column == 0 ? Float.NEGATIVE_INFINITY : before[x] + points(at, other);
        float skipMine = x + 1 < width ? before[x + 1] - loss(mine, at) : Float.NEGATIVE_INFINITY;
        float skipTheirs = x > 0 ? now[x - 1] - loss(theirs, other) : Float.NEGATIVE_INFINITY;
        now[x] = Math.max(pair, Math.max(skipMine, skipTheirs));
        most = Math.max(most, now[x]);
        if (now[x] > best && pair == now[x] && mine.same(at, theirs, other)) {
          best = now[x];
          bestMine = at;
          bestTheirs = other;
        }
      }
      if (most < best - DROP) {
        break;
      }
      float[] swap = before;
      before = now;
      now = swap;
    }
    return best >= GAIN ? new int[] {bestMine, bestTheirs} : new int[] {i, j};
  }

  private float points(int at, int other) {
    if (mine.same(at, theirs, other)) {
      return mine.kind[at] == Syllables.WORD ? (float) Common.weight(mine.plain[at]) : 0.3f;
    }
    return mine.kind[at] != Syllables.WORD && theirs.kind[other] != Syllables.WORD ? 0 : -OTHER;
  }

  private static float loss(Syllables of, int at) {
    return of.kind[at] == Syllables.WORD ? OTHER : FREE;
  }
}
