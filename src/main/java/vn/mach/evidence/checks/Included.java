package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole that a number is some of, where the text says so: "4.949 cơ sở, trong đó phát hiện
 * 8.480 cơ sở"; "312 chi bộ … Trong số này có 374 chi bộ"; "63 trường … 75 trường, chiếm 77,8% tổng
 * số trường".
 */
final class Included {

  private static final int CLOSE = 12;
  private static final int FAR = 40;
  private static final int NAMES = 4;
  private static final int BACK = 8;
  private static final int BEHIND = 5;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Words SOME_DO = Words.of("done by some");
  private static final Words ANYBODY = Words.of("anybody");
  private static final Words SINCE_THEN = Words.of("since then");

  private final Passage passage;
  private final Link link;

  Included(Passage passage, Link link) {
    this.passage = passage;
    this.link = link;
  }

  Optional<Mention> whole(int index) {
    Mention part = passage.mentions().get(index);
    if (!part.isCount() || part.noun().words().isEmpty() || index == 0) {
      return Optional.empty();
    }
    Optional<Mention> some = part.noun().isMeasure() ? Optional.empty() : someOf(index);
    return some.or(() -> ofThese(index)).or(() -> slipped(index)).or(() -> shareOf(index));
  }

  /** A list that "trong đó" or "trong số này" opens: each of its numbers is some of the whole. */
  private Optional<Mention> someOf(int index) {
    Mention part = passage.mentions().get(index);
    int opener = opener(part);
    if (opener < 0) {
      return Optional.empty();
    }
    for (int i = index - 1; i >= 0; i--) {
      Mention before = passage.mentions().get(i);
      boolean inList = before.first() > opener;
      boolean aside = before.isPercent() || before.depth() > part.depth();
      if (aside) {
        continue;
      }
      if (inList ? !sameThings(before, part) : before.sentence() < part.sentence() - 1) {
        return Optional.empty();
      }
      if (!inList) {
        boolean alike =
            (before.isCount() || before.isFraction())
                && (sameThings(before, part) || onlyPeople(before, part))
                && before.depth() == part.depth();
        return alike && !ofBoth(before, part)
            ? Optional.of(before.base() == null ? before : before.base())
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** "Trong tổng số 318 hồ có 96 hồ …": the sentence begins with all of them. */
  private Optional<Mention> ofThese(int index) {
    Mention part = passage.mentions().get(index);
    Mention whole = passage.mentions().get(index - 1);
    int begin = passage.sentenceStart(part.first());
    boolean names =
        passage.at(begin, "trong")
            && whole.isCount()
            && whole.sentence() == part.sentence()
            && whole.depth() == part.depth()
            && whole.first() - begin <= NAMES
            && part.first() - whole.last() <= CLOSE
            && whole.noun().words().equals(part.noun().words());
    boolean all =
        whole.first() - begin == 1
            || passage.at(whole.first() - 2, "tổng", "số")
            || passage.at(whole.first() - 2, "trong", "số");
    return names && all && !SINCE_THEN.between(passage, whole.last() + 1, part.first())
        ? Optional.of(whole)
        : Optional.empty();
  }

  /**
   * "612 học sinh, trong đó 34 em …": "em" and the like are any people; so the whole must be the
   * only people that its sentence counts before it.
   */
  private boolean onlyPeople(Mention whole, Mention part) {
    int at = passage.mentionFrom(whole.first());
    return ANYBODY.has(part.noun().words())
        && whole.noun().isIn("people")
        && whole.sentence() == part.sentence()
        && passage.mentions().subList(Math.max(0, at - BACK), at).stream()
            .noneMatch(it -> it.sentence() == whole.sentence() && it.noun().isIn("people"));
  }

  /** "Nam 52 người; nữ 48 người. Trong đó, đại học 71 người": some of all in that sentence. */
  private boolean ofBoth(Mention last, Mention part) {
    int at = passage.mentionFrom(part.first());
    List<Mention> all =
        passage.mentions().subList(Math.max(0, at - FAR), at).stream()
            .filter(it -> it.sentence() == last.sentence() && it.depth() == last.depth())
            .filter(it -> it.isCount() && sameThings(it, last))
            .toList();
    BigDecimal total = all.stream().map(Mention::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    return last.sentence() < part.sentence()
        && all.size() > 1
        && total.compareTo(part.value()) >= 0;
  }

  /** The token that opens the list the part stands in; −1 where there is none. */
  private int opener(Mention part) {
    int least = Math.max(passage.sentenceStart(part.first()), part.first() - FAR);
    for (int i = part.first() - 1; i >= least; i--) {
      if (passage.tokens().get(i).depth() != part.depth()) {
        continue;
      }
      if (passage.tokens().get(i).is(";") || SINCE_THEN.at(passage, i) > 0) {
        return -1;
      }
      if (passage.at(i, "trong", "đó")
          || passage.at(i, "trong", "số", "này")
          || passage.at(i, "trong", "số", "đó")
          || passage.at(i, ",", "riêng") && part.first() - i <= CLOSE) {
        return i;
      }
    }
    return -1;
  }

  private static boolean sameThings(Mention one, Mention other) {
    return one.noun().same(other.noun());
  }

  /**
   * "468 em dự thi, 479 em đỗ, đạt 98,56%": a percent says that it is a share, and fits but for a
   * slip in one of the two.
   */
  private Optional<Mention> slipped(int index) {
    List<Mention> mentions = passage.mentions();
    Mention part = mentions.get(index);
    if (index + 1 == mentions.size()
        || !mentions.get(index + 1).isPercent()
        || !link.joins(part, mentions.get(index + 1))) {
      return Optional.empty();
    }
    Mention whole = mentions.get(index - 1);
    boolean alike =
        whole.isCount()
            && whole.noun().same(part.noun())
            && whole.sentence() == part.sentence()
            && whole.value().signum() > 0;
    return alike
            && new Share(part.value(), whole.value()).swappedInside(mentions.get(index + 1).value())
        ? Optional.of(whole)
        : Optional.empty();
  }

  /**
   * The number is said to be a share of at most all, and everything of its kind that was counted
   * shortly before is less: one of them is its whole.
   */
  private Optional<Mention> shareOf(int index) {
    List<Mention> mentions = passage.mentions();
    Mention part = mentions.get(index);
    if (index + 1 == mentions.size()
        || !mentions.get(index + 1).isPercent()
        || !link.joins(part, mentions.get(index + 1))
        || !mayBeShare(part, mentions.get(index + 1))) {
      return Optional.empty();
    }
    BigDecimal percent = mentions.get(index + 1).value();
    List<Mention> wholes = wholes(index);
    boolean explained =
        wholes.stream()
            .anyMatch(it ->
                new Share(part.value(), it.value()).rounds(percent)
                    || new Share(it.value(), part.value()).rounds(percent));
    List<Mention> here = wholes.stream().filter(it -> it.sentence() == part.sentence()).toList();
    boolean rate = passage.at(link.leadingTo(mentions.get(index + 1)), "đạt", "tỷ", "lệ");
    List<Mention> nearest = here.isEmpty() ? wholes : rate ? here.subList(0, 1) : here;
    boolean said =
        saysShare(part, mentions.get(index + 1)) || here.stream().anyMatch(this::isTotal);
    boolean over =
        said
            && !explained
            && nearest.stream().allMatch(it -> it.value().compareTo(part.value()) < 0)
            && !largerBefore(index, percent);
    return over
        ? nearest.stream().filter(it -> hasShare(it.value(), percent)).findFirst()
        : Optional.empty();
  }

  /** Whether the percent is about the share of more of the very same things, counted before. */
  private boolean largerBefore(int index, BigDecimal percent) {
    Mention part = passage.mentions().get(index);
    return passage.mentions().subList(Math.max(0, index - FAR), index).stream()
        .anyMatch(it ->
            it.isCount()
                && it.sentence() >= part.sentence() - 2
                && it.noun().words().equals(part.noun().words())
                && it.value().compareTo(part.value()) >= 0
                && new Share(part.value(), it.value()).near(percent));
  }

  /** What was counted of the same kind shortly before and is no share itself. */
  private List<Mention> wholes(int index) {
    List<Mention> mentions = passage.mentions();
    Mention part = mentions.get(index);
    List<Mention> wholes = new ArrayList<>();
    for (int i = index - 1; i >= Math.max(0, index - BACK); i--) {
      Mention before = mentions.get(i);
      if (before.sentence() < part.sentence() - 1) {
        break;
      }
      Mention one = before.base() == null ? before : before.base();
      boolean people = part.noun().isIn("people") && one.noun().isIn("people");
      if (one.isCount()
          && one.value().signum() > 0
          && (people || one.noun().same(part.noun()))
          && !(before.isCount() && new Sight.Kept(passage, before).isPart())) {
        wholes.add(one);
      }
    }
    return wholes;
  }

  /** "tổng số chi bộ 214". */
  private boolean isTotal(Mention whole) {
    for (int i = passage.clauseStart(whole.first()); i < whole.first(); i++) {
      if (passage.at(i, "tổng", "số")) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeShare(Mention part, Mention percent) {
    int behind = percent.last() + 1;
    boolean ofAll = passage.at(behind, "số") || passage.at(behind, "tổng", "số");
    boolean ofOther =
        !ofAll && behind < passage.tokens().size() && passage.tokens().get(behind).isWord();
    boolean base =
        passage.at(part.first() - 1, "trong")
            || passage.at(part.first() - 2, "dân", "số")
            || passage.at(part.first() - 2, "tổng", "số")
            || named(part);
    return percent.role() == Mention.Role.PLAIN
        && percent.value().compareTo(HUNDRED) < 0
        && !ofOther
        && !base
        && !baseBehind(percent)
        && !SINCE_THEN.between(passage, passage.clauseStart(part.first()), part.first());
  }

  /** "chiếm …%", "tỷ lệ …%", "…% số …". */
  private boolean saysShare(Mention part, Mention percent) {
    for (int i = part.last() + 1; i < percent.first(); i++) {
      if (SOME_DO.at(passage, i) > 0
          || passage.at(i, "chiếm")
          || passage.at(i, "tỷ", "lệ")
          || passage.at(i, "tỉ", "lệ")) {
        return true;
      }
    }
    int behind = percent.last() + 1;
    return passage.at(behind, "số") || passage.at(behind, "tổng", "số");
  }

  /** "chiếm 94,17% tổng số 438.210 công tơ". */
  private boolean baseBehind(Mention percent) {
    for (int i = percent.last() + 1; i <= percent.last() + BEHIND; i++) {
      if (i < passage.tokens().size() && passage.tokens().get(i).kind() == Token.Kind.NUMBER) {
        return true;
      }
      if (i >= passage.tokens().size() || !passage.tokens().get(i).isWord()) {
        return false;
      }
    }
    return false;
  }

  /**
   * Whether the number is compared with, or is of another body than what was counted before: "huyện
   * B có 3.500 hội viên".
   */
  private boolean named(Mention part) {
    int sentence = passage.sentenceStart(part.first());
    for (int i = Math.max(sentence, part.first() - FAR); i < part.first(); i++) {
      if (passage.at(i, "so", "với")) {
        return true;
      }
    }
    for (int i = passage.clauseStart(part.first()); i < part.first(); i++) {
      Noun noun = Nouns.at(passage.tokens(), i);
      if (i > sentence && (noun.isIn("places") || noun.isIn("bodies"))) {
        return true;
      }
      i += Math.max(0, noun.length() - 1);
    }
    return false;
  }

  /** Whether so many percent of the whole, as they are rounded, can be a number of things. */
  private static boolean hasShare(BigDecimal whole, BigDecimal percent) {
    if (whole.signum() <= 0) {
      return false;
    }
    BigDecimal part = whole.multiply(percent).divide(HUNDRED, 0, RoundingMode.HALF_UP);
    return new Share(part, whole).rounds(percent);
  }
}
