package vn.mach.evidence.checks;

import java.util.List;
import java.util.Optional;

/**
 * What came of a number that was counted before: "triệu tập 150 đại biểu, có mặt 147 đại biểu";
 * "418 học sinh dự thi, trúng tuyển 381 học sinh". It cannot be more.
 */
final class Outcomes {

  /**
   * Two steps of which the second happens only to what the first happened to.
   *
   * @param unnamed whether the numbers may stand without saying what they count
   */
  private record Steps(Words first, Words then, boolean unnamed) {

    static Steps of(String what, boolean unnamed) {
      return new Steps(Words.of("first " + what), Words.of("then " + what), unnamed);
    }
  }

  private static final List<Steps> ALL =
      List.of(
          Steps.of("examined", false),
          Steps.of("convened", false),
          Steps.of("voting", true),
          Steps.of("handed out", true),
          Steps.of("controlled", false),
          Steps.of("applied", false));

  private static final int FAR = 14;
  private static final Words OTHER_TIME = Words.of("another time");

  private Outcomes() {}

  /** The number of which this one is what came of it; empty where the text does not say so. */
  static Optional<Mention> of(Passage passage, int index) {
    List<Mention> mentions = passage.mentions();
    Mention then = mentions.get(index);
    int before = index - 1;
    while (before >= 0 && mentions.get(before).isPercent()) {
      before--;
    }
    if (before < 0 || !then.isCount()) {
      return Optional.empty();
    }
    Mention first = mentions.get(before);
    boolean near =
        first.isCount()
            && first.sentence() == then.sentence()
            && first.depth() == then.depth()
            && then.first() - first.last() <= FAR;
    return near && ALL.stream().anyMatch(it -> follow(passage, it, first, then))
        ? Optional.of(first)
        : Optional.empty();
  }

  private static boolean follow(Passage passage, Steps steps, Mention first, Mention then) {
    boolean alike =
        then.noun().words().isEmpty()
            ? steps.unnamed() && first.noun().words().isEmpty()
            : then.noun().known()
                && !then.noun().isMeasure()
                && first.noun().words().equals(then.noun().words());
    int begin = passage.clauseStart(first.first());
    int second = passage.clauseStart(then.first());
    return alike
        && second > first.last()
        && steps.first().between(passage, begin, second)
        && steps.then().between(passage, second, clauseEnd(passage, then))
        && !steps.then().between(passage, begin, second)
        && !OTHER_TIME.between(passage, begin, then.first());
  }

  private static int clauseEnd(Passage passage, Mention mention) {
    int end = mention.last() + 1;
    int most = Math.min(passage.sentenceEnd(mention.last()), end + FAR);
    while (end < most && !passage.tokens().get(end).isMark(",;:().")) {
      end++;
    }
    return end;
  }
}
