package vn.mach.documents.originality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the passages of a text that stand in earlier ones. What is quoted is left out first. */
final class ReuseSearch {

  private static final int GAP = 20; // syllables between two passages that are one
  private static final int CANDIDATES = 60;
  private static final int IN_VAIN = 20; // of the nearest, one after another, without a passage
  private static final double FREQUENT = 0.02; // of the sources; a gram in more is left out
  private static final int FEW = 4; // sources that may always share a gram
  private static final float NOWHERE = -1;
  private static final float SAID = 0.5f; // two may quote the same verse
  private static final double USUAL = 300; // sources in which a gram occurs once by chance
  private static final double LEAST = 15; // weight of equal syllables in a passage
  private static final double HINT = 6;
  private static final double HINT_DENSITY = 0.3;
  private static final double HINT_TELLING = 0.5;
  private static final double ALIKE = 0.5; // part of shared words of a passage with many exchanged
  private static final int LONG = 30; // words of it
  private static final double VARIED = 8; // weight of its different grams
  private static final double THIN = 0.45; // density below which nothing is a copy

  private final Quotations quotations;
  private final Sources sources;

  ReuseSearch(Sources base, Sources sources) {
    quotations = new Quotations(base);
    this.sources = sources;
  }

  List<Passage> check(String text) {
    return check(text, new Effort());
  }

  /** The passages that are found with so much effort; the nearest sources come first. */
  List<Passage> check(String text, Effort effort) {
    Syllables mine = SyllableReader.read(text);
    boolean[] quoted = quotations.in(mine, effort);
    float[] weights = weights(mine, quoted);
    int[] telling = mine.grams.clone();
    for (int k = 0; k < telling.length; k++) {
      if (weights[k] <= 0) {
        telling[k] = 0;
      }
    }
    List<Found> found = new ArrayList<>();
    int inVain = 0;
    for (int source : sources.nearest(telling, CANDIDATES)) {
      if (effort.isSpent() || inVain == IN_VAIN) {
        break;
      }
      int before = found.size();
      Syllables theirs = sources.text(source);
      effort.allows((long) mine.count + theirs.count);
      List<Block> blocks = new Blocks(mine, theirs, weights, effort).find();
      List<Overlap> overlaps = new Comparison(mine, theirs, quoted, effort).overlaps(blocks);
      for (Overlap overlap : overlaps) {
        if (isReuse(overlap) && isVaried(mine, weights, overlap, VARIED)) {
          found.add(new Found(source, overlap));
        } else if (isHint(mine, overlap) && isVaried(mine, weights, overlap, VARIED / 2)) {
          Overlap whole = new Edges(mine, theirs, quoted, effort).settle(overlap);
          if (isAlike(mine, theirs, quoted, whole, effort)) {
            found.add(new Found(source, whole));
          }
        }
      }
      inVain = found.size() > before ? 0 : inVain + 1;
    }
    return settle(mine, quoted, found, effort);
  }

  private record Found(int source, Overlap overlap) {}

  private float[] weights(Syllables mine, boolean[] quoted) {
    float[] weights = new float[mine.grams.length];
    int[] frequencies = sources.frequencies(mine.grams);
    double most = Math.max(FEW, FREQUENT * sources.size());
    for (int k = 0; k < weights.length; k++) {
      boolean free = !quoted[mine.core[k]] && !quoted[mine.core[k + Syllables.GRAM - 1]];
      int frequency = frequencies[k];
      if (frequency == 0) {
        weights[k] = NOWHERE;
      } else if (free && frequency <= most && !Common.isSetPhrase(mine.grams[k])) {
        double usual = Math.max(1, frequency * Math.min(1, USUAL / sources.size()));
        weights[k] = (float) (1 / (1 + 0.5 * (usual - 1))) * Common.telling(mine, k);
        if (mine.said[mine.core[k]] && mine.said[mine.core[k + Syllables.GRAM - 1]]) {
          weights[k] *= SAID;
        }
      }
    }
    return weights;
  }

  // Figures after figures in the same words are no copy: each gram counts once.
  private static boolean isVaried(Syllables mine, float[] weights, Overlap overlap, double least) {
    Set<Integer> seen = new HashSet<>();
    double sum = 0;
    for (Block block : overlap.blocks()) {
      for (int k = mine.coreFrom(block.a());
          k < mine.grams.length && mine.core[k + Syllables.GRAM - 1] <= block.b();
          k++) {
        if (weights[k] > 0 && seen.add(mine.grams[k])) {
          sum += weights[k] * block.part(block.b() - block.a() + 1);
        }
      }
    }
    return sum >= least;
  }

  // Few equal words in a row, none of them set phrases: the words around decide.
  private static boolean isHint(Syllables mine, Overlap overlap) {
    int words = words(mine, overlap);
    return overlap.matched() >= HINT
        && overlap.density() >= HINT_DENSITY
        && overlap.matched() >= HINT_TELLING * overlap.density() * words;
  }

  private static boolean isAlike(
      Syllables mine, Syllables theirs, boolean[] quoted, Overlap overlap, Effort effort) {
    return words(mine, overlap) >= LONG
        && new Edges(mine, theirs, quoted, effort)
                .alike(overlap.a(), overlap.b(), overlap.c(), overlap.d())
            >= ALIKE;
  }

  private static int words(Syllables mine, Overlap overlap) {
    return mine.coreFrom(overlap.b() + 1) - mine.coreFrom(overlap.a());
  }

  private static boolean isReuse(Overlap overlap) {
    return overlap.matched() >= LEAST
        && overlap.density() >= THIN
        && overlap.matched() * overlap.density() >= LEAST * 0.7;
  }

  /** Each syllable belongs to the source that explains it best. */
  private List<Passage> settle(Syllables mine, boolean[] quoted, List<Found> found, Effort effort) {
    found.sort(Comparator.comparingDouble((Found it) -> it.overlap.score()).reversed());
    boolean[] taken = new boolean[mine.count];
    List<Found> kept = new ArrayList<>();
    for (Found one : found) {
      Syllables theirs = sources.text(one.source);
      Edges edges = new Edges(mine, theirs, quoted, effort);
      for (Overlap part : free(one, theirs, mine, quoted, taken, effort)) {
        Overlap settled = edges.settle(part);
        int a = settled.a();
        int b = settled.b();
        while (a < part.a() && taken[a]) {
          a++;
        }
        while (b > part.b() && taken[b]) {
          b--;
        }
        settled = settled.reaching(a, b, settled.c(), settled.d());
        Arrays.fill(taken, a, b + 1, true);
        kept.add(new Found(one.source, settled));
      }
    }
    List<Passage> passages = new ArrayList<>();
    for (Found one : joined(kept)) {
      Syllables theirs = sources.text(one.source);
      passages.add(new Borders(mine, theirs).passage(one.source, one.overlap));
    }
    passages.sort(Comparator.comparingInt(Passage::from));
    return passages;
  }

  // What is left of an overlap where others explain a part of it better.
  private static List<Overlap> free(
      Found one,
      Syllables theirs,
      Syllables mine,
      boolean[] quoted,
      boolean[] taken,
      Effort effort) {
    Overlap overlap = one.overlap;
    int used = 0;
    for (int i = overlap.a(); i <= overlap.b(); i++) {
      used += taken[i] ? 1 : 0;
    }
    if (used == 0) {
      return List.of(overlap);
    }
    List<Block> left = new ArrayList<>();
    for (Block block : overlap.blocks()) {
      int clash = 0;
      for (int i = block.a(); i <= block.b(); i++) {
        clash += taken[i] ? 1 : 0;
      }
      if (clash * 3 <= block.b() - block.a()) {
        left.add(block);
      }
    }
    return new Comparison(mine, theirs, quoted, effort)
        .overlaps(left).stream().filter(ReuseSearch::isReuse).toList();
  }

  /** Passages of one source with little between them are one. */
  private List<Found> joined(List<Found> kept) {
    Map<Integer, BitSet> filled = new HashMap<>();
    for (Found one : kept) {
      filled
          .computeIfAbsent(one.source, it -> new BitSet())
          .set(one.overlap.c(), one.overlap.d() + 1);
    }
    List<Found> joined = new ArrayList<>();
    kept.sort(Comparator.comparingInt(it -> it.overlap.a()));
    for (Found one : kept) {
      Found before = joined.isEmpty() ? null : joined.getLast();
      if (before != null
          && before.source == one.source
          && near(before.overlap, one.overlap, filled.getOrDefault(one.source, new BitSet()))) {
        joined.removeLast();
        joined.add(new Found(one.source, before.overlap.with(one.overlap)));
      } else {
        joined.add(one);
      }
    }
    return joined;
  }

  private static boolean near(Overlap left, Overlap right, BitSet filled) {
    int gap = right.a() - left.b() - 1;
    int low = Math.min(left.c(), right.c());
    int high = Math.max(left.d(), right.d());
    int open = high - low + 1 - filled.get(low, high + 1).cardinality();
    int most = Math.max(GAP, (left.length() + right.length()) / 10);
    return gap <= most && open <= most;
  }
}
