package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tables pasted as text. Its row of totals must be the sum of the rows; and where two columns give
 * the percents of a third in all rows but one, that one is wrong.
 */
final class TablesAddUp implements Rule {

  /** A percent is at most so many columns behind its part and base. */
  private static final int BACK = 12;

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    for (TextTable table : text.tables()) {
      findings.addAll(TableSums.of(text, table));
      percents(text, table, findings);
    }
    return findings;
  }

  private static void percents(ReportText text, TextTable table, List<Finding> findings) {
    for (int column = 2; column < table.columns(); column++) {
      if (table.isPercent(column)) {
        percents(text, table, column, findings);
      }
    }
  }

  private static void percents(
      ReportText text, TextTable table, int column, List<Finding> findings) {
    int from = Math.max(0, column - BACK);
    int to = Math.min(table.columns(), column + BACK / 2);
    for (int part = from; part < to; part++) {
      for (int base = from; base < to; base++) {
        boolean numbers = !table.isPercent(part) && !table.isPercent(base);
        List<Integer> wrong =
            part == base || !numbers ? List.of() : wrong(table, part, base, column);
        if (!wrong.isEmpty()) {
          for (int row : wrong) {
            Finding finding = percent(text, table, row, new int[] {part, base, column});
            boolean known =
                findings.stream()
                    .anyMatch(it ->
                        it.kind() == Contradiction.SUM
                            && it.from() < finding.to()
                            && finding.from() < it.to());
            if (!known) {
              findings.add(finding);
            }
          }
          return;
        }
      }
    }
  }

  /** The rows that do not fit, where at least three rows and four of five fit. */
  private static List<Integer> wrong(TextTable table, int part, int base, int column) {
    List<Integer> wrong = new ArrayList<>();
    int right = 0;
    for (int row = 0; row < table.rows().size(); row++) {
      Optional<Share> share = share(table, row, part, base);
      Optional<BigDecimal> percent = table.number(row, column);
      if (share.isPresent() && percent.isPresent()) {
        if (share.get().rounds(percent.get())) {
          right++;
        } else {
          wrong.add(row);
        }
      }
    }
    return right >= 3 && right >= 4 * wrong.size()
            || right >= 2 && wrong.size() == 1 && right + 1 >= 3
        ? wrong
        : List.of();
  }

  private static Optional<Share> share(TextTable table, int row, int part, int base) {
    Optional<BigDecimal> one = table.number(row, part);
    Optional<BigDecimal> all = table.number(row, base);
    return one.isPresent()
            && all.isPresent()
            && all.get().signum() > 0
            && one.get().compareTo(all.get()) <= 0
        ? Optional.of(new Share(one.get(), all.get()))
        : Optional.empty();
  }

  private static Finding percent(ReportText text, TextTable table, int row, int[] columns) {
    BigDecimal stated = table.number(row, columns[2]).orElseThrow();
    Share share = share(table, row, columns[0], columns[1]).orElseThrow();
    int from =
        IntStream.of(columns)
            .map(it -> table.cell(row, it).orElseThrow().from())
            .min()
            .orElseThrow();
    int to =
        IntStream.of(columns).map(it -> table.cell(row, it).orElseThrow().to()).max().orElseThrow();
    Contradiction kind = share.cuts(stated) ? Contradiction.CUT : Contradiction.RATIO;
    return text.finding(from, to, kind, Numeral.show(stated), Numeral.show(share.percent(stated)));
  }
}
