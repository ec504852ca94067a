package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is left of a whole: "thụ lý 312 vụ, đã giải quyết 278 vụ, còn lại 25 vụ" should leave 34.
 * Whatever sum or difference of the numbers around gives what is stated is believed first.
 */
final class Remainders {

  private static final int SIGHT = 8;
  private static final int CLAUSE = 8;
  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final BigDecimal FIFTY = BigDecimal.valueOf(50);
  private static final Words LEFT = Words.of("left over");
  private static final Words ANYBODY = Words.of("anybody");
  private static final Words UNDER_WAY = Words.of("under way");
  private static final Words MAYBE_LEFT = Words.of("maybe left");

  private Remainders() {}

  static List<SumFinding> in(Passage passage) {
    List<SumFinding> findings = new ArrayList<>();
    for (int at = 1; at < passage.mentions().size(); at++) {
      int i = at;
      Mention rest = passage.mentions().get(i);
      boolean left = isLeft(passage, rest);
      if (rest.isCount() && (left || mayBeLeft(passage, rest))) {
        finding(passage, i, left)
            .filter(it -> !sound(around(passage, i), rest))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static boolean isLeft(Passage passage, Mention rest) {
    int at = rest.first();
    int label = at > 0 && passage.tokens().get(at - 1).is("(") ? at - 1 : at;
    int from = Math.max(passage.clauseStart(label), at - CLAUSE);
    return LEFT.between(passage, from, rest.first())
        || passage.at(rest.first() - 1, "còn") && UNDER_WAY.at(passage, behindNoun(rest)) > 0
        || passage.at(rest.last() + 1 + rest.noun().length(), "còn", "lại");
  }

  private static int behindNoun(Mention rest) {
    return rest.last() + 1 + rest.noun().length();
  }

  /** "còn 117 hộ", "vốn chưa giải ngân 66.760 triệu đồng". */
  private static boolean mayBeLeft(Passage passage, Mention rest) {
    int from = Math.max(passage.clauseStart(rest.first()), rest.first() - CLAUSE / 2);
    int behind = rest.last() + 1 + rest.noun().length();
    return MAYBE_LEFT.between(passage, from, rest.first()) || MAYBE_LEFT.at(passage, behind) > 0;
  }

  /**
   * @param sure whether the text says that it is what is left; else the numbers must fit better
   */
  private static Optional<SumFinding> finding(Passage passage, int index, boolean sure) {
    Mention rest = passage.mentions().get(index);
    List<Mention> before = before(passage, index, sure);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Mention done = before.getFirst();
    if (done.isFraction() && done.base() != null) {
      return sure || close(done.base(), done.value(), rest)
          ? finding(done.base(), done.from(), done.value(), rest)
          : Optional.empty();
    }
    BigDecimal all = done.value();
    for (Mention whole : before.subList(1, before.size())) {
      if (whole.value().compareTo(all.add(rest.value())) == 0) {
        return Optional.empty();
      }
      Optional<SumFinding> finding = finding(whole, whole.from(), all, rest);
      boolean here = sure && whole.sentence() == done.sentence();
      if (finding.isPresent() && (here || close(whole, all, rest))) {
        return finding;
      }
      all = all.add(whole.value());
    }
    return Optional.empty();
  }

  /** A whole that stands a sentence away must fit better. */
  private static boolean close(Mention whole, BigDecimal done, Mention rest) {
    BigDecimal left = whole.value().subtract(done);
    BigDecimal off = left.subtract(rest.value());
    return Slip.explains(off, Stream.of(whole.value(), done, rest.value()))
        || left.subtract(rest.value()).abs().multiply(FIFTY).compareTo(whole.value()) <= 0;
  }

  private static Optional<SumFinding> finding(
      Mention whole, int from, BigDecimal done, Mention rest) {
    BigDecimal left = whole.value().subtract(done);
    return left.signum() > 0 && near(left, rest.value(), whole.value())
        ? Optional.of(new SumFinding(whole, from, rest.to(), done.add(rest.value())))
        : Optional.empty();
  }

  /**
   * The counts of the same things before the remainder, in its sentence and the one before it; the
   * nearest first.
   */
  private static List<Mention> before(Passage passage, int index, boolean sure) {
    Mention rest = passage.mentions().get(index);
    List<Mention> before = new ArrayList<>();
    boolean alone = rest.first() > 0 && passage.tokens().get(rest.first() - 1).is("(");
    for (int i = index - 1; i >= Math.max(0, index - SIGHT); i--) {
      Mention mention = passage.mentions().get(i);
      boolean counts =
          mention.isCount() || mention.isFraction() && mention.role() == Mention.Role.PLAIN;
      if (mention.sentence() < rest.sentence() - (sure ? 1 : 2)) {
        break;
      }
      if (counts
          && (mention.depth() == rest.depth() || alone && mention.depth() == rest.depth() - 1)
          && (mention.noun().same(rest.noun())
              || rest.noun().isVague()
              || anybody(mention.noun(), rest.noun())
              || mention.isFraction() && sure && mention.noun().alike(rest.noun()))) {
        before.add(mention);
      }
    }
    return before;
  }

  /** "612 học sinh; 604 em …, còn 8 em": one word for them all. */
  private static boolean anybody(Noun one, Noun other) {
    return one.isIn("people")
        && other.isIn("people")
        && (ANYBODY.has(one.words()) || ANYBODY.has(other.words()));
  }

  private static List<BigDecimal> around(Passage passage, int index) {
    List<BigDecimal> around = new ArrayList<>();
    Mention rest = passage.mentions().get(index);
    int from = Math.max(0, index - 2 * SIGHT);
    for (Mention mention :
        passage.mentions().subList(from, Math.min(passage.mentions().size(), index + SIGHT))) {
      if (!mention.isPercent()
          && mention != rest
          && (mention.noun().alike(rest.noun()) || mention.noun().words().isEmpty())) {
        around.add(mention.value());
        if (mention.base() != null) {
          around.add(mention.base().value());
        }
      }
    }
    return around;
  }

  /**
   * Whether the remainder is the difference of two numbers nearby, less perhaps a third, or the sum
   * of two.
   */
  private static boolean sound(List<BigDecimal> around, Mention rest) {
    Set<BigDecimal> known =
        around.stream().map(BigDecimal::stripTrailingZeros).collect(Collectors.toSet());
    for (BigDecimal whole : around) {
      for (BigDecimal part : around) {
        BigDecimal more = whole.subtract(part).subtract(rest.value());
        boolean came = more.signum() < 0 && known.contains(more.negate().stripTrailingZeros());
        if (more.signum() == 0
            || came
            || whole.add(part).compareTo(rest.value()) == 0
            || more.signum() > 0 && known.contains(more.stripTrailingZeros())) {
          return true;
        }
      }
    }
    return false;
  }

  /** A slip, or not more away than a tenth of the whole. */
  private static boolean near(BigDecimal left, BigDecimal stated, BigDecimal whole) {
    return left.subtract(stated).abs().multiply(TEN).compareTo(whole) <= 0
        || Slip.swapped(left, stated);
  }
}
