package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows of totals and subtotals of a table, column by column, against the rows that they gather.
 */
final class TableSums {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final ReportText text;
  private final TextTable table;
  private final List<Finding> findings = new ArrayList<>();

  private TableSums(ReportText text, TextTable table) {
    this.text = text;
    this.table = table;
  }

  static List<Finding> of(ReportText text, TextTable table) {
    TableSums sums = new TableSums(text, table);
    TableLevels levels = TableLevels.of(table);
    List<Integer> totals =
        IntStream.range(0, table.rows().size()).filter(table::isTotal).boxed().toList();
    for (int column = 0; column < table.columns(); column++) {
      if (table.isPercent(column)) {
        continue;
      }
      if (totals.size() == 1) {
        sums.total(totals.getFirst(), column, levels);
      }
      for (int row = 0; levels.several() && row < table.rows().size(); row++) {
        sums.add(row, levels.below(row), column);
      }
    }
    return sums.findings;
  }

  private void total(int total, int column, TableLevels levels) {
    List<Integer> rows =
        levels.several()
            ? levels.top()
            : IntStream.range(0, table.rows().size()).filter(it -> it != total).boxed().toList();
    List<Integer> filled =
        rows.stream().filter(row -> table.number(row, column).isPresent()).toList();
    boolean last = total == table.rows().size() - 1;
    if (!filled.isEmpty() && (last || total < filled.getFirst())) {
      add(total, rows, column);
    }
  }

  /**
   * Names the row where the others that are filled add up to something else, though not to
   * something far off.
   */
  private void add(int total, List<Integer> rows, int column) {
    List<Integer> filled =
        rows.stream().filter(row -> table.number(row, column).isPresent()).toList();
    Optional<BigDecimal> stated = table.number(total, column);
    if (stated.isEmpty() || filled.size() < 2) {
      return;
    }
    BigDecimal sum =
        filled.stream()
            .map(row -> table.number(row, column).orElseThrow())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean near =
        sum.multiply(TWO).compareTo(stated.get()) >= 0
            && stated.get().multiply(TWO).compareTo(sum) >= 0;
    BigDecimal off = sum.subtract(stated.get()).abs();
    boolean whole = stated.get().scale() <= 0 && sum.scale() <= 0;
    if (near
        && (whole || filled.size() > 2)
        && off.compareTo(loose(stated.get(), sum, filled.size())) > 0) {
      TableCell one = table.cell(Math.min(total, filled.getFirst()), column).orElseThrow();
      TableCell other = table.cell(Math.max(total, filled.getLast()), column).orElseThrow();
      findings.add(
          text.finding(
              one.from(),
              other.to(),
              Contradiction.SUM,
              Numeral.show(stated.get()),
              Numeral.show(sum)));
    }
  }

  /** How far a sum may be off because each of its numbers is rounded; nothing for whole numbers. */
  private static BigDecimal loose(BigDecimal stated, BigDecimal sum, int rows) {
    int places = Math.max(stated.scale(), sum.scale());
    return places <= 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(rows + 1L).divide(TWO).scaleByPowerOfTen(-places);
  }
}
