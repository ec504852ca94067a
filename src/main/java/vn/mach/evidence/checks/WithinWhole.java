package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shares above their whole: 104% of the members, 185/180 delegates present, "4.949 cơ sở, trong đó
 * 8.480 cơ sở …". Fulfilment of a plan, growth, and indices may well be above 100; so a share is
 * only believed where the words say that it is one, or where things are counted of which there are
 * only so many: bodies, places, schools.
 */
final class WithinWhole implements Rule {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Set<String> ONE_EACH = Set.of("people", "families", "places", "schools");

  private static final Words MAY_EXCEED = Words.of("may exceed");
  private static final Words BRINGING_IN = Words.of("bringing in");
  private static final Words SHARE = Words.of("share");
  private static final Words DONE_BY_SOME = Words.of("done by some");
  private static final Words DONE_BY_PEOPLE = Words.of("done by people");
  private static final Words CUMULATED = Words.of("cumulated");
  private static final Words RATE_OF_ALL = Words.of("rate of all");
  private static final Words TURNOUT = Words.of("turnout");

  private static final int AROUND = 25;
  private static final int FAR = 40;
  private static final int NEXT = 4;

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    for (Passage passage : text.passages()) {
      Link link = new Link(passage);
      for (int i = 0; i < passage.mentions().size(); i++) {
        Mention mention = passage.mentions().get(i);
        if (mention.role() == Mention.Role.PLAIN) {
          above(text, passage, i, link).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static Optional<Finding> above(ReportText text, Passage passage, int index, Link link) {
    Mention mention = passage.mentions().get(index);
    Optional<Mention> whole =
        Outcomes.of(passage, index)
            .or(() -> cumulated(passage, index))
            .or(() -> new Included(passage, link).whole(index));
    if (whole.isPresent()) {
      return whole
          .filter(it -> mention.value().compareTo(it.value()) > 0)
          .map(it -> said(text, mention, mention.value(), it.value(), it));
    }
    OverBase over = new OverBase(passage, link, index);
    if (mention.isFraction() && over.surely()) {
      return Optional.of(
          said(text, mention, mention.share().part(), mention.share().base(), mention));
    }
    if (mention.isPercent() && mention.value().compareTo(HUNDRED) > 0 && firmly(passage, mention)) {
      return Optional.of(aboveHundred(text, mention));
    }
    if (mention.isPercent() && TooLarge.isShare(passage, index, link)) {
      return Optional.of(aboveHundred(text, mention));
    }
    if (near(passage, mention, MAY_EXCEED) || near(passage, mention, BRINGING_IN)) {
      return Optional.empty();
    }
    if (mention.isPercent()) {
      boolean above =
          mention.value().compareTo(HUNDRED) > 0
              && shareOf(passage, mention)
              && !ofFraction(passage, index, link);
      return above ? Optional.of(aboveHundred(text, mention)) : Optional.empty();
    }
    boolean above = mention.isFraction() && over.likely(near(passage, mention, SHARE));
    return above
        ? Optional.of(said(text, mention, mention.share().part(), mention.share().base(), mention))
        : Optional.empty();
  }

  /** "tháng 6 được 412 hồ sơ, lũy kế 6 tháng 372 hồ sơ": no month has more than the whole time. */
  private static Optional<Mention> cumulated(Passage passage, int index) {
    Mention month = passage.mentions().get(index);
    if (index + 1 == passage.mentions().size() || !month.isCount()) {
      return Optional.empty();
    }
    int next = index + 1;
    while (next - index < NEXT
        && next + 1 < passage.mentions().size()
        && (passage.mentions().get(next).noun().isIn("time")
            || passage.mentions().get(next).role() == Mention.Role.NAME)) {
      next++;
    }
    Mention all = passage.mentions().get(next);
    boolean ofMonth = false;
    int from = Math.max(passage.sentenceStart(month.first()), month.first() - AROUND);
    for (int i = from; i < month.first(); i++) {
      ofMonth |= passage.at(i, "tháng") || passage.at(i, "quý") || passage.at(i, "tuần");
    }
    return ofMonth
            && all.isCount()
            && all.sentence() == month.sentence()
            && all.noun().same(month.noun())
            && CUMULATED.between(passage, month.last() + 1, all.first())
        ? Optional.of(all)
        : Optional.empty();
  }

  private static Finding aboveHundred(ReportText text, Mention percent) {
    return text.finding(
        percent.from(), percent.to(), Contradiction.RANGE, Numeral.show(percent.value()), "100");
  }

  /** "chiếm 118,4%" right beside one another, and nothing behind it that may be exceeded. */
  private static boolean firmly(Passage passage, Mention percent) {
    int at = percent.first();
    int behind = percent.last() + 1;
    int end = behind;
    while (end < passage.tokens().size()
        && end - behind < NEXT + 2
        && passage.tokens().get(end).isWord()) {
      end++;
    }
    return (passage.at(at - 1, "chiếm")
            || passage.at(at - 3, "chiếm", "tỷ", "lệ")
            || passage.at(at - 3, "chiếm", "tỉ", "lệ")
            || rateOfAll(passage, percent))
        && !MAY_EXCEED.between(passage, behind, end);
  }

  /** "tỷ lệ che phủ rừng 142,1%": the clause names a rate that is one of all there is. */
  private static boolean rateOfAll(Passage passage, Mention percent) {
    int clause = passage.clauseStart(percent.first());
    for (int i = clause; i < percent.first(); i++) {
      if (passage.at(i, "tỷ", "lệ") || passage.at(i, "tỉ", "lệ") || passage.at(i, "mức", "độ")) {
        return RATE_OF_ALL.between(passage, i + 2, percent.first())
            && !passage.at(percent.first() - 1, "bằng")
            && !MAY_EXCEED.between(passage, clause, percent.first());
      }
    }
    return false;
  }

  private static Finding said(
      ReportText text, Mention mention, BigDecimal part, BigDecimal whole, Mention of) {
    return text.finding(
        Math.min(mention.from(), of.from()),
        Math.max(mention.to(), of.to()),
        Contradiction.RANGE,
        Numeral.show(part),
        Numeral.show(whole));
  }

  /**
   * "chiếm 104%", "103% số hộ", "tỷ lệ … tham gia đạt 101%", or any percent of those who came to
   * vote.
   */
  private static boolean shareOf(Passage passage, Mention percent) {
    int clause = passage.clauseStart(percent.first());
    boolean rate = false;
    for (int i = clause; i < percent.first(); i++) {
      if (passage.tokens().get(i).is("chiếm")) {
        return true;
      }
      boolean here = passage.at(i, "tỷ", "lệ") || passage.at(i, "tỉ", "lệ");
      rate |= here;
      if (here && ONE_EACH.contains(Nouns.at(passage.tokens(), i + 2).group())) {
        return true;
      }
    }
    if (rate && near(passage, percent, DONE_BY_SOME)
        || DONE_BY_PEOPLE.between(passage, clause, percent.first())
        || TURNOUT.between(
            passage,
            Math.max(passage.sentenceStart(percent.first()), percent.first() - FAR),
            percent.first())
        || turnoutBefore(passage, percent)) {
      return true;
    }
    int at = percent.last() + 1;
    if (passage.at(at, "tổng")) {
      return true;
    }
    while (passage.at(at, "số") || passage.at(at, "các")) {
      at++;
    }
    Noun noun = Nouns.at(passage.tokens(), at);
    return noun.known() && !noun.isMeasure() && !noun.isIn("targets") && !noun.isIn("papers");
  }

  private static boolean turnoutBefore(Passage passage, Mention percent) {
    int sentence = passage.sentenceStart(percent.first());
    return sentence > 0
        && TURNOUT.between(
            passage, Math.max(passage.sentenceStart(sentence - 1), sentence - FAR), sentence);
  }

  private static boolean ofFraction(Passage passage, int index, Link link) {
    List<Mention> mentions = passage.mentions();
    return index > 0
            && mentions.get(index - 1).isFraction()
            && link.joins(mentions.get(index - 1), mentions.get(index))
        || index + 1 < mentions.size()
            && mentions.get(index + 1).isFraction()
            && mentions.get(index + 1).depth() > mentions.get(index).depth();
  }

  /**
   * Whether one of the words stands not far from the number in its part of the sentence, up to the
   * next semicolons.
   */
  private static boolean near(Passage passage, Mention mention, Words words) {
    int from = mention.first();
    while (from > 0
        && mention.first() - from < AROUND
        && passage.tokens().get(from - 1).sentence() == mention.sentence()
        && !passage.tokens().get(from - 1).is(";")) {
      from--;
    }
    int to = mention.last() + 1;
    while (to < passage.tokens().size()
        && to - mention.last() <= AROUND
        && passage.tokens().get(to).sentence() == mention.sentence()
        && !passage.tokens().get(to).is(";")) {
      to++;
    }
    for (int i = from; i < to; i++) {
      Noun noun = Nouns.at(passage.tokens(), i);
      if (noun.isIn("people") && noun.length() > 1) {
        i += noun.length() - 1;
      } else if (words.at(passage, i) > 0 && i + words.at(passage, i) <= to) {
        return true;
      }
    }
    return false;
  }
}
