package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * A fraction whose part is more than its base: "266/262 xã", "47 trong 41 bị cáo". A plan may be
 * exceeded, so the words around it, or a percent, must say that the part is some of the base.
 */
final class OverBase {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Set<String> SO_MANY =
      Set.of("bodies", "places", "schools", "families", "targets");
  private static final Words MAY_EXCEED = Words.of("may exceed");
  private static final Words BRINGING_IN = Words.of("bringing in");
  private static final int AROUND = 25;
  private static final int NEXT = 4;
  private static final int DAYS = 31;
  private static final int MONTHS = 12;

  private final Passage passage;
  private final List<Mention> mentions;
  private final Link link;
  private final int index;
  private final Mention fraction;

  /** The number at the index, which must be a fraction before it is asked anything. */
  OverBase(Passage passage, Link link, int index) {
    this.passage = passage;
    this.mentions = passage.mentions();
    this.link = link;
    this.index = index;
    this.fraction = mentions.get(index);
  }

  /** Whether the text itself says that the part is some of the base. */
  boolean surely() {
    return above()
        && (percentBelow()
            || !isDay() && (percentBefore() || leavesSome())
            || ofPlaces() && !percentAbove());
  }

  /**
   * Whether it is above a base that there is only so much of; nothing around it may speak of a
   * plan.
   *
   * @param share whether a word near it says that it is a share
   */
  boolean likely(boolean share) {
    return (share || SO_MANY.contains(fraction.noun().group()) || ofSoMany())
        && !fraction.noun().isMeasure()
        && above()
        && !percentAbove();
  }

  /** What may as well be a day and a month: "đến 30/11 xã …". */
  private boolean isDay() {
    return fraction.share().part().intValue() <= DAYS
        && fraction.share().base().intValue() <= MONTHS;
  }

  /**
   * "13/12 xã đạt chuẩn, …": there are only so many places and schools, and neither what is said of
   * them nor what stands around it speaks of a plan.
   */
  private boolean ofPlaces() {
    Noun noun = fraction.noun();
    if (!noun.isIn("places") && !noun.isIn("schools") || !above() || isDay()) {
      return false;
    }
    int end = fraction.last() + 1;
    int most = Math.min(passage.sentenceEnd(fraction.last()), end + AROUND);
    for (int clauses = 0; end < most && clauses < 2; end++) {
      clauses += passage.tokens().get(end).isMark(",;") ? 1 : 0;
    }
    int from = Math.max(passage.clauseStart(fraction.first()), fraction.first() - AROUND);
    return !MAY_EXCEED.between(passage, from, end) && !BRINGING_IN.between(passage, from, end);
  }

  /** "92,5% (208/200 hộ)": in a bracket of its own behind such a percent. */
  private boolean percentBefore() {
    if (index == 0 || fraction.depth() == 0 || !passage.at(fraction.first() - 1, "(")) {
      return false;
    }
    Mention percent = mentions.get(index - 1);
    return percent.isPercent()
        && percent.role() == Mention.Role.PLAIN
        && percent.value().compareTo(HUNDRED) <= 0
        && percent.depth() < fraction.depth()
        && fraction.first() - percent.last() <= 2;
  }

  /** "… 1.642/2.015 căn nhà, số còn lại …": where some are left, not all are done. */
  private boolean leavesSome() {
    int end = Math.min(passage.sentenceEnd(fraction.last()), fraction.last() + AROUND / 2);
    for (int i = fraction.last() + 1; i < end; i++) {
      if (passage.at(i, "số", "còn", "lại")
          || passage.at(i, ",", "còn", "lại")
          || passage.at(i, ",", "còn")
              && i + 2 < end
              && passage.tokens().get(i + 2).kind() == Token.Kind.NUMBER) {
        return true;
      }
    }
    return false;
  }

  /** "47 trong 41 bị cáo", "1.642 trên 2.015 căn nhà": not a stroke, but a word. */
  private boolean ofSoMany() {
    int behind = fraction.part() == null ? fraction.last() : fraction.part().last() + 1;
    return passage.at(behind, "trong") || passage.at(behind, "trên");
  }

  private boolean above() {
    Mention part = fraction.part();
    Mention base = fraction.base();
    boolean joined =
        part != null && base != null && (part.noun().length() == 0 || ofAll(base.first()));
    return joined
        && fraction.noun().known()
        && fraction.share().part().compareTo(fraction.share().base()) > 0;
  }

  /** "… trong số 164 cơ sở", "… trên tổng số 97 công đoàn". */
  private boolean ofAll(int base) {
    return passage.at(base - 2, "tổng", "số")
        || passage.at(base - 2, "trong", "số")
        || passage.at(base - 1, "trong");
  }

  /** "243/203 người (97,54%)": a percent says that the fraction is a share of at most all. */
  private boolean percentBelow() {
    int next = index + 1;
    while (next < mentions.size()
        && next - index < NEXT
        && !isDay()
        && mentions.get(next).noun().isIn("time")) {
      next++;
    }
    return next < mentions.size()
        && mentions.get(next).isPercent()
        && mentions.get(next).role() == Mention.Role.PLAIN
        && mentions.get(next).value().compareTo(HUNDRED) <= 0
        && link.joins(fraction, mentions.get(next));
  }

  /**
   * A percent over 100 that is said of the fraction: then it is one of a plan, or their agreement
   * is another rule's matter.
   */
  private boolean percentAbove() {
    boolean before =
        index > 0
            && mentions.get(index - 1).isPercent()
            && fraction.depth() > mentions.get(index - 1).depth();
    boolean behind =
        index + 1 < mentions.size()
            && mentions.get(index + 1).isPercent()
            && link.joins(fraction, mentions.get(index + 1));
    return before && mentions.get(index - 1).value().compareTo(HUNDRED) > 0
        || behind && mentions.get(index + 1).value().compareTo(HUNDRED) > 0;
  }
}
