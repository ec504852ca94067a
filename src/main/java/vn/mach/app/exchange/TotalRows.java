package vn.mach.app.exchange;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.CellParser;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;

/** Rows that add up the rows above: they are compared, and a difference is said. */
final class TotalRows {

  private static final Pattern TOTAL =
      Pattern.compile(
          "(?:tổng cộng|tổng số|total)(?:[\\s:(].{0,200})?"
              + "|(?:tổng|cộng|sum)(?: chung| dồn| toàn .{1,60})?\\s?(?:[:(0-9].{0,200})?");

  private static final ExchangeColumn NUMBER =
      ExchangeColumn.of("number", new CellType.Decimal(), "");

  private final HeaderRow header;
  private final ReadRemarks remarks;
  private final Map<Integer, BigDecimal> all = new TreeMap<>();
  private final Map<Integer, BigDecimal> sinceTotal = new TreeMap<>();
  private int rows;
  private int rowsSinceTotal;

  TotalRows(HeaderRow header, ReadRemarks remarks) {
    this.header = header;
    this.remarks = remarks;
  }

  /** A row of the table, which totals below it count. */
  void count(RawRow row) {
    rows++;
    rowsSinceTotal++;
    for (int i = 0; i < header.places().size(); i++) {
      ExchangeColumn column = header.table().columns().get(i);
      if (isNumber(column.cell()) && header.places().get(i) >= 0) {
        BigDecimal number = number(row.cell(header.places().get(i)));
        if (number != null) {
          all.merge(i, number, BigDecimal::add);
          sinceTotal.merge(i, number, BigDecimal::add);
        }
      }
    }
  }

  boolean isTotal(RawRow row) {
    if (header.isFilledBy(row)) {
      return false;
    }
    for (RawCell cell : row.cells()) {
      if (cell instanceof RawCell.Words && !cell.isEmpty()) {
        return TOTAL.matcher(cell.shown().toLowerCase(Locale.ROOT)).matches();
      }
    }
    return false;
  }

  void compare(RawRow row) {
    String label = row.firstText();
    boolean differs = false;
    for (int i = 0; i < header.places().size(); i++) {
      int place = header.places().get(i);
      ExchangeColumn column = header.table().columns().get(i);
      BigDecimal stated = place < 0 ? null : number(row.cell(place));
      if (stated == null) {
        continue;
      }
      boolean sums = isNumber(column.cell());
      BigDecimal found = sums ? all.getOrDefault(i, BigDecimal.ZERO) : BigDecimal.valueOf(rows);
      BigDecimal part =
          sums ? sinceTotal.getOrDefault(i, BigDecimal.ZERO) : BigDecimal.valueOf(rowsSinceTotal);
      if (stated.compareTo(found) != 0 && stated.compareTo(part) != 0) {
        differs = true;
        remarks.say(
            sums ? "total_differs" : "total_counts",
            row.line(),
            label,
            header.headers().get(place),
            NumberFormatSection.plain(stated),
            NumberFormatSection.plain(found));
      }
    }
    if (!differs) {
      remarks.say("total", row.line(), label);
    }
    sinceTotal.clear();
    rowsSinceTotal = 0;
  }

  private static boolean isNumber(CellType type) {
    return type instanceof CellType.Whole || type instanceof CellType.Decimal;
  }

  private static @Nullable BigDecimal number(RawCell cell) {
    return switch (cell) {
      case RawCell.Number number -> number.value();
      case RawCell.Words words ->
          CellParser.read(NUMBER, words.shown()).value() instanceof BigDecimal value ? value : null;
      case RawCell.Moment _, RawCell.Truth _, RawCell.Unseen _ -> null;
    };
  }
}
