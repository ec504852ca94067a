package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A growth in percent and the two numbers that it lies between: "5.846 tỷ đồng, tăng 9,4% so với
 * cùng kỳ (5.344 tỷ đồng)"; "năm 2022 đạt 18.450 tỷ đồng, năm 2023 đạt 20.664 tỷ đồng, tăng 12%";
 * "726 vụ, tăng 103 vụ (16,5%)"; or what the later number is of the earlier: "bằng 109,2% cùng kỳ
 * (10.335 tỷ đồng)". Growth may be counted at other prices or in points, so it is only doubted
 * where it is the right one but for a slip of the pen.
 */
final class Growth implements Rule {

  private static final int BACK = 8;
  private static final int NEAR = 14;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");

  /**
   * The numbers of two times.
   *
   * @param beside whether the earlier one stands beside the percent
   * @param share whether the percent is the later one's of the earlier, not the growth
   */
  private record Times(Mention now, Mention then, BigDecimal value, boolean beside, boolean share) {

    Times(Mention now, Mention then, BigDecimal value, boolean beside) {
      this(now, then, value, beside, false);
    }

    /** In percent; the earlier number is above 0. */
    BigDecimal percent() {
      BigDecimal part = share ? now.value() : now.value().subtract(value).abs();
      return part.multiply(HUNDRED).divide(value, 6, RoundingMode.HALF_UP);
    }
  }

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    for (Passage passage : text.passages()) {
      for (int i = 1; i < passage.mentions().size(); i++) {
        finding(text, passage, i).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Finding> finding(ReportText text, Passage passage, int index) {
    Mention percent = passage.mentions().get(index);
    Mention before = passage.mentions().get(index - 1);
    if (!percent.isPercent()) {
      return Optional.empty();
    }
    boolean ofChange =
        before.kind() == Mention.Kind.COUNT
            && before.role() == Mention.Role.CHANGE
            && passage.tokens().get(percent.first() - 1).is("(")
            && percent.first() - before.last() - before.noun().length() <= 3;
    boolean share = percent.role() == Mention.Role.COMPARED;
    if (!ofChange && !share && percent.role() != Mention.Role.CHANGE) {
      return Optional.empty();
    }
    List<Times> all =
        ofChange
            ? byChange(passage, index - 1)
            : share ? ofEarlier(passage, index) : between(passage, index);
    if (all.stream().anyMatch(it -> sound(it, percent.value()))) {
      return Optional.empty();
    }
    return all.stream()
        .filter(it -> slips(it, percent.value()))
        .findFirst()
        .map(it -> said(text, passage, it, percent));
  }

  /** "năm 2023 có 726 vụ, tăng 103 vụ (16,5%)": the number less the change is the earlier one. */
  private static List<Times> byChange(Passage passage, int index) {
    Mention change = passage.mentions().get(index);
    BigDecimal by = fell(passage, change) ? change.value().negate() : change.value();
    List<Times> times = new ArrayList<>();
    for (Mention now : counts(passage, index, change)) {
      BigDecimal then = now.value().subtract(by);
      if (then.signum() > 0) {
        times.add(new Times(now, now, then, false));
      }
    }
    return times;
  }

  private static List<Times> between(Passage passage, int index) {
    Mention percent = passage.mentions().get(index);
    List<Times> times = new ArrayList<>();
    Optional<Mention> then = beside(passage, index);
    if (then.isPresent()) {
      counts(passage, index, then.get()).stream()
          .limit(1)
          .forEach(it -> times.add(new Times(it, then.get(), then.get().value(), true)));
      return times;
    }
    List<Mention> counts = counts(passage, index, percent);
    Mention last = passage.mentions().get(index - 1);
    if (counts.isEmpty()
        && last.kind() == Mention.Kind.COUNT
        && last.role() == Mention.Role.COMPARED
        && last.sentence() == percent.sentence()) {
      return sinceThen(passage, index - 1);
    }
    if (counts.size() >= 2
        && counts.get(0).noun().same(counts.get(1).noun())
        && ofTime(passage, counts.get(1))) {
      times.add(new Times(counts.get(0), counts.get(1), counts.get(1).value(), false));
    }
    return times;
  }

  /** "11.286 tỷ đồng, bằng 109,2% cùng kỳ (10.335 tỷ đồng)": the earlier number in a bracket. */
  private static List<Times> ofEarlier(Passage passage, int index) {
    return beside(passage, index).stream()
        .filter(then -> then.depth() > passage.mentions().get(index).depth())
        .flatMap(then ->
            counts(passage, index, then).stream()
                .limit(1)
                .map(now -> new Times(now, then, then.value(), true, true)))
        .toList();
  }

  /** "có 412 vụ. Cùng kỳ xảy ra 506 vụ, giảm 18,6%": the number of now stands a sentence away. */
  private static List<Times> sinceThen(Passage passage, int index) {
    Mention then = passage.mentions().get(index);
    return passage.mentions().subList(Math.max(0, index - BACK), index).reversed().stream()
        .filter(it -> it.isCount() && it.sentence() == then.sentence() - 1)
        .filter(it -> it.noun().same(then.noun()))
        .map(it -> new Times(it, then, then.value(), false))
        .toList();
  }

  /** "so với cùng kỳ (5.344 tỷ đồng)": the other time's number behind the percent. */
  private static Optional<Mention> beside(Passage passage, int index) {
    Mention percent = passage.mentions().get(index);
    if (index + 1 == passage.mentions().size()) {
      return Optional.empty();
    }
    Mention then = passage.mentions().get(index + 1);
    boolean against = false;
    for (int i = percent.last() + 1; i < then.first(); i++) {
      against |= passage.at(i, "so", "với") || passage.at(i, "cùng", "kỳ");
      if (!passage.tokens().get(i).isWord() && !passage.tokens().get(i).is("(")) {
        return Optional.empty();
      }
    }
    return against
            && then.kind() == Mention.Kind.COUNT
            && then.sentence() == percent.sentence()
            && then.first() - percent.last() <= NEAR
            && (then.depth() > percent.depth() || then.role() == Mention.Role.COMPARED)
        ? Optional.of(then)
        : Optional.empty();
  }

  /** The counts before this one in its sentence, the nearest first; like it where it has a noun. */
  private static List<Mention> counts(Passage passage, int index, Mention like) {
    Mention here = passage.mentions().get(index);
    return passage.mentions().subList(Math.max(0, index - BACK), index).reversed().stream()
        .filter(it -> it.isCount() && it.sentence() == here.sentence())
        .filter(it -> it.depth() == here.depth())
        .filter(it -> like.isPercent() || it.noun().same(like.noun()) || isEnd(passage, it))
        .toList();
  }

  /** "giảm từ 842 xuống còn 716, giảm 126 đơn vị": the end of the way, without a noun. */
  private static boolean isEnd(Passage passage, Mention count) {
    return count.noun().words().isEmpty()
        && (passage.at(count.first() - 1, "còn") || passage.at(count.first() - 1, "lên"));
  }

  /** Whether the clause before the number names a year or another time. */
  private static boolean ofTime(Passage passage, Mention mention) {
    for (int i = passage.clauseStart(mention.first()); i < mention.first(); i++) {
      if (YEAR.matcher(passage.tokens().get(i).word()).matches() || passage.at(i, "từ")) {
        return true;
      }
    }
    return false;
  }

  private static boolean fell(Passage passage, Mention change) {
    for (int i = change.first() - 1; i >= passage.clauseStart(change.first()); i--) {
      if (passage.at(i, "giảm") || passage.at(i, "hạ")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the numbers, as they are rounded, may give the percent. */
  private static boolean sound(Times times, BigDecimal percent) {
    if (times.value().signum() <= 0) {
      return true;
    }
    BigDecimal off = ulp(times.now()).multiply(HALF);
    BigDecimal thenOff = ulp(times.then()).multiply(HALF);
    BigDecimal half = HALF.scaleByPowerOfTen(-Math.max(0, percent.scale()));
    BigDecimal grown = times.percent();
    BigDecimal loose = off.add(thenOff).multiply(HUNDRED).divide(times.value(), 6, RoundingMode.UP);
    return grown.subtract(percent).abs().compareTo(half.add(loose)) <= 0;
  }

  /** The unit of the last printed place; nothing for whole things. */
  private static BigDecimal ulp(Mention mention) {
    int place = -mention.value().scale();
    return mention.tens() > 0 || mention.value().scale() > 0 || mention.noun().isMeasure()
        ? BigDecimal.ONE.scaleByPowerOfTen(place)
        : BigDecimal.ZERO;
  }

  private static boolean slips(Times times, BigDecimal percent) {
    BigDecimal right = times.percent().setScale(Math.max(0, percent.scale()), RoundingMode.HALF_UP);
    int digits = Slip.length(right, percent);
    return digits >= 3 && Slip.swapped(right, percent)
        || isOtherWay(times, percent)
        || isCut(times, percent)
        || times.beside()
            && digits >= 2
            && (Slip.swapped(right, percent)
                || digits >= 3 && Slip.oneDigit(right, percent)
                || tens(right, percent));
  }

  /** "86 vụ, bằng 118% cùng kỳ (93 vụ)": more than all of a larger number, of whole things. */
  private static boolean isOtherWay(Times times, BigDecimal percent) {
    return times.share()
        && ulp(times.now()).signum() == 0
        && ulp(times.then()).signum() == 0
        && percent.compareTo(HUNDRED) * times.now().value().compareTo(times.value()) < 0;
  }

  /** Whether the percent of whole things is cut off instead of rounded. */
  private static boolean isCut(Times times, BigDecimal percent) {
    return percent.scale() > 0
        && percent.precision() >= 3
        && ulp(times.now()).signum() == 0
        && ulp(times.then()).signum() == 0
        && times.percent().setScale(percent.scale(), RoundingMode.DOWN).compareTo(percent) == 0;
  }

  /** Whether only the tens are others, of a percent that has decimals. */
  private static boolean tens(BigDecimal right, BigDecimal percent) {
    BigDecimal off = right.subtract(percent);
    return percent.scale() > 0
        && off.signum() != 0
        && off.remainder(BigDecimal.TEN).signum() == 0
        && off.abs().compareTo(HUNDRED) < 0;
  }

  private static Finding said(ReportText text, Passage passage, Times times, Mention percent) {
    int from = Math.min(times.now().from(), times.then().from());
    int to = Math.max(percent.to(), times.then().to());
    BigDecimal right =
        times.percent().setScale(Math.max(2, percent.value().scale()), RoundingMode.HALF_UP);
    String stated = passage.tokens().get(percent.first()).word().replace('.', ',');
    Contradiction kind = isCut(times, percent.value()) ? Contradiction.CUT : Contradiction.RATIO;
    return text.finding(from, to, kind, stated, Numeral.show(right));
  }
}
