package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shares that make up a whole: "Cơ cấu: nông nghiệp 18,4%, công nghiệp 47,4%, dịch vụ 30,6%, thuế
 * 6,3%". Often not all are named, so they are only doubted where two digits of one of them, put in
 * the other order, make a hundred.
 */
final class Structure implements Rule {

  private static final int FEWEST = 3;
  private static final int MANY = 12;
  private static final int FAR = 60;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal ROUNDED = new BigDecimal("0.1");
  private static final Words MAKE_UP = Words.of("make up a whole");
  private static final Words REST = Words.of("left over");

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    for (Passage passage : text.passages()) {
      List<Mention> mentions = passage.mentions();
      for (int i = 0; i < mentions.size(); ) {
        int next = i;
        while (next < mentions.size() && goesOn(mentions.get(i), mentions.get(next))) {
          next++;
        }
        finding(text, passage, mentions.subList(i, next)).ifPresent(findings::add);
        i = Math.max(next, i + 1);
      }
    }
    return findings;
  }

  /** Percents that follow one another in a sentence. */
  private static boolean goesOn(Mention first, Mention next) {
    return next.isPercent()
        && next.role() == Mention.Role.PLAIN
        && next.sentence() == first.sentence()
        && next.depth() == first.depth();
  }

  private static Optional<Finding> finding(
      ReportText text, Passage passage, List<Mention> percents) {
    if (percents.size() < FEWEST || percents.size() > MANY || !makeUp(passage, percents)) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Mention percent : percents) {
      sum = sum.add(percent.value());
      if (isAll(sum)) {
        return Optional.empty();
      }
    }
    BigDecimal missing = HUNDRED.subtract(sum);
    boolean slip =
        percents.stream()
            .map(Mention::value)
            .anyMatch(it -> Slip.length(it, it) >= 2 && Slip.swapped(it, it.add(missing)));
    return slip
        ? Optional.of(
            text.finding(
                percents.getFirst().from(),
                percents.getLast().to(),
                Contradiction.SUM,
                "100",
                Numeral.show(sum)))
        : Optional.empty();
  }

  private static boolean isAll(BigDecimal sum) {
    return sum.subtract(HUNDRED).abs().compareTo(ROUNDED) <= 0;
  }

  /** Whether the text says so, or names the parts as ones that have nothing in common. */
  private static boolean makeUp(Passage passage, List<Mention> percents) {
    int from = percents.getFirst().first();
    int sentence = passage.sentenceStart(from);
    int start = sentence == 0 ? 0 : passage.sentenceStart(sentence - 1);
    int before = Math.max(start, from - FAR);
    List<String> labels = new ArrayList<>();
    int least = sentence;
    for (Mention percent : percents) {
      labels.add(Parts.Part.of(passage, percent, least).label());
      least = percent.last() + 1;
    }
    return MAKE_UP.between(passage, before, from)
        || REST.in(labels.getLast())
        || Dimensions.of(labels) != Dimensions.Apart.UNKNOWN;
  }
}
