package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.List;

/**
 * A percent over 100 that would be right with one digit less: "238 chi bộ …; 198 chi bộ đã tổ chức,
 * đạt tỷ lệ 183,19%" is 83,19, and "chiếm 314%" is 3,14 where the comma was lost.
 */
final class TooLarge {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DIGITS = 3;
  private static final int BACK = 6;
  private static final Words MAY_EXCEED = Words.of("may exceed");
  private static final Words PLANS = Words.of("plan");

  private TooLarge() {}

  /** Whether the percent is said of a number before it, and one digit less makes it its share. */
  static boolean isShare(Passage passage, int index, Link link) {
    List<Mention> mentions = passage.mentions();
    Mention percent = mentions.get(index);
    if (percent.value().compareTo(HUNDRED) <= 0
        || Slip.length(percent.value(), percent.value()) < DIGITS
        || ofPlan(passage, percent)) {
      return false;
    }
    int at = index - 1;
    while (at >= 0 && mentions.get(at).isPercent()) {
      at--;
    }
    if (at < 0 || !mentions.get(at).isCount() || !link.joins(mentions.get(at), percent)) {
      return false;
    }
    Mention part = mentions.get(at);
    return mentions.subList(Math.max(0, at - BACK), at).stream()
        .filter(it -> it.sentence() >= percent.sentence() - 1)
        .map(it -> it.base() == null ? it : it.base())
        .filter(it -> it.kind() == Mention.Kind.COUNT && it.noun().alike(part.noun()))
        .filter(it -> it.value().compareTo(part.value()) > 0)
        .anyMatch(it -> fits(new Share(part.value(), it.value()), percent.value()));
  }

  private static boolean ofPlan(Passage passage, Mention percent) {
    AroundPercent around = new AroundPercent(passage, percent);
    return around.inTurn()
        || around.plan()
        || MAY_EXCEED.between(passage, percent.last() + 1, wordsEnd(passage, percent.last() + 1))
        || PLANS.between(passage, passage.clauseStart(percent.first()), percent.first());
  }

  private static int wordsEnd(Passage passage, int from) {
    int end = from;
    int most = Math.min(passage.tokens().size(), from + BACK);
    while (end < most && passage.tokens().get(end).isWord()) {
      end++;
    }
    return end;
  }

  /**
   * Whether the share is the percent without the hundred, or with the comma one or two digits
   * further left.
   */
  static boolean fits(Share share, BigDecimal percent) {
    if (percent.compareTo(HUNDRED) <= 0 || share.part().compareTo(share.base()) > 0) {
      return false;
    }
    BigDecimal less = percent.subtract(HUNDRED);
    boolean hundred = less.compareTo(HUNDRED) < 0 && less.scale() > 0 && share.rounds(less);
    boolean comma =
        percent.scale() <= 0
            && (share.rounds(percent.movePointLeft(1)) || share.rounds(percent.movePointLeft(2)));
    return hundred || comma;
  }
}
