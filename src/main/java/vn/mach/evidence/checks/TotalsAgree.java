package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same total at two places of the text with different numbers. Same means: said of the same
 * body, the same action, the same things and the same time; and three different numbers are a list
 * of different things, not a contradiction.
 */
final class TotalsAgree implements Rule {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  @Override
  public List<Finding> findings(ReportText text) {
    ReportTime own = ReportTime.of(text.text());
    Map<Statement, List<Mention>> said = new LinkedHashMap<>();
    for (Passage passage : text.passages()) {
      for (Mention mention : passage.mentions()) {
        if (mention.isCount()
            && mention.depth() == 0
            && mention.noun().known()
            && !mention.noun().isIn("money")
            && !mention.noun().isIn("measure")) {
          Statement.of(passage, mention, own)
              .ifPresent(it -> said.computeIfAbsent(it, none -> new ArrayList<>()).add(mention));
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (List<Mention> mentions : said.values()) {
      Mention first = mentions.getFirst();
      if (mentions.stream().map(it -> it.value().stripTrailingZeros()).distinct().count() != 2) {
        continue;
      }
      Mention other =
          mentions.stream()
              .filter(it -> it.value().compareTo(first.value()) != 0)
              .findFirst()
              .orElseThrow();
      if (first.sentence() != other.sentence() && near(first.value(), other.value())) {
        findings.add(
            text.finding(
                first.from(),
                other.to(),
                Contradiction.REPEAT,
                first.shown(),
                first.shown(other.value())));
      }
    }
    return findings;
  }

  /** Numbers that are far apart mean different things. */
  private static boolean near(BigDecimal one, BigDecimal other) {
    return one.multiply(TWO).compareTo(other) >= 0 && other.multiply(TWO).compareTo(one) >= 0;
  }
}
