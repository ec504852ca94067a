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

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  @Override
  public List<Finding> findings(ReportText text) {
    List<Finding> findings = new ArrayList<>();
    for (TextTable table : text.tables()) {
      totals(text, table, findings);
      percents(text, table, findings);
    }
    return findings;
  }

  private static void totals(ReportText text, TextTable table, List<Finding> findings) {
    List<Integer> totals =
        IntStream.range(0, table.rows().size()).filter(table::isTotal).boxed().toList();
    if (totals.size() != 1 || hasGroups(table)) {
      return;
    }
    int total = totals.getFirst();
    boolean last = total == table.rows().size() - 1;
    for (int column = 0; column < table.columns(); column++) {
      int at = column;
      List<Integer> rows =
          IntStream.range(0, table.rows().size())
              .filter(row -> row != total && table.number(row, at).isPresent())
              .boxed()
              .toList();
      Optional<BigDecimal> stated = table.number(total, column).filter(it -> it.scale() <= 0);
      boolean whole =
          rows.stream().allMatch(row -> table.number(row, at).orElseThrow().scale() <= 0)
              && rows.size() >= 2;
      if (stated.isEmpty()
          || !whole
          || isPercent(table, column)
          || !last && total > rows.getFirst()) {
        continue;
      }
      BigDecimal sum =
          rows.stream()
              .map(row -> table.number(row, at).orElseThrow())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      boolean near =
          sum.multiply(TWO).compareTo(stated.get()) >= 0
              && stated.get().multiply(TWO).compareTo(sum) >= 0;
      if (sum.compareTo(stated.get()) != 0 && near) {
        TextTable.Cell one = table.cell(Math.min(total, rows.getFirst()), column).orElseThrow();
        TextTable.Cell other = table.cell(Math.max(total, rows.getLast()), column).orElseThrow();
        findings.add(
            text.finding(
                one.from(),
                other.to(),
                Contradiction.SUM,
                Numeral.show(stated.get()),
                Numeral.show(sum)));
      }
    }
  }

  /** Rows that gather others (I, II, A, B) would be counted twice. */
  private static boolean hasGroups(TextTable table) {
    List<String> first = table.rows().stream().map(row -> row.getFirst().text()).toList();
    return first.stream().anyMatch(it -> it.matches("[ivx]{1,4}|[a-d]"))
            && first.stream().anyMatch(it -> it.matches("\\d{1,3}|-|"))
        || first.stream().anyMatch(it -> it.matches("\\d\\.\\d"));
  }

  private static boolean isPercent(TextTable table, int column) {
    return IntStream.range(0, table.rows().size())
        .mapToObj(row -> table.cell(row, column))
        .flatMap(Optional::stream)
        .anyMatch(it ->
            it.text().contains("%")
                || it.text().contains("tỷ lệ")
                || it.text().contains("tỉ lệ")
                || it.text().contains("bình quân")
                || it.text().contains("điểm"));
  }

  private static void percents(ReportText text, TextTable table, List<Finding> findings) {
    for (int column = 2; column < table.columns(); column++) {
      if (isPercent(table, column)) {
        percents(text, table, column, findings);
      }
    }
  }

  private static void percents(
      ReportText text, TextTable table, int column, List<Finding> findings) {
    for (int part = 0; part < table.columns(); part++) {
      for (int base = 0; base < table.columns(); base++) {
        List<Integer> wrong =
            part == base || part == column || base == column
                ? List.of()
                : wrong(table, part, base, column);
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
