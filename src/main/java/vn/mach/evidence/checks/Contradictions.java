package vn.mach.evidence.checks;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All the rules, in the order in which they are asked. */
final class Contradictions {

  private static final List<Rule> RULES =
      List.of(
          new SharesAgree(),
          new Growth(),
          new Structure(),
          new Averages(),
          new PartsAddUp(),
          new TotalsAgree(),
          new SaidAgain(),
          new Titles(),
          new WithinWhole(),
          new TablesAddUp(),
          new TablesSaid(),
          new TooManyNumbers());

  /** So many findings before one may be of the same numbers. */
  private static final int NEIGHBOURS = 10;

  private Contradictions() {}

  /**
   * Everything in the text that contradicts itself, in the order of the text; offsets are those of
   * its NFC form.
   */
  static List<Finding> in(String text) {
    return in(text, List.of());
  }

  /** As {@link #in(String)}, and what differs from the evidence. */
  static List<Finding> in(String text, List<Evidence> evidence) {
    ReportText read = ReportText.read(Normalizer.normalize(text, Normalizer.Form.NFC));
    return once(
        Stream.concat(RULES.stream(), Stream.of(new EvidenceAgrees(evidence)))
            .flatMap(rule -> rule.findings(read).stream())
            .distinct()
            .sorted(
                Comparator.comparingInt(Finding::from)
                    .thenComparingInt(Finding::to)
                    .thenComparing(Finding::kind))
            .toList());
  }

  /** Without what two rules say of the same numbers. */
  private static List<Finding> once(List<Finding> findings) {
    List<Finding> once = new ArrayList<>();
    for (Finding finding : findings) {
      boolean again =
          once.subList(Math.max(0, once.size() - NEIGHBOURS), once.size()).stream()
              .anyMatch(it ->
                  it.kind() == finding.kind()
                      && it.stated().equals(finding.stated())
                      && it.computed().equals(finding.computed())
                      && finding.from() < it.to()
                      && it.from() < finding.to());
      if (!again) {
        once.add(finding);
      }
    }
    return once;
  }
}
