package vn.mach.checks;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;

/** All the rules, in the order in which they are asked. */
final class Contradictions {

  private static final List<Rule> RULES = List.of(new SharesAgree(), new PartsAddUp(), new TotalsAgree(), new WithinWhole(), new TablesAddUp());

  private Contradictions() {}

  /** Everything in the text that contradicts itself, in the order of the text; offsets are those of its NFC form. */
  static List<Finding> in(String text) {
    ReportText read = ReportText.read(Normalizer.normalize(text, Normalizer.Form.NFC));
    return RULES.stream()
        .flatMap(rule -> rule.findings(read).stream())
        .sorted(Comparator.comparingInt(Finding::from).thenComparingInt(Finding::to).thenComparing(Finding::kind))
        .toList();
  }
}
