package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the base of a part stands that has none beside it, and which other pairs of numbers nearby
 * would explain a percent.
 */
final class Bases {

  private static final int FAR = 200;
  private static final int FEW = 4;
  private static final int NAMED = 10;

  private static final Words ANYBODY = Words.of("anybody");

  private final Sight sight = new Sight();
  private Passage current = sight.current();

  /** Why a number is believed to be the whole of a part. */
  enum Tie {
    /** The text says that the part is one of this whole. */
    NAMED,
    /** The percent repeats what is said of this whole; no other base explains it. */
    SAID,
    /**
     * It is the only one nearby that counts the same. A percent must be cut or nearly right to be
     * believed to be its share.
     */
    ONLY,
    /** One of several nearby that count the same. A percent must be cut, or its digits slipped. */
    ONE_OF_SEVERAL,
    /** It was asked for, and may be exceeded; believed like {@link #ONLY}. */
    TARGET
  }

  record Base(Mention whole, Tie tie) {}

  /** Goes on to the next passage. */
  void enter(Passage passage) {
    sight.enter(passage);
    current = passage;
  }

  Targets targets() {
    return new Targets(current, sight);
  }

  Optional<Base> of(Mention number, Mention percent) {
    Optional<Base> named = behind(number, percent).or(() -> inSentence(number, percent));
    if (named.isPresent()
        && !new Share(number.value(), named.get().whole().value()).near(percent.value())) {
      Optional<Base> nearer =
          nearby(number, percent)
              .filter(it -> slip(new Share(number.value(), it.whole().value()), percent));
      return nearer.or(() -> named);
    }
    return named.or(() -> nearby(number, percent));
  }

  /** The numbers around it that may have given a percent, parts and bases each for itself. */
  List<Mention> seen(Mention around) {
    List<Mention> seen = new ArrayList<>();
    for (Sight.Kept kept : sight.window(around)) {
      Mention mention = kept.mention();
      if (!mention.isPercent() && mention.role() != Mention.Role.NAME) {
        seen.add(mention);
        if (mention.base() != null) {
          seen.add(mention.base());
        }
      }
    }
    return seen;
  }

  /** As {@link #of}, only where the text names the whole. */
  Optional<Base> ofNamed(Mention number, Mention percent) {
    return behind(number, percent)
        .or(() -> inSentence(number, percent))
        .filter(it -> it.tie() == Tie.NAMED);
  }

  /**
   * "187 nhà văn hóa, chiếm 87,78% tổng số thôn": the percent itself names of what; how many there
   * are stands nearby.
   */
  Optional<Base> ofNoun(Noun noun, Mention number, Mention percent) {
    List<Mention> wholes =
        sight.window(number).reversed().stream()
            .map(Sight.Kept::mention)
            .map(it -> it.base() == null ? it : it.base())
            .filter(it ->
                it.kind() == Mention.Kind.COUNT
                    && it.role() == Mention.Role.PLAIN
                    && it.noun().same(noun)
                    && it.value().compareTo(number.value()) > 0)
            .toList();
    if (wholes.stream().map(it -> it.value().stripTrailingZeros()).distinct().count() == 1) {
      return Optional.of(new Base(wholes.getLast(), Tie.ONLY));
    }
    return wholes.stream()
        .limit(FEW)
        .filter(it -> slip(new Share(number.value(), it.value()), percent))
        .findFirst()
        .map(it -> new Base(it, Tie.ONE_OF_SEVERAL));
  }

  /** "chiếm 34,2% tổng số 245 cán bộ". */
  private Optional<Base> behind(Mention number, Mention percent) {
    for (Mention mention : after(percent)) {
      boolean all =
          current.at(mention.first() - 2, "tổng", "số")
              && mention.isCount()
              && !mention.noun().isMeasure()
              && !number.noun().isMeasure()
              && mention.value().compareTo(number.value()) > 0;
      if (mention.first() <= percent.last() + 6
          && total(mention)
          && (all || fits(number, mention))) {
        boolean apart = false;
        for (int i = percent.last() + 1; i < mention.first(); i++) {
          apart |= !current.tokens().get(i).isWord() && !current.tokens().get(i).is("(");
        }
        return apart ? Optional.empty() : Optional.of(new Base(mention, Tie.NAMED));
      }
    }
    return Optional.empty();
  }

  /**
   * "trong tổng số 48 đảng viên, có 9 …"; "85 đơn vị: … 16 đơn vị"; "1.020 học viên, trong đó nữ
   * 430 (42,2%)". With "đạt" a percent may as well be of a plan.
   */
  private Optional<Base> inSentence(Mention number, Mention percent) {
    boolean reached =
        current.at(percent.first() - 1, "đạt") || current.at(percent.first() - 1, "bằng");
    List<Mention> mentions = current.mentions();
    for (int i = current.mentionFrom(number.first()) - 1;
        i >= 0 && mentions.get(i).sentence() == number.sentence();
        i--) {
      Mention whole = mentions.get(i);
      if (number.first() - whole.last() > FAR) {
        break;
      }
      if (fits(number, whole)
          && whole.depth() <= number.depth()
          && (total(whole) || opens(whole, number))) {
        boolean plan = reached && !total(whole);
        return plan && number.noun().isMeasure()
            ? Optional.empty()
            : Optional.of(new Base(whole, plan ? Tie.ONLY : Tie.NAMED));
      }
    }
    return Optional.empty();
  }

  /**
   * A larger number of the same things: the only one in this part of the sentence, or in this
   * sentence and the two before it; else one that fits but for a slip.
   */
  private Optional<Base> nearby(Mention number, Mention percent) {
    List<Mention> whole = new ArrayList<>();
    List<Mention> larger = new ArrayList<>();
    for (Sight.Kept kept : sight.window(number).reversed()) {
      Mention mention = kept.mention().base() == null ? kept.mention() : kept.mention().base();
      if (fits(number, mention)
          && named(mention, number)
          && mention.value().compareTo(number.value()) > 0) {
        larger.add(mention);
        if (kept.mention().part() != null && fits(number, kept.mention().part())) {
          larger.add(kept.mention().part());
        }
        boolean before = mention.first() < number.first() || mention.sentence() < number.sentence();
        if (before && (kept.mention().isFraction() || !kept.isPart())) {
          whole.add(mention);
        }
      }
    }
    Optional<Mention> only =
        only(whole.stream().filter(it -> sameClause(it, number)).toList()).or(() -> only(whole));
    Optional<Mention> slipped =
        larger.stream()
            .limit(FEW)
            .filter(it -> slip(new Share(number.value(), it.value()), percent))
            .findFirst();
    if (only.isPresent()
        && !number.noun().isMeasure()
        && (slipped.isEmpty() || slip(new Share(number.value(), only.get().value()), percent))) {
      return only.map(it -> new Base(it, Tie.ONLY));
    }
    return slipped.map(it -> new Base(it, Tie.ONE_OF_SEVERAL));
  }

  private static Optional<Mention> only(List<Mention> wholes) {
    return wholes.stream().map(it -> it.value().stripTrailingZeros()).distinct().count() == 1
        ? Optional.of(wholes.getFirst())
        : Optional.empty();
  }

  /** Whether both stand in the same part of a sentence, without a semicolon between them. */
  private boolean sameClause(Mention whole, Mention number) {
    if (whole.sentence() != number.sentence() || whole.first() > number.first()) {
      return false;
    }
    for (int i = whole.last() + 1; i < number.first(); i++) {
      if (current.tokens().get(i).is(";")) {
        return false;
      }
    }
    return true;
  }

  private static boolean slip(Share share, Mention percent) {
    return share.slips(percent.value()) || share.swappedInside(percent.value());
  }

  /**
   * Whether another pair of numbers nearby gives the percent: another base for the part, or another
   * part of the base.
   */
  boolean explains(Mention part, Share claim, Mention percent) {
    List<BigDecimal> parts = new ArrayList<>(List.of(claim.part()));
    List<BigDecimal> bases = new ArrayList<>(List.of(claim.base()));
    for (Sight.Kept kept : sight.window(part)) {
      Mention mention = kept.mention();
      if (mention.isPercent() || mention.role() == Mention.Role.NAME) {
        continue;
      }
      boolean here = mention.sentence() == part.sentence();
      if (here) {
        parts.add(mention.value());
      }
      bases.add(mention.base() == null ? mention.value() : mention.base().value());
      if (mention.base() != null) {
        bases.add(mention.value());
      }
    }
    boolean exact = percent.value().scale() >= 2;
    for (BigDecimal one : parts) {
      for (BigDecimal base : bases) {
        boolean related =
            exact || one.compareTo(claim.part()) == 0 || base.compareTo(claim.base()) == 0;
        if (related
            && base.signum() > 0
            && one.compareTo(base) <= 0
            && new Share(one, base).rounds(percent.value())) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Mention> after(Mention percent) {
    List<Mention> mentions = current.mentions();
    int from = current.mentionFrom(percent.last() + 1);
    return mentions.subList(from, Math.min(mentions.size(), from + 3));
  }

  private static boolean fits(Mention number, Mention whole) {
    return whole.isCount()
        && whole.noun().alike(number.noun())
        && whole.value().compareTo(number.value()) >= 0
        && whole.value().signum() > 0;
  }

  /** Whether both are named alike; "đồng chí" and "người" may be anybody. */
  private static boolean named(Mention whole, Mention number) {
    boolean anybody =
        whole.noun().isIn("people")
            && number.noun().isIn("people")
            && ANYBODY.has(number.noun().words());
    return whole.noun().same(number.noun()) || anybody;
  }

  /** "tổng số …" stands before the number, in its clause, or "trong" right before it. */
  private boolean total(Mention whole) {
    if (current.at(whole.first() - 1, "trong")) {
      return true;
    }
    int at = whole.first();
    boolean aside = current.alone(at);
    int begin = aside ? current.sentenceStart(at) : current.clauseStart(at);
    for (int i = Math.max(begin, at - (aside ? 2 * NAMED : NAMED)); i < at; i++) {
      if (current.at(i, "tổng", "số")
          || current.at(i, "trong", "số")
          || current.at(i, "trong", "tổng")) {
        return true;
      }
    }
    return false;
  }

  /** "trong đó" or "gồm" between them, or a colon or bracket right behind what the whole counts. */
  private boolean opens(Mention whole, Mention number) {
    boolean beside = true;
    for (int i = whole.last() + 1; i < number.first(); i++) {
      Token token = current.tokens().get(i);
      int behind = current.behindBracket(i);
      if (behind > i && behind < number.first()) {
        i = behind;
      } else if (token.is("gồm") || current.at(i, "trong", "đó") || beside && token.isMark("(:")) {
        return true;
      } else if (token.is(";")
          && !current.at(i + 1, "trong", "đó")
          && !current.at(i + 1, "bao", "gồm")) {
        return false;
      }
      beside &= token.isWord();
    }
    return false;
  }
}
