package vn.mach.evidence.checks;

import java.util.Optional;

/** What the words around a percent say of it: of which things it is, of a plan, of one in turn. */
final class AroundPercent {

  private static final Words PLANS = Words.of("plan");
  private static final Words FILLING = Words.of("behind percent");
  private static final Words ON = Words.of("going on");
  private static final int SIGHT = 80;

  private final Passage passage;
  private final Mention percent;

  AroundPercent(Passage passage, Mention percent) {
    this.passage = passage;
    this.percent = percent;
  }

  /**
   * "… đạt 95% số hộ", "… 98,5% dân số": what the percent counts, where that is something else than
   * the number.
   */
  Optional<Noun> otherNoun(Mention number) {
    int at = percent.last() + 1;
    while (at < passage.tokens().size() && FILLING.has(passage.tokens().get(at).word())) {
      at++;
    }
    if (at >= passage.tokens().size()
        || !passage.tokens().get(at).isWord()
        || plan()
        || ON.has(passage.tokens().get(at).word())) {
      return Optional.empty();
    }
    Noun noun = Nouns.at(passage.tokens(), at);
    boolean some = passage.at(percent.last() + 1, "số") || passage.at(percent.last() + 1, "tổng");
    if (!noun.known() && some) {
      return Optional.empty();
    }
    return !noun.alike(number.noun()) || !noun.known() && !noun.same(number.noun())
        ? Optional.of(noun)
        : Optional.empty();
  }

  /** "… đạt 57% kế hoạch": a percent of what was asked for. */
  boolean plan() {
    for (int i = percent.last() + 1;
        i <= percent.last() + 3 && i < passage.tokens().size() && passage.tokens().get(i).isWord();
        i++) {
      if (PLANS.at(passage, i) > 0) {
        return true;
      }
    }
    return false;
  }

  /** "… lần lượt đạt 71,3% và 90%". */
  boolean inTurn() {
    int end = Math.min(passage.sentenceEnd(percent.first()), percent.first() + SIGHT);
    for (int i = Math.max(passage.sentenceStart(percent.first()), percent.first() - SIGHT);
        i < end;
        i++) {
      if (passage.at(i, "lần", "lượt")) {
        return true;
      }
    }
    return false;
  }
}
