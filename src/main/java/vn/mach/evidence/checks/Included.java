package vn.mach.evidence.checks;

import java.math.BigDecimal;
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
  private static final Words ANYBODY = Words.of("anybody");
  private static final Words SOMEBODY = Words.of("case of somebody");
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
    Optional<Mention> some =
        !part.noun().isMeasure() || firstOfArea(index) ? someOf(index) : Optional.empty();
    return some.or(() -> ofThese(index))
        .or(() -> amongThem(index))
        .or(() -> slipped(index))
        .or(() -> new SaidShare(passage, link).whole(index));
  }

  /** "286 km đê, trong đó đê cấp III 164 km": right behind the whole, in the same measure. */
  private boolean firstOfArea(int index) {
    Mention part = passage.mentions().get(index);
    Mention whole = passage.mentions().get(index - 1);
    return part.noun().isIn("measure")
        && whole.isCount()
        && whole.sentence() == part.sentence()
        && whole.noun().words().equals(part.noun().words());
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

  /** "13.254 giáo viên, 12.870 giáo viên trong số đó …". */
  private Optional<Mention> amongThem(int index) {
    Mention part = passage.mentions().get(index);
    Mention whole = passage.mentions().get(index - 1);
    int behind = part.last() + 1 + part.noun().length();
    boolean them =
        passage.at(behind, "trong", "số", "đó") || passage.at(behind, "trong", "số", "này");
    return them
            && whole.isCount()
            && whole.depth() == part.depth()
            && whole.sentence() >= part.sentence() - 1
            && whole.noun().words().equals(part.noun().words())
        ? Optional.of(whole)
        : Optional.empty();
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
   * only people that its sentence counts before it. "647 trường hợp, trong đó 73 người …": a case
   * is somebody's.
   */
  private boolean onlyPeople(Mention whole, Mention part) {
    int at = passage.mentionFrom(whole.first());
    boolean here = ANYBODY.has(part.noun().words()) && whole.sentence() == part.sentence();
    return here && SOMEBODY.has(whole.noun().words())
        || here
            && whole.noun().isIn("people")
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
}
