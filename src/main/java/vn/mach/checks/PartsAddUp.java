package vn.mach.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parts that are given as all of a whole and do not add up to it: "3 tổ chức, gồm 2 đảng ủy và 2 chi bộ". What "trong đó" names may be
 * some of many, and may overlap; it is only weighed where "còn lại" closes the list or the parts are known to exclude one another.
 */
final class PartsAddUp implements Rule {

  private static final int POINTS = 60;
  private static final int NEIGHBOURS = 30;

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    List<Passage> passages = text.passages();
    for (int p = 0; p < passages.size(); p++) {
      Passage passage = passages.get(p);
      if (passage.mentions().isEmpty()) {
        continue;
      }
      Passage before = p == 0 ? null : passages.get(p - 1);
      for (PartList.Opener opener : PartList.openers(passage)) {
        List<Passage> points = opener.content() >= passage.tokens().size() ? points(passages, p) : List.of();
        new PartList(passage, before, points, opener).judge().filter(it -> isNew(findings, it)).ifPresent(it -> findings.add(finding(text, it)));
      }
      remainders(text, passage, findings);
      totalsBehind(text, passage, findings);
    }
    return findings;
  }

  /** The points of a list that begins here: as long as they have the same bullet, another than the line above them, and up to one that ends with a full stop. */
  private static List<Passage> points(List<Passage> passages, int head) {
    int from = head + 1;
    if (from == passages.size() || passages.get(from).bullet().equals(passages.get(head).bullet())) {
      return List.of();
    }
    int to = from;
    while (to < passages.size() && to - from < POINTS && !passages.get(to).bullet().isEmpty() && passages.get(to).bullet().equals(passages.get(from).bullet())) {
      List<Token> tokens = passages.get(to).tokens();
      to++;
      if (tokens.isEmpty() || tokens.getLast().is(".")) {
        break;
      }
    }
    return passages.subList(from, to);
  }

  /** "229/321 chi bộ …; 92 chi bộ còn lại": part and remainder make the base. */
  private static void remainders(ReportText text, Passage passage, List<Finding> findings) {
    List<Mention> mentions = passage.mentions();
    for (int i = 1; i < mentions.size(); i++) {
      Mention rest = mentions.get(i);
      if (!rest.isCount() || !isRest(passage, rest)) {
        continue;
      }
      Optional<Mention> fraction = Optional.of(mentions.get(i - 1)).filter(Mention::isPercent).isPresent() && i > 1 ? Optional.of(mentions.get(i - 2)) : Optional.of(mentions.get(i - 1));
      fraction
          .filter(it -> it.isFraction() && it.role() == Mention.Role.PLAIN && it.noun().same(rest.noun()) && rest.sentence() - it.sentence() <= 1 && it.depth() == rest.depth())
          .map(it -> new PartList.Verdict(it.base() == null ? it : it.base(), it.from(), rest.to(), it.value().add(rest.value())))
          .filter(it -> it.whole().value().compareTo(it.total()) != 0 && isNew(findings, it))
          .ifPresent(it -> findings.add(finding(text, it)));
    }
  }

  /** "36 đảng bộ và 48 chi bộ cơ sở, tổng cộng 84 tổ chức": the whole stands behind its parts. */
  private static void totalsBehind(ReportText text, Passage passage, List<Finding> findings) {
    List<Mention> mentions = passage.mentions();
    for (int i = 2; i < mentions.size(); i++) {
      Mention whole = mentions.get(i);
      if (!whole.isCount() || !passage.at(whole.first() - 2, "tổng", "cộng") && !passage.at(whole.first() - 3, "tổng", "cộng")) {
        continue;
      }
      BigDecimal sum = BigDecimal.ZERO;
      int first = i;
      boolean sound = false;
      while (first > Math.max(0, i - NEIGHBOURS) && mentions.get(first - 1).sentence() == whole.sentence() && mentions.get(first - 1).depth() == whole.depth() && isPart(mentions.get(first - 1), whole)) {
        first--;
        sum = sum.add(mentions.get(first).value());
        sound |= sum.compareTo(whole.value()) == 0;
      }
      boolean near = sum.multiply(BigDecimal.valueOf(4)).compareTo(whole.value().multiply(BigDecimal.valueOf(3))) >= 0 && whole.value().multiply(BigDecimal.valueOf(4)).compareTo(sum.multiply(BigDecimal.valueOf(3))) >= 0;
      PartList.Verdict verdict = new PartList.Verdict(whole, mentions.get(first).from(), whole.to(), sum);
      if (i - first >= 2 && !sound && near && !whole.noun().isMeasure() && isNew(findings, verdict)) {
        findings.add(finding(text, verdict));
      }
    }
  }

  private static boolean isPart(Mention part, Mention whole) {
    return part.isCount() && part.noun().known() && part.noun().alike(whole.noun());
  }

  private static boolean isRest(Passage passage, Mention rest) {
    return passage.at(rest.first() - 2, "còn", "lại") || passage.at(rest.last() + 1 + rest.noun().length(), "còn", "lại");
  }

  /** Whether nothing was found yet about the whole or within the span. */
  private static boolean isNew(List<Finding> findings, PartList.Verdict verdict) {
    return findings.subList(Math.max(0, findings.size() - NEIGHBOURS), findings.size()).stream()
        .noneMatch(it -> it.from() <= verdict.whole().from() && verdict.whole().to() <= it.to() || verdict.from() <= it.from() && it.to() <= verdict.to());
  }

  private static Finding finding(ReportText text, PartList.Verdict verdict) {
    Mention whole = verdict.whole();
    return text.finding(verdict.from(), verdict.to(), Contradiction.SUM, whole.shown(), whole.shown(verdict.total()));
  }
}
