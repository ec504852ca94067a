package vn.mach.evidence.activities;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.FormParser;

/**
 * Fills the rows of a grid with cells copied from a spreadsheet: a line for each row, cells split
 * by tabs, in the order of the grid's fields. A line whose day names its month goes to an empty row
 * of that month, any other to the next empty row.
 */
final class GridPaste {

  private final ActivityKind kind;
  private final List<GridRow> rows = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private int next;

  /**
   * The rows, filled.
   *
   * @param left the lines for which there was no row
   */
  record Filled(List<GridRow> rows, List<String> left) {}

  private GridPaste(List<YearMonth> months, ActivityKind kind) {
    this.kind = kind;
    months.forEach(month -> rows.add(GridRow.empty(month)));
  }

  static Filled fill(List<YearMonth> months, String pasted, ActivityKind kind) {
    GridPaste paste = new GridPaste(months, kind);
    Text.whole(pasted).lines().filter(line -> !line.isBlank()).forEach(paste::take);
    return new Filled(paste.rows, paste.left);
  }

  private void take(String line) {
    List<String> cells = Arrays.stream(line.split("\t", -1)).map(Text::line).toList();
    Optional<YearMonth> month =
        FormParser.day(cells.getFirst()).map(YearMonth::from).or(() -> month(cells.getFirst()));
    int place = month.map(it -> empty(0, it)).orElseGet(() -> empty(next, null));
    if (place < rows.size()) {
      rows.set(place, row(rows.get(place).month(), cells));
      next = place + 1;
    } else {
      left.add(line);
    }
  }

  /** Of a day without its year, in the year of the rows. */
  private Optional<YearMonth> month(String day) {
    return rows.stream()
        .map(row -> FormParser.day(GridRow.date(day, row.month())))
        .flatMap(Optional::stream)
        .filter(it -> !GridRow.isDayOnly(day))
        .map((LocalDate it) -> YearMonth.from(it))
        .filter(it -> rows.stream().anyMatch(row -> row.month().equals(it)))
        .findFirst();
  }

  /** The first empty row from this one on, of the month where one is asked; else past the last. */
  private int empty(int from, @Nullable YearMonth month) {
    int place = from;
    while (place < rows.size()
        && !(rows.get(place).isEmpty()
            && (month == null || rows.get(place).month().equals(month)))) {
      place++;
    }
    return place;
  }

  private GridRow row(YearMonth month, List<String> cells) {
    int at = 2;
    boolean asked = kind.attendance() != ActivityKind.Attendance.NONE;
    String expected = asked ? cell(cells, at++) : "";
    String present = asked ? cell(cells, at++) : "";
    Map<String, String> amounts = new TreeMap<>();
    for (ActivityKind.Amount amount : kind.amounts()) {
      String value = cell(cells, at++);
      if (!value.isEmpty()) {
        amounts.put(amount.code(), value);
      }
    }
    return new GridRow(
        UUID.randomUUID().toString(),
        month,
        cell(cells, 0),
        false,
        new ActivityInput("", "", "", "", cell(cells, 1), "", "", expected, present, "", amounts),
        null,
        List.of());
  }

  private static String cell(List<String> cells, int place) {
    return place < cells.size() ? cells.get(place) : "";
  }
}
