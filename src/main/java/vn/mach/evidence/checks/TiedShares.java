package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A percent behind two numbers that count differently named things: "96.420 lượt trên tổng 118.035
 * lượt khám, chiếm 87,1%". No noun says that one is a share of the other; the digits do where the
 * percent is their share but for a slip, and words like "trong tổng số" do. It is asked last, and
 * not where any two numbers nearby give the percent.
 */
final class TiedShares {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Words THESE = Words.of("these");
  private static final Words OF_ALL = Words.of("before a whole");

  private static final int FAR = 40;
  private static final int FEW = 3;

  private final Passage passage;
  private final int index;
  private final Mention percent;
  private final List<Mention> seen;

  TiedShares(Passage passage, int index, Bases bases) {
    this.passage = passage;
    this.index = index;
    this.percent = passage.mentions().get(index);
    this.seen = bases.seen(percent);
  }

  Optional<Finding> finding(ReportText text) {
    AroundPercent around = new AroundPercent(passage, percent);
    if (percent.value().compareTo(HUNDRED) > 0
        || around.plan()
        || around.inTurn()
        || isGiven(percent.value())) {
      return Optional.empty();
    }
    List<Mention> near = near();
    for (int i = 0; i < near.size(); i++) {
      for (int j = i + 1; j < near.size(); j++) {
        Mention one = near.get(i);
        Mention other = near.get(j);
        boolean smaller = one.value().compareTo(other.value()) < 0;
        Mention part = smaller ? one : other;
        Mention whole = smaller ? other : one;
        if (believed(part, whole, j == i + 1 && i == 0)) {
          return Optional.of(said(text, part, whole, whole.value()));
        }
      }
    }
    return together(near, text);
  }

  /** "khối trường học 315 em, địa bàn dân cư 85 em; trường học chiếm 87,75%": of both together. */
  private Optional<Finding> together(List<Mention> near, ReportText text) {
    if (near.size() < 2 || !near.get(0).noun().same(near.get(1).noun())) {
      return Optional.empty();
    }
    BigDecimal sum = near.get(0).value().add(near.get(1).value());
    boolean given =
        near.stream().limit(2).anyMatch(it -> new Share(it.value(), sum).rounds(percent.value()));
    return near.stream()
        .limit(2)
        .filter(it -> !given && slips(new Share(it.value(), sum)))
        .findFirst()
        .map(it -> said(text, it, it == near.get(0) ? near.get(1) : near.get(0), sum));
  }

  /**
   * The last numbers before the percent, the nearest first: of its sentence, or of the one before
   * where it has none; no other percent stands between.
   */
  private List<Mention> near() {
    List<Mention> near = new ArrayList<>();
    for (int i = index - 1; i >= 0 && near.size() < FEW; i--) {
      Mention one = passage.mentions().get(i);
      boolean gone = near.isEmpty() && one.sentence() < percent.sentence() - 1;
      boolean other = !near.isEmpty() && one.sentence() < near.getFirst().sentence() - 1;
      if (gone || other || percent.first() - one.last() > FAR) {
        break;
      }
      if (one.isPercent() && one.depth() <= percent.depth()) {
        break;
      }
      if (one.isCount() && !one.isFraction() && one.value().signum() > 0) {
        near.add(one);
      } else if (one.isFraction() && one.base() != null && one.role() == Mention.Role.PLAIN) {
        near.add(one.base());
        near.add(one.part() == null ? one : one.part());
      }
    }
    return near;
  }

  private boolean believed(Mention part, Mention whole, boolean beside) {
    if (part.value().compareTo(whole.value()) >= 0
        || part.noun().isMeasure() != whole.noun().isMeasure()
        || part.noun().isMeasure() && !part.noun().alike(whole.noun())) {
      return false;
    }
    Share share = new Share(part.value(), whole.value());
    if (share.rounds(percent.value())) {
      return false;
    }
    boolean tied = beside && OF_ALL.before(passage, whole.first());
    boolean linked =
        tied
            || beside && isNamedBefore(part) && isNamedBefore(whole)
            || beside && pointsBack() && part.noun().alike(whole.noun());
    return slips(share)
        || tied && hasDigits() && share.slipsFrom(percent.value())
        || linked && share.near(percent.value()) && !share.cuts(percent.value());
  }

  private boolean slips(Share share) {
    return hasDigits() && (share.cuts(percent.value()) || share.swapped(percent.value()));
  }

  private boolean hasDigits() {
    return Slip.length(percent.value(), percent.value()) >= 3;
  }

  /** "57 tổ chức hoàn thành. Kết quả này đạt 91,94%". */
  private boolean pointsBack() {
    return THESE.between(passage, passage.sentenceStart(percent.first()), percent.first());
  }

  /** "số doanh nghiệp có công đoàn là 74, số đã ký thỏa ước là 58": in the percent's sentence. */
  private boolean isNamedBefore(Mention count) {
    return count.noun().words().isEmpty()
        && count.sentence() == percent.sentence()
        && passage.at(count.first() - 1, "là");
  }

  /** Whether two numbers nearby give it: as a share, as what is left, or as growth. */
  private boolean isGiven(BigDecimal value) {
    BigDecimal left = HUNDRED.subtract(value);
    for (Mention one : seen) {
      for (Mention base : seen) {
        if (base.value().signum() > 0) {
          Share share = new Share(one.value(), base.value());
          BigDecimal more = one.value().subtract(base.value()).abs();
          if (share.rounds(value)
              || share.rounds(left)
              || new Share(more, base.value()).rounds(value)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private Finding said(ReportText text, Mention part, Mention other, BigDecimal base) {
    Share share = new Share(part.value(), base);
    return text.finding(
        Math.min(part.from(), other.from()),
        percent.to(),
        share.cuts(percent.value()) ? Contradiction.CUT : Contradiction.RATIO,
        passage.tokens().get(percent.first()).word().replace('.', ','),
        Numeral.show(share.percent(percent.value())));
  }
}
