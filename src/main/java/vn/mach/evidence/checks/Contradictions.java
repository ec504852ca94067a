package vn.mach.evidence.checks;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All the rules, in the order in which they are asked. */
final class Contradictions {

  private static final List<Rule> RULES =
      List.of(
          new SharesAgree(),
          new PartsAddUp(),
          new TotalsAgree(),
          new SaidAgain(),
          new Titles(),
          new WithinWhole(),
          new TablesAddUp(),
          new TablesSaid());

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
    return Stream.concat(RULES.stream(), Stream.of(new EvidenceAgrees(evidence)))
        .flatMap(rule -> rule.findings(read).stream())
        .distinct()
        .sorted(
            Comparator.comparingInt(Finding::from)
                .thenComparingInt(Finding::to)
                .thenComparing(Finding::kind))
        .toList();
  }
}
