package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole of a number that is said to be a share of at most all, where everything of its kind
 * that was counted shortly before is less.
 */
final class SaidShare {

  private static final int FAR = 40;
  private static final int BACK = 8;
  private static final int BEHIND = 5;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Words SOME_DO = Words.of("done by some");
  private static final Words SINCE_THEN = Words.of("since then");

  private final Passage passage;
  private final Link link;

  SaidShare(Passage passage, Link link) {
    this.passage = passage;
    this.link = link;
  }

  /**
   * The number is said to be a share of at most all, and everything of its kind that was counted
   * shortly before is less: one of them is its whole.
   */
  Optional<Mention> whole(int index) {
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
