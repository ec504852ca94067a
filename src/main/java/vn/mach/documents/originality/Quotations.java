package vn.mach.documents.originality;

import java.util.Arrays;
import java.util.List;

/** Which syllables of a text are quoted from its base: parent directives, forms. */
final class Quotations {

  private static final int LEAST = 7; // syllables in a row
  private static final int BETWEEN = 5; // changed ones between two quoted runs
  private static final int MOST = 40; // texts of the base that one text is held against

  private final Sources base;

  Quotations(Sources base) {
    this.base = base;
  }

  boolean[] in(Syllables text, Effort effort) {
    boolean[] quoted = new boolean[text.count];
    if (base.size() == 0) {
      return quoted;
    }
    float[] weights = new float[text.grams.length];
    Arrays.fill(weights, 1);
    for (int source : base.nearest(text.grams, MOST)) {
      Syllables directive = base.text(source);
      if (!effort.allows((long) text.count + directive.count)) {
        break;
      }
      List<Block> blocks = new Blocks(text, directive, weights, effort).find();
      for (Block block : blocks) {
        if (block.matched() >= LEAST && block.matched() * 4 >= (block.b() - block.a() + 1) * 3) {
          Arrays.fill(quoted, block.a(), block.b() + 1, true);
        }
      }
      boolean[] none = new boolean[text.count];
      for (Overlap overlap : new Comparison(text, directive, none, effort).overlaps(blocks)) {
        if (overlap.matched() >= 10 && overlap.density() >= 0.55) {
          Overlap settled = new Edges(text, directive, none, effort).settle(overlap);
          Arrays.fill(quoted, settled.a(), settled.b() + 1, true);
        }
      }
    }
    int last = -BETWEEN - 2;
    for (int i = 0; i < quoted.length; i++) {
      if (quoted[i]) {
        if (i - last <= BETWEEN + 1) {
          Arrays.fill(quoted, Math.max(0, last), i, true);
        }
        last = i;
      }
    }
    return quoted;
  }
}
