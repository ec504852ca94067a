package vn.mach.documents.originality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the {@link Block}s of two texts: equal grams in a row, extended over exchanged words. */
final class Blocks {

  private static final int PLACES = 6; // of one gram in a source; more are a refrain
  private static final int JOIN = 4; // grams that one exchanged syllable spoils, and one
  private static final int FAR = 96; // syllables that a block grows to one side
  private static final int GROWN = 60; // steps of one block beside those of its syllables

  private final Syllables mine;
  private final Syllables theirs;
  private final float[] weights;
  private final Effort effort;
  private long[] seeds = new long[256];
  private int found;

  /**
   * @param weights for each gram of {@code mine}, how telling it is: 0 where it is a set phrase,
   *     less where no other text has it
   */
  Blocks(Syllables mine, Syllables theirs, float[] weights, Effort effort) {
    this.mine = mine;
    this.theirs = theirs;
    this.weights = weights;
    this.effort = effort;
  }

  List<Block> find() {
    seed();
    Arrays.sort(seeds, 0, found);
    List<Block> blocks = new ArrayList<>();
    int i = 0;
    while (i < found) {
      int diagonal = (int) (seeds[i] >> 32);
      int first = (int) seeds[i];
      int last = first;
      int number = 1;
      i++;
      while (i < found && (int) (seeds[i] >> 32) == diagonal && (int) seeds[i] - last <= JOIN) {
        last = (int) seeds[i];
        number++;
        i++;
      }
      Block raw =
          new Block(
              mine.core[first],
              mine.core[last + Syllables.GRAM - 1],
              theirs.core[first + diagonal],
              theirs.core[last + diagonal + Syllables.GRAM - 1],
              last - first + Syllables.GRAM - (last - first + 1 - number) / 3,
              1);
      if (blocks.isEmpty() || !blocks.getLast().holds(raw)) {
        Block grown = grown(raw);
        blocks.add(grown);
        if (!effort.allows(GROWN + 2L * (grown.b() - grown.a()))) {
          break;
        }
      }
    }
    return blocks;
  }

  private void seed() {
    long[] sorted = theirs.sorted();
    int before = -2;
    for (int k = 0; k < mine.grams.length; k++) {
      if (weights[k] <= 0 || mine.grams[k] == 0) {
        continue;
      }
      int gram = mine.grams[k];
      int at = Arrays.binarySearch(sorted, (long) gram << 32);
      at = at < 0 ? -at - 1 : at;
      int first = at;
      int taken = 0;
      int continued = before + 1;
      before = -2;
      for (; at < sorted.length && (int) (sorted[at] >> 32) == gram; at++) {
        int place = (int) sorted[at];
        if ((taken < PLACES || place == continued) && same(k, place)) {
          add(place - k, k);
          taken++;
          if (before < 0 || place == continued) {
            before = place;
          }
        }
        if (taken >= PLACES && place > continued) {
          break;
        }
      }
      if (!effort.allows(1L + at - first)) {
        return;
      }
    }
  }

  private boolean same(int k, int place) {
    for (int i = 0; i < Syllables.GRAM; i++) {
      if (!mine.same(mine.core[k + i], theirs, theirs.core[place + i])) {
        return false;
      }
    }
    return true;
  }

  private void add(int diagonal, int k) {
    if (found == seeds.length) {
      seeds = Arrays.copyOf(seeds, found * 2);
    }
    seeds[found++] = (long) diagonal << 32 | k;
  }

  private Block grown(Block raw) {
    int[] left = grow(raw.a(), raw.c(), -1);
    int[] right = grow(raw.b(), raw.d(), 1);
    return new Block(
        left[0],
        right[0],
        left[1],
        right[1],
        raw.matched() + left[2] + right[2],
        weight(left[0], right[0]));
  }

  // The mean of all grams that others have too: set phrases beside a telling one tell no more.
  private float weight(int a, int b) {
    float sum = 0;
    int number = 0;
    for (int k = mine.coreFrom(a);
        k < mine.grams.length && mine.core[k + Syllables.GRAM - 1] <= b;
        k++) {
      if (weights[k] >= 0) {
        sum += weights[k];
        number++;
      }
    }
    return number == 0 ? 0 : sum / number;
  }

  /** Walks from a matched pair to one side: the last matched pair, and how many matched. */
  private int[] grow(int i, int j, int step) {
    int atMine = i;
    int atTheirs = j;
    int matched = 0;
    while (matched < FAR) {
      int nextMine = atMine + step;
      int nextTheirs = atTheirs + step;
      if (fits(nextMine, nextTheirs)) {
        atMine = nextMine;
        atTheirs = nextTheirs;
        matched++;
        continue;
      }
      // changed names and numbers stand for one another, in any length
      int overMine = skip(mine, nextMine, step);
      int overTheirs = skip(theirs, nextTheirs, step);
      if ((overMine != nextMine || overTheirs != nextTheirs)
          && fits(overMine, overTheirs)
          && fits(overMine + step, overTheirs + step)) {
        atMine = overMine + step;
        atTheirs = overTheirs + step;
        matched += 2;
        continue;
      }
      int[] over = exchanged(nextMine, nextTheirs, step);
      if (over.length == 0) {
        break;
      }
      atMine = over[0];
      atTheirs = over[1];
      matched += 2;
    }
    return new int[] {atMine, atTheirs, matched};
  }

  private static int skip(Syllables of, int from, int step) {
    int at = from;
    while (at >= 0 && at < of.count && of.kind[at] != Syllables.WORD) {
      at += step;
    }
    return at;
  }

  // A word of one or two syllables exchanged for another, one added or one left out: what follows
  // must be the same again.
  private int[] exchanged(int i, int j, int step) {
    for (int sum = 1; sum <= 4; sum++) {
      for (int x = Math.max(0, sum - 2); x <= Math.min(2, sum); x++) {
        int y = sum - x;
        int mineAt = i + x * step;
        int theirsAt = j + y * step;
        if (fits(mineAt, theirsAt) && fits(mineAt + step, theirsAt + step)) {
          return new int[] {mineAt + step, theirsAt + step};
        }
      }
    }
    return new int[0];
  }

  private boolean fits(int i, int j) {
    return i >= 0 && j >= 0 && i < mine.count && j < theirs.count && mine.same(i, theirs, j);
  }
}
