package vn.mach.documents.originality;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two texts side by side: joins {@link Block}s that lie near one another in both, in any order, and
 * cuts off what is thin on either side.
 */
final class Comparison {

  private static final int GAP = 40; // syllables between blocks of one passage
  private static final float PENALTY = 0.4f; // for each word without a match
  private static final float DROP = 15; // so much below the best ends a passage
  private static final int DEPTH = 8;
  private static final int REFRAIN = 12; // syllables that may be copied twice
  private static final int LONG = 7; // syllables of a block that needs no other beside it
  private static final int AROUND = 12; // blocks that are looked at on each side
  private static final int NEAR = 20; // syllables to the next block in the same order
  private static final int SHIFT = 7; // syllables that were added or left out between them

  private final Syllables mine;
  private final Syllables theirs;
  private final boolean[] quoted;
  private final Effort effort;

  /**
   * @param quoted syllables of {@code mine} that count neither way
   */
  Comparison(Syllables mine, Syllables theirs, boolean[] quoted, Effort effort) {
    this.mine = mine;
    this.theirs = theirs;
    this.quoted = quoted;
    this.effort = effort;
  }

  List<Overlap> overlaps(List<Block> blocks) {
    List<Block> kept = supported(best(blocks));
    if (isWhole(kept)) {
      return List.of(overlap(kept, 0, mine.count - 1, 0, theirs.count - 1));
    }
    List<Overlap> found = new ArrayList<>();
    for (List<Block> near : split(kept, 0)) {
      trim(near, 0, found);
    }
    return found;
  }

  /** Whether one text is the other, in any order, whatever was exchanged. */
  private boolean isWhole(List<Block> blocks) {
    return mine.count > 0
        && theirs.count > 0
        && isWhole(cover(blocks, 0, mine.count - 1, true), mine, quoted)
        && isWhole(cover(blocks, 0, theirs.count - 1, false), theirs, null);
  }

  private static boolean isWhole(float[] cover, Syllables of, boolean @Nullable [] left) {
    int words = 0;
    int covered = 0;
    int gap = 0;
    int widest = 0;
    for (int i = 0; i < cover.length; i++) {
      boolean word = of.kind[i] == Syllables.WORD && (left == null || !left[i]);
      words += word ? 1 : 0;
      covered += word && cover[i] > 0 ? 1 : 0;
      gap = cover[i] > 0 ? 0 : word ? gap + 1 : gap;
      widest = Math.max(widest, gap);
    }
    return covered * 2 >= words && widest <= Math.max(24, words / 8);
  }

  private Overlap overlap(List<Block> blocks, int a, int b, int c, int d) {
    float[] own = cover(blocks, a, b, true);
    float[] other = cover(blocks, c, d, false);
    double matched = Math.min(sum(own), sum(other));
    double density =
        Math.min(
            sum(equal(blocks, a, b, true)) / words(mine, quoted, a, b),
            sum(equal(blocks, c, d, false)) / words(theirs, null, c, d));
    return new Overlap(a, b, c, d, matched, density, blocks);
  }

  /** Without what a longer block explains: the same words elsewhere in the source, a refrain. */
  private List<Block> best(List<Block> blocks) {
    List<Block> sorted = new ArrayList<>(blocks);
    sorted.sort(Comparator.comparingInt(Block::matched).reversed());
    BitSet own = new BitSet(mine.count);
    BitSet other = new BitSet(theirs.count);
    List<Block> kept = new ArrayList<>();
    for (Block block : sorted) {
      int size = block.b() - block.a() + 1;
      int sizeTheirs = block.d() - block.c() + 1;
      int taken = own.get(block.a(), block.b() + 1).cardinality();
      int takenTheirs = other.get(block.c(), block.d() + 1).cardinality();
      boolean isNew =
          taken * 10 <= size * 7
              && (takenTheirs * 10 <= sizeTheirs * 7 || block.matched() >= REFRAIN);
      if (isNew) {
        own.set(block.a(), block.b() + 1);
        other.set(block.c(), block.d() + 1);
        kept.add(block);
      }
    }
    return kept;
  }

  /** Without short blocks that stand alone: nothing near them goes on in the source. */
  private static List<Block> supported(List<Block> blocks) {
    List<Block> sorted = new ArrayList<>(blocks);
    sorted.sort(Comparator.comparingInt(Block::a));
    List<Block> kept = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      Block block = sorted.get(i);
      boolean supported = block.matched() >= LONG;
      for (int k = i - 1; k >= 0 && k > i - AROUND && !supported; k--) {
        supported = goesOn(sorted.get(k), block);
      }
      for (int k = i + 1; k < sorted.size() && k < i + AROUND && !supported; k++) {
        supported = goesOn(block, sorted.get(k));
      }
      if (supported) {
        kept.add(block);
      }
    }
    return kept;
  }

  private static boolean goesOn(Block left, Block right) {
    int own = right.a() - left.b();
    int other = right.c() - left.d();
    return own < NEAR && own > -NEAR && Math.abs(own - other) <= SHIFT && right.c() > left.c();
  }

  private static List<List<Block>> split(List<Block> blocks, int depth) {
    List<List<Block>> here = cut(blocks, true);
    List<List<Block>> found = new ArrayList<>();
    for (List<Block> one : here) {
      List<List<Block>> there = cut(one, false);
      boolean settled = there.size() == 1 && (here.size() == 1 || depth > 0);
      if (settled || depth >= DEPTH) {
        found.add(one);
      } else {
        there.forEach(part -> found.addAll(split(part, depth + 1)));
      }
    }
    return found;
  }

  private static List<List<Block>> cut(List<Block> blocks, boolean own) {
    List<Block> sorted = new ArrayList<>(blocks);
    sorted.sort(own ? Comparator.comparingInt(Block::a) : Comparator.comparingInt(Block::c));
    List<List<Block>> parts = new ArrayList<>();
    int end = Integer.MIN_VALUE / 2;
    for (Block block : sorted) {
      if ((own ? block.a() : block.c()) - end > GAP || parts.isEmpty()) {
        parts.add(new ArrayList<>());
      }
      parts.getLast().add(block);
      end = Math.max(end, own ? block.b() : block.d());
    }
    return parts;
  }

  private void trim(List<Block> blocks, int depth, List<Overlap> found) {
    if (blocks.isEmpty()) {
      return;
    }
    int a = blocks.stream().mapToInt(Block::a).min().orElseThrow();
    int b = blocks.stream().mapToInt(Block::b).max().orElseThrow();
    int c = blocks.stream().mapToInt(Block::c).min().orElseThrow();
    int d = blocks.stream().mapToInt(Block::d).max().orElseThrow();
    float[] own = cover(blocks, a, b, true);
    float[] other = cover(blocks, c, d, false);
    List<int[]> ownDense = dense(own, mine, quoted, a);
    List<int[]> otherDense = dense(other, theirs, null, c);
    boolean whole =
        ownDense.size() == 1
            && otherDense.size() == 1
            && length(ownDense) == b - a + 1
            && length(otherDense) == d - c + 1;
    long steps = (long) ownDense.size() * otherDense.size() * blocks.size() + (b - a) + (d - c);
    if (whole || depth >= DEPTH || !effort.allows(steps)) {
      found.add(overlap(blocks, a, b, c, d));
      return;
    }
    for (int[] here : ownDense) {
      for (int[] there : otherDense) {
        List<Block> within = new ArrayList<>();
        for (Block block : blocks) {
          if (block.b() >= here[0]
              && block.a() <= here[1]
              && block.d() >= there[0]
              && block.c() <= there[1]) {
            within.add(block);
          }
        }
        if (within.size() < blocks.size()) {
          for (List<Block> near : split(within, 0)) {
            trim(near, depth + 1, found);
          }
        } else {
          trim(within, DEPTH, found);
        }
      }
    }
  }

  private static int length(List<int[]> parts) {
    return parts.getFirst()[1] - parts.getFirst()[0] + 1;
  }

  private static double sum(float[] cover) {
    double sum = 0;
    for (float one : cover) {
      sum += one;
    }
    return sum;
  }

  private static int words(Syllables of, boolean @Nullable [] left, int from, int to) {
    int words = 0;
    for (int i = from; i <= to; i++) {
      if (of.kind[i] == Syllables.WORD && (left == null || !left[i])) {
        words++;
      }
    }
    return Math.max(1, words);
  }

  private static float[] equal(List<Block> blocks, int from, int to, boolean own) {
    return cover(blocks.stream().map(Block::plain).toList(), from, to, own);
  }

  private static float[] cover(List<Block> blocks, int from, int to, boolean own) {
    float[] cover = new float[to - from + 1];
    for (Block block : blocks) {
      int low = own ? block.a() : block.c();
      int high = own ? block.b() : block.d();
      float each = block.each(high - low + 1);
      for (int i = Math.max(low, from); i <= Math.min(high, to); i++) {
        cover[i - from] = Math.max(cover[i - from], each);
      }
    }
    return cover;
  }

  /** The parts that are dense enough, as first and last syllable. */
  private static List<int[]> dense(
      float[] cover, Syllables of, boolean @Nullable [] left, int offset) {
    float[] points = new float[cover.length];
    for (int i = 0; i < cover.length; i++) {
      int at = offset + i;
      boolean neutral = of.kind[at] != Syllables.WORD || (left != null && left[at]);
      points[i] = cover[i] > 0 ? cover[i] : neutral ? -0.05f : -PENALTY;
    }
    List<int[]> parts = new ArrayList<>();
    int i = 0;
    while (i < points.length) {
      if (points[i] <= 0) {
        i++;
        continue;
      }
      int start = i;
      int best = i;
      float sum = 0;
      float most = 0;
      for (; i < points.length && sum >= 0 && most - sum <= DROP; i++) {
        sum += points[i];
        if (sum > most) {
          most = sum;
          best = i;
        }
      }
      // and from the right, so that a thin beginning is cut off as a thin end is
      int first = best;
      float back = 0;
      float backMost = 0;
      for (int k = best; k >= start && back >= 0 && backMost - back <= DROP; k--) {
        back += points[k];
        if (back > backMost) {
          backMost = back;
          first = k;
        }
      }
      parts.add(new int[] {offset + first, offset + best});
      i = best + 1;
    }
    return parts;
  }
}
