package vn.mach.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A percent beside a fraction, or beside a part whose whole is named: {@code 1.356/1.468 … 97,8%} is 92,37. Before it alarms, every other
 * pair of numbers nearby is tried; where one of them gives the percent, that one was meant.
 */
final class SharesAgree implements Rule {

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    Bases bases = new Bases();
    for (Passage passage : text.passages()) {
      bases.enter(passage);
      for (int i = 0; i < passage.mentions().size(); i++) {
        Mention percent = passage.mentions().get(i);
        if (percent.isPercent() && percent.role() == Mention.Role.PLAIN) {
          new Percent(passage, i, bases).finding(text).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  /** One percent, with what stands around it. */
  private static final class Percent {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> PLANS = Set.of("kế", "chỉ", "dự", "kh", "nghị", "mục");

    private final Passage passage;
    private final int index;
    private final Mention percent;
    private final Bases bases;
    private final Link link;

    Percent(Passage passage, int index, Bases bases) {
      this.passage = passage;
      this.index = index;
      this.percent = passage.mentions().get(index);
      this.bases = bases;
      this.link = new Link(passage);
    }

    Optional<Finding> finding(ReportText text) {
      if (inTurn()) {
        return Optional.empty();
      }
      return behind().or(this::before).flatMap(claim -> judge(claim, text));
    }

    /** What a percent is claimed to be: a part of a base, with the offsets that the numbers span. */
    record Claim(Mention part, Share share, int from, int to, boolean firm) {}

    /** "97,8 % (1.356/1.468 …)": the fraction in a bracket right behind the percent or behind what it is a percent of. */
    private Optional<Claim> behind() {
      if (index + 1 == passage.mentions().size()) {
        return Optional.empty();
      }
      Mention next = passage.mentions().get(index + 1);
      if (!usable(next) || next.sentence() != percent.sentence()) {
        return Optional.empty();
      }
      int at = percent.last() + 1;
      while (at < next.first() && passage.tokens().get(at).isWord() && !passage.tokens().get(at).is("và")) {
        at++;
      }
      boolean bracket = passage.tokens().get(at).isMark("(=") || passage.at(at, ",", "tương", "ứng") || passage.at(at, ",", "tức");
      if (!bracket && !passage.at(percent.last() + 1, "tương", "ứng")) {
        return Optional.empty();
      }
      for (int i = at + 1; i < next.first(); i++) {
        if (!Set.of("tương", "ứng", "tức", "là", "với", "đạt", "gồm", "có", "bằng", "hay").contains(passage.tokens().get(i).word())) {
          return Optional.empty();
        }
      }
      return Optional.of(new Claim(next, next.share(), percent.from(), next.to(), true));
    }

    /** "229/321 chi bộ … (đạt 71,34%)", or a part with its base elsewhere. */
    private Optional<Claim> before() {
      Mention number = nearest();
      if (number == null || !link.joins(number, percent) || otherNoun(number)) {
        return Optional.empty();
      }
      if (number.isFraction()) {
        return usable(number) ? Optional.of(new Claim(number, number.share(), number.from(), percent.to(), true)) : Optional.empty();
      }
      return number.isCount() && percent.value().compareTo(HUNDRED) <= 0 ? bases.of(number, percent).map(base -> claim(number, base)) : Optional.empty();
    }

    private Claim claim(Mention number, Bases.Base base) {
      Mention whole = base.whole();
      return new Claim(
          number,
          new Share(number.value(), whole.value()),
          Math.min(number.from(), whole.from()),
          Math.max(percent.to(), whole.to()),
          base.firm());
    }

    private Optional<Finding> judge(Claim claim, ReportText text) {
      boolean cut = claim.share().cuts(percent.value());
      if (claim.share().rounds(percent.value()) || !cut && !claim.firm() || bases.explains(claim.part(), claim.share(), percent)) {
        return Optional.empty();
      }
      String stated = passage.tokens().get(percent.first()).word().replace('.', ',');
      String computed = Numeral.show(claim.share().percent(percent.value()));
      return Optional.of(text.finding(claim.from(), claim.to(), cut ? Contradiction.CUT : Contradiction.RATIO, stated, computed));
    }

    /** The number before the percent, over brackets that are closed and over numbers that are no counts. */
    private @org.jspecify.annotations.Nullable Mention nearest() {
      for (int i = index - 1; i >= 0; i--) {
        Mention mention = passage.mentions().get(i);
        if (mention.sentence() != percent.sentence()) {
          return null;
        }
        boolean aside = mention.depth() > percent.depth();
        if (mention.isPercent() && !aside) {
          return null;
        }
        if (!aside && (mention.isFraction() || mention.isCount())) {
          return mention;
        }
      }
      return null;
    }

    private static boolean usable(Mention fraction) {
      return fraction.isFraction() && fraction.role() != Mention.Role.NAME && fraction.role() != Mention.Role.BOUND && fraction.base() != null && fraction.base().role() != Mention.Role.EACH;
    }

    /** "… đạt 95% số hộ": the percent counts other things than the number. */
    private boolean otherNoun(Mention number) {
      int at = percent.last() + 1;
      while (at < passage.tokens().size() && Set.of("so", "với", "tổng", "số", "trong", "trên", "của", "toàn", "các", "lượng").contains(passage.tokens().get(at).word())) {
        at++;
      }
      Noun noun = Nouns.at(passage.tokens(), at);
      if (!noun.known() || PLANS.contains(passage.tokens().get(at).word()) || noun.isIn("targets")) {
        return false;
      }
      return !noun.alike(number.noun());
    }

    /** "… lần lượt đạt 71,3% và 90%". */
    private boolean inTurn() {
      for (int i = passage.sentenceStart(percent.first()); i < passage.sentenceEnd(percent.first()); i++) {
        if (passage.at(i, "lần", "lượt")) {
          return true;
        }
      }
      return false;
    }
  }
}
