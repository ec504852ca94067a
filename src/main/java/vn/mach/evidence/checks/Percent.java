package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One percent, with what is around it. It knows of what it is a percent, and says where it is not.
 */
final class Percent {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Words TO_FRACTION = Words.of("leading to fraction");

  private static final int SIGHT = 80;

  private final Passage passage;
  private final int index;
  private final Mention percent;
  private final Bases bases;
  private final Link link;
  private final Named named;
  private final AroundPercent around;

  Percent(Passage passage, int index, Bases bases) {
    this.passage = passage;
    this.index = index;
    this.percent = passage.mentions().get(index);
    this.bases = bases;
    this.link = new Link(passage);
    this.named = new Named(passage);
    this.around = new AroundPercent(passage, percent);
  }

  Optional<Finding> finding(ReportText text) {
    if (around.inTurn()) {
      return Optional.empty();
    }
    return behind().or(this::before).flatMap(claim -> finding(claim, text));
  }

  /** The part that it is said of, where that has no base beside it. */
  Optional<Mention> alone() {
    Mention number = nearest();
    boolean alone =
        number != null
            && number.isCount()
            && !around.inTurn()
            && !around.plan()
            && percent.value().compareTo(HUNDRED) <= 0
            && link.joins(number, percent)
            && around.otherNoun(number).isEmpty()
            && behind().isEmpty();
    return alone ? Optional.ofNullable(number) : Optional.empty();
  }

  /** What it is against the base that it has in common with the percents around it. */
  Optional<Finding> finding(ReportText text, CommonBases common) {
    return alone()
        .flatMap(number ->
            common
                .of(percent)
                .map(whole ->
                    new Claim(
                        number,
                        new Share(number.value(), whole.value()),
                        number.from(),
                        percent.to(),
                        Bases.Tie.ONLY)))
        .flatMap(claim ->
            claim.share().slipsFrom(percent.value()) || claim.share().near(percent.value())
                ? Optional.of(said(claim, text))
                : Optional.empty());
  }

  /**
   * What a percent is claimed to be: a part of a base, with the offsets that the numbers span.
   *
   * @param tie how firmly part and base belong together
   */
  record Claim(Mention part, Share share, int from, int to, Bases.Tie tie) {}

  /**
   * "97,8 % (1.356/1.468 …)": the fraction in a bracket right behind the percent or behind what it
   * is a percent of.
   */
  private Optional<Claim> behind() {
    if (index + 1 == passage.mentions().size()) {
      return Optional.empty();
    }
    Mention next = passage.mentions().get(index + 1);
    boolean count =
        next.isCount() && next.depth() > percent.depth() && percent.value().compareTo(HUNDRED) <= 0;
    if (!usable(next) && !count || next.sentence() != percent.sentence()) {
      return Optional.empty();
    }
    Noun noun = Nouns.at(passage.tokens(), percent.last() + 1);
    if (noun.known() && !noun.isIn("targets") && !noun.isIn("papers") && !noun.alike(next.noun())) {
      return Optional.empty();
    }
    int at = percent.last() + 1;
    while (at < next.first()
        && passage.tokens().get(at).isWord()
        && !passage.tokens().get(at).is("và")) {
      at++;
    }
    boolean bracket =
        passage.tokens().get(at).isMark("(=")
            || passage.at(at, ",", "tương", "ứng")
            || passage.at(at, ",", "tức");
    if (!bracket && !passage.at(percent.last() + 1, "tương", "ứng")) {
      return Optional.empty();
    }
    for (int i = at + 1; i < next.first(); i++) {
      if (!TO_FRACTION.has(passage.tokens().get(i).word())) {
        return Optional.empty();
      }
    }
    if (count) {
      return bases
          .ofNamed(next, percent)
          .or(() -> bases.of(next, percent).filter(it -> slips(next, it.whole())))
          .map(base -> claim(next, base));
    }
    return Optional.of(new Claim(next, next.share(), percent.from(), next.to(), Bases.Tie.NAMED));
  }

  private boolean slips(Mention part, Mention whole) {
    Share share = new Share(part.value(), whole.value());
    return share.slips(percent.value()) || share.swappedInside(percent.value());
  }

  /** "229/321 chi bộ … (đạt 71,34%)", or a part with its base elsewhere. */
  private Optional<Claim> before() {
    Mention number = nearest();
    boolean plan = around.plan();
    Optional<Rates.Pair> rate =
        number == null ? Rates.of(passage, index) : Rates.ofWhole(passage, index);
    if (number == null || rate.isPresent()) {
      return rate.map(it ->
          new Claim(
              it.part(), it.share(), it.first().from(), percent.to(), Bases.Tie.ONE_OF_SEVERAL));
    }
    if (number == null || !link.joins(number, percent)) {
      return plan
          ? Optional.empty()
          : named
              .part(percent, link.leadingTo(percent))
              .flatMap(it ->
                  bases
                      .of(it, percent)
                      .filter(base -> slips(it, base.whole()))
                      .map(base -> claim(it, base)));
    }
    Optional<Mention> target =
        number.isCount() ? bases.targets().of(number, percent, plan) : Optional.empty();
    if (target.isPresent()) {
      return target.map(it -> claim(number, new Bases.Base(it, Bases.Tie.TARGET)));
    }
    Optional<Noun> other = around.otherNoun(number);
    Optional<Mention> beside = other.flatMap(it -> named.besideStroke(number, it));
    if (beside.isPresent()) {
      return beside.flatMap(it -> bases.of(it, percent).map(base -> claim(it, base)));
    }
    if (other.isPresent()) {
      boolean share =
          number.isCount()
              && number.noun().known()
              && other.get().known()
              && (passage.at(percent.last() + 1, "tổng", "số")
                  || passage.at(percent.last() + 1, "số"));
      return share
          ? bases.ofNoun(other.get(), number, percent).map(base -> claim(number, base))
          : named
              .base(number, percent)
              .filter(it -> number.isCount())
              .map(it -> claim(number, new Bases.Base(it, Bases.Tie.ONLY)))
              .or(() -> ofUnknown(number, other.get()));
    }
    if (number.isFraction()) {
      boolean day =
          !number.noun().known()
              && number.share().part().intValue() <= 31
              && number.share().base().intValue() <= 12;
      return usable(number) && !(day && percent.first() - number.last() > 3)
          ? Optional.of(
              new Claim(
                  number,
                  number.share(),
                  number.from(),
                  percent.to(),
                  plan ? Bases.Tie.ONLY : Bases.Tie.NAMED))
          : Optional.empty();
    }
    boolean share = number.isCount() && !plan && percent.value().compareTo(HUNDRED) <= 0;
    Optional<Mention> doing = share ? named.doing(number, percent) : Optional.empty();
    if (doing.isPresent()) {
      return doing.map(it -> claim(number, new Bases.Base(it, Bases.Tie.SAID)));
    }
    Optional<Mention> total =
        share && number.noun().isMeasure() && passage.at(percent.last() + 1, "tổng")
            ? named.base(number, percent)
            : Optional.empty();
    if (total.isPresent()) {
      return total.map(it -> claim(number, new Bases.Base(it, Bases.Tie.ONLY)));
    }
    return share ? bases.of(number, percent).map(base -> claim(number, base)) : Optional.empty();
  }

  /** "đã phun trừ 3.768 ha, đạt 89,4% diện tích nhiễm": of a name that was not said so before. */
  private Optional<Claim> ofUnknown(Mention number, Noun other) {
    return number.isCount() && number.noun().isMeasure() && !other.known()
        ? bases
            .of(number, percent)
            .filter(it -> slips(number, it.whole()))
            .map(it -> claim(number, it))
        : Optional.empty();
  }

  private Claim claim(Mention number, Bases.Base base) {
    Mention whole = base.whole();
    return new Claim(
        number,
        new Share(number.value(), whole.value()),
        Math.min(Math.min(number.from(), percent.from()), whole.from()),
        Math.max(Math.max(percent.to(), number.to()), whole.to()),
        base.tie());
  }

  private Optional<Finding> finding(Claim claim, ReportText text) {
    boolean above = claim.tie() != Bases.Tie.TARGET && claim.share().above(percent.value());
    if (above
        || claim.share().rounds(percent.value())
        || !believed(claim)
        || claim.tie() != Bases.Tie.SAID && bases.explains(claim.part(), claim.share(), percent)) {
      return Optional.empty();
    }
    return Optional.of(said(claim, text));
  }

  private boolean believed(Claim claim) {
    return switch (claim.tie()) {
      case NAMED, SAID -> true;
      case ONLY, TARGET ->
          claim.share().cuts(percent.value())
              || claim.share().near(percent.value())
              || claim.share().swapped(percent.value())
              || claim.share().slips(percent.value())
              || claim.share().swappedInside(percent.value());
      case ONE_OF_SEVERAL -> true;
    };
  }

  private Finding said(Claim claim, ReportText text) {
    Contradiction kind =
        claim.share().cuts(percent.value())
            ? Contradiction.CUT
            : TooLarge.fits(claim.share(), percent.value())
                ? Contradiction.RANGE
                : Contradiction.RATIO;
    String stated = passage.tokens().get(percent.first()).word().replace('.', ',');
    return text.finding(
        claim.from(),
        claim.to(),
        kind,
        stated,
        Numeral.show(claim.share().percent(percent.value())));
  }

  /**
   * The number before the percent, over brackets that are closed and over numbers that are no
   * counts.
   */
  private @Nullable Mention nearest() {
    for (int i = index - 1; i >= Math.max(0, index - SIGHT); i--) {
      Mention mention = passage.mentions().get(i);
      if (mention.sentence() != percent.sentence()) {
        return null;
      }
      boolean aside = mention.depth() > percent.depth();
      if (mention.isPercent() && !aside) {
        return null;
      }
      boolean describes = mention.noun().isIn("targets") && passage.at(mention.first() - 1, "đạt");
      if (!aside && !describes && (mention.isFraction() || mention.isCount())) {
        return mention;
      }
    }
    return null;
  }

  private static boolean usable(Mention fraction) {
    return fraction.isFraction()
        && fraction.role() != Mention.Role.NAME
        && fraction.role() != Mention.Role.BOUND
        && fraction.base() != null
        && fraction.base().role() != Mention.Role.EACH;
  }
}
