package vn.mach.evidence.checks;

import java.util.List;
import java.util.Optional;

/**
 * What a percent is a percent of where the text says it as a number beside the percent: "đạt 78,1%
 * dự toán (528 tỷ đồng)", "đạt 107,5% kế hoạch 20.000 cây", "94,33% dân số (861.320 người)"; or
 * where it was asked for before: "Chỉ tiêu giao trồng 650 ha … được 583 ha, đạt 89,7% kế hoạch".
 */
final class Targets {

  private static final int NEAR = 10;
  private static final int BACK = 24;
  private static final Words PLANS = Words.of("plan");

  private final Passage passage;
  private final Sight sight;

  Targets(Passage passage, Sight sight) {
    this.passage = passage;
    this.sight = sight;
  }

  /**
   * The base of the percent that is said of the number.
   *
   * @param plan whether the percent says that it is one of a plan
   */
  Optional<Mention> of(Mention number, Mention percent, boolean plan) {
    return beside(number, percent, plan)
        .or(() -> between(number, percent))
        .or(() -> plan ? asked(number) : Optional.empty())
        .or(() -> plan ? planned(number, percent) : askedHere(number, percent));
  }

  /**
   * "Kế hoạch 480 lao động; thực hiện 372 lao động, đạt 77,5%": asked for before the number in its
   * sentence, and nothing else of the kind counted between.
   */
  private Optional<Mention> askedHere(Mention number, Mention percent) {
    int behind = percent.last() + 1;
    boolean ofOther = behind < passage.tokens().size() && passage.tokens().get(behind).isWord();
    boolean reached =
        !ofOther
            && (passage.at(percent.first() - 1, "đạt")
                || passage.at(percent.first() - 1, "bằng")
                || passage.at(percent.first() - 3, "đạt", "tỷ", "lệ"));
    int at = passage.mentionFrom(number.first());
    List<Mention> before =
        passage.mentions().subList(Math.max(0, at - BACK), at).stream()
            .filter(it -> it.sentence() == number.sentence() && kin(number, it))
            .toList();
    return reached && before.size() == 1 && isAsked(before.getFirst(), number)
        ? Optional.of(before.getFirst())
        : Optional.empty();
  }

  /** Right behind the percent, with words and at most a bracket that opens between. */
  private Optional<Mention> beside(Mention number, Mention percent, boolean plan) {
    int at = passage.mentionFrom(percent.last() + 1);
    if (at >= passage.mentions().size()) {
      return Optional.empty();
    }
    Mention base = passage.mentions().get(at);
    boolean bracket = base.depth() > percent.depth();
    for (int i = percent.last() + 1; i < base.first(); i++) {
      boolean opens = bracket && passage.tokens().get(i).is("(");
      if (!passage.tokens().get(i).isWord() && !opens) {
        return Optional.empty();
      }
    }
    boolean said = base.first() > percent.last() + (bracket ? 2 : 1);
    boolean whole = plan ? said : bracket && base.value().compareTo(number.value()) > 0;
    return said
            && whole
            && base.first() - percent.last() <= NEAR
            && base.sentence() == percent.sentence()
            && counts(base, bracket || plan)
            && kin(number, base)
        ? Optional.of(base)
        : Optional.empty();
  }

  private static boolean counts(Mention base, boolean plain) {
    return base.kind() == Mention.Kind.COUNT
        && (base.role() == Mention.Role.PLANNED
            || plain
                && (base.role() == Mention.Role.PLAIN || base.role() == Mention.Role.COMPARED));
  }

  /** "2.874 đơn vị, vượt 274 đơn vị so với chỉ tiêu 2.600 đơn vị, đạt 110,5%". */
  private Optional<Mention> between(Mention number, Mention percent) {
    return only(
        passage
            .mentions()
            .subList(passage.mentionFrom(number.last() + 1), passage.mentionFrom(percent.first()))
            .stream()
            .filter(it -> isAsked(it, number) || isAskedAside(it, number))
            .toList());
  }

  /** "1.050 lao động (kế hoạch 1.000), đạt 105%": in a bracket the plan needs no name. */
  private static boolean isAskedAside(Mention base, Mention number) {
    return base.kind() == Mention.Kind.COUNT
        && base.role() == Mention.Role.PLANNED
        && base.depth() > number.depth()
        && !base.noun().known()
        && base.value().signum() > 0
        && base.value().compareTo(number.value()) != 0;
  }

  /** Asked for in this sentence or the ones before it. */
  private Optional<Mention> asked(Mention number) {
    return only(
        sight.window(number).stream()
            .map(Sight.Kept::mention)
            .filter(it -> it.sentence() < number.sentence() || it.first() < number.first())
            .filter(it -> isAsked(it, number))
            .toList());
  }

  /**
   * "Kế hoạch vốn đầu tư công năm 2024 là 3.260 tỷ đồng …": the first number of a sentence that
   * begins with a plan. As the plan is not beside its number, only a slip is believed.
   */
  private Optional<Mention> planned(Mention number, Mention percent) {
    return sight.window(number).stream()
        .filter(it -> it.mention().isCount() && it.mention().sentence() < number.sentence())
        .filter(it -> kin(number, it.mention()) && opensWithPlan(it))
        .map(Sight.Kept::mention)
        .filter(it -> {
          Share share = new Share(number.value(), it.value());
          return share.rounds(percent.value())
              || share.slips(percent.value())
              || share.swappedInside(percent.value());
        })
        .findFirst();
  }

  private static boolean opensWithPlan(Sight.Kept kept) {
    Passage there = kept.passage();
    int begin = there.sentenceStart(kept.mention().first());
    return PLANS.at(there, begin) > 0
        && there.mentions().get(there.mentionFrom(begin)).first() == kept.mention().first();
  }

  private static boolean isAsked(Mention base, Mention number) {
    return base.kind() == Mention.Kind.COUNT
        && base.role() == Mention.Role.PLANNED
        && kin(number, base);
  }

  private static Optional<Mention> only(List<Mention> bases) {
    return bases.stream().map(it -> it.value().stripTrailingZeros()).distinct().count() == 1
        ? Optional.of(bases.getFirst())
        : Optional.empty();
  }

  /** Whether both count the same, and are not one number said twice. */
  private static boolean kin(Mention number, Mention base) {
    boolean money = number.noun().isIn("money") && base.noun().isIn("money");
    return (money || number.noun().same(base.noun()) || people(number, base))
        && base.value().signum() > 0
        && base.value().compareTo(number.value()) != 0;
  }

  private static boolean people(Mention number, Mention base) {
    return number.noun().isIn("people") && base.noun().isIn("people");
  }
}
