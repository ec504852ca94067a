package vn.mach.documents.originality;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text that stands in a source, in any order: syllables {@code a} to {@code b} of one's
 * own and {@code c} to {@code d} of the source, inclusive; {@code matched} is the weight of the
 * equal ones, {@code density} their part of the words on the thinner side.
 */
record Overlap(int a, int b, int c, int d, double matched, double density, List<Block> blocks) {

  double score() {
    return matched * Math.min(1, density + 0.2);
  }

  int length() {
    return b - a + 1;
  }

  Overlap reaching(int from, int to, int sourceFrom, int sourceTo) {
    return new Overlap(from, to, sourceFrom, sourceTo, matched, density, blocks);
  }

  /** This and another one after it, with what lies between. */
  Overlap with(Overlap right) {
    List<Block> all = new ArrayList<>(blocks);
    all.addAll(right.blocks);
    return new Overlap(
        a,
        Math.max(b, right.b),
        Math.min(c, right.c),
        Math.max(d, right.d),
        matched + right.matched,
        Math.min(density, right.density),
        all);
  }
}
