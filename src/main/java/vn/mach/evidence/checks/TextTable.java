package vn.mach.evidence.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A table pasted as text: lines whose cells are set apart by tabs or bars. Cells line up from the
 * right where a line is shorter.
 */
record TextTable(List<List<TableCell>> rows, int columns, Set<Integer> percents) {

  private static final int WIDEST = 40;
  private static final List<String> NOT_ADDED =
      List.of(
          "tỷ lệ",
          "tỉ lệ",
          "bình quân",
          "điểm",
          "năng suất",
          "mật độ",
          "tốc độ",
          "hệ số",
          "chỉ số");
  private static final int LONGEST = 5000;
  private static final Pattern TOTAL =
      Pattern.compile(
          "(?:tổng cộng|cộng|tổng|tổng số)[.:]?|(?:tổng )?cộng toàn .{1,40}|toàn .{1,40}");

  /** The lines as a table; empty where there are fewer than three, or more than any table has. */
  static Optional<TextTable> read(String folded, List<TextLine> lines) {
    List<List<TableCell>> rows = new ArrayList<>();
    for (TextLine line : lines) {
      rows.add(cells(folded, line.from(), line.to()));
    }
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    return of(rows, columns);
  }

  /** Rows that were read already. */
  static Optional<TextTable> of(List<List<TableCell>> rows, int columns) {
    return rows.size() < 3 || columns > WIDEST || rows.size() > LONGEST
        ? Optional.empty()
        : Optional.of(new TextTable(rows, columns, percents(rows, columns)));
  }

  private static List<TableCell> cells(String folded, int from, int to) {
    String line = folded.substring(from, to);
    if (line.indexOf('\t') < 0 && line.indexOf('|') < 0) {
      return SpacedLines.cells(folded, from, to);
    }
    char separator = line.indexOf('\t') >= 0 ? '\t' : '|';
    List<TableCell> cells = new ArrayList<>();
    int begin = from;
    for (int i = from; i <= to; i++) {
      if (i == to || folded.charAt(i) == separator) {
        int first = begin;
        int last = i;
        while (first < last && Character.isWhitespace(folded.charAt(first))) {
          first++;
        }
        while (last > first && Character.isWhitespace(folded.charAt(last - 1))) {
          last--;
        }
        boolean edge = separator == '|' && first == last && (begin == from || i == to);
        if (!edge) {
          cells.add(new TableCell(first, last, folded.substring(first, last)));
        }
        begin = i + 1;
      }
    }
    return cells;
  }

  /** The columns of percents, rates and averages: nothing adds up in them. */
  private static Set<Integer> percents(List<List<TableCell>> rows, int columns) {
    Set<Integer> percents = new HashSet<>();
    for (List<TableCell> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (row.get(i).text().contains("%")
            || NOT_ADDED.stream().anyMatch(row.get(i).text()::contains)) {
          percents.add(columns - row.size() + i);
        }
      }
    }
    return percents;
  }

  boolean isPercent(int column) {
    return percents.contains(column);
  }

  /**
   * The cell in a column, counted from the right edge of the widest row; empty where the row does
   * not reach it.
   */
  Optional<TableCell> cell(int row, int column) {
    int at = rows.get(row).size() - columns + column;
    return at < 0 ? Optional.empty() : Optional.of(rows.get(row).get(at));
  }

  Optional<BigDecimal> number(int row, int column) {
    return cell(row, column).flatMap(TableCell::number);
  }

  /** What the row is called: its first cell that is more than a number or its numbering. */
  String name(int row) {
    return rows.get(row).stream()
        .map(TableCell::text)
        .filter(it -> it.indexOf(' ') > 0)
        .findFirst()
        .orElse("");
  }

  /** Whether the row is one of totals: cộng, tổng cộng, tổng số, toàn … */
  boolean isTotal(int row) {
    return rows.get(row).stream()
        .map(TableCell::text)
        .filter(it -> !it.isEmpty())
        .findFirst()
        .filter(it -> TOTAL.matcher(it).matches())
        .isPresent();
  }
}
