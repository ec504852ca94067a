package vn.mach.app.exchange;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.RowWarning;
import vn.mach.base.kernel.Text;

/**
 * The rows of the table in a sheet: without title lines and header, the line of column numbers, the
 * header again on each page, headings, totals, and what stands below the table (who drew it up,
 * signatures, notes). What is left out is said.
 */
final class BodyRows {

  private static final Pattern NUMBER = Pattern.compile("[(\\[]?([0-9]{1,2}|[A-ZĐ])[)\\]]?.{0,20}");
  private static final Pattern FOOT =
      Pattern.compile(
          "\\(?(?:(?:người|cán bộ) (?:lập|tổng hợp|kiểm tra|báo cáo|nhập|viết)|lập (?:biểu|bảng)|kế toán"
              + "|thủ trưởng|nơi nhận|ghi chú|lưu ý|chú thích|xác nhận|ký tên|ký[, ]|đã ký|danh sách (?:này )?có"
              + "|t/m|tm[. ]|t\\.m|kt\\.|k/t|tl\\.|tuq\\.|bí thư|phó bí thư|chủ tịch|phó chủ tịch|chánh văn phòng"
              + "|trưởng ban|prepared by|signature|signed|note|\\*).{0,500}",
          Pattern.DOTALL);
  private static final Pattern DATED =
      Pattern.compile(
          "(?:[^,]{0,60},\\s?)?ngày\\s?[0-9.…_ ]{0,12}\\s?tháng\\s?[0-9.…_ ]{0,12}\\s?năm.{0,20}");

  /** In rows; what is longer is no foot. */
  private static final int LONGEST_FOOT = 200;

  private final RawRows rows;
  private final SheetFrame frame;
  private final TotalRows totals;
  private final ReadRemarks remarks;
  private final UnitHeadings headings;
  private final Deque<Row> ready = new ArrayDeque<>();
  private final List<RawRow> foot = new ArrayList<>();
  private String heading = "";
  private boolean begun;

  /**
   * @param heading the unit that the last heading above it names; empty for none
   */
  record Row(RawRow row, String heading) {}

  BodyRows(RawRows rows, SheetFrame frame, ReadRemarks remarks) {
    this.rows = rows;
    this.frame = frame;
    this.remarks = remarks;
    this.totals = new TotalRows(frame.header(), remarks);
    this.headings = new UnitHeadings(frame.header());
    if (frame.titles() > 0) {
      remarks.say("header_found", frame.lastLine(), frame.titles());
    }
    frame
        .header()
        .marks()
        .forEach((column, places) ->
            remarks.say(
                "marks",
                places.stream()
                    .map(place -> "“" + frame.header().headers().get(place) + "”")
                    .collect(Collectors.joining(", ")),
                RowWarning.MESSAGE
                    + "exchange.column."
                    + frame.header().table().name()
                    + "."
                    + frame.header().table().columns().get(column).name()));
  }

  /** The next row of the table; null at its end. */
  @Nullable Row next() throws IOException {
    while (ready.isEmpty()) {
      RawRow row = rows.next();
      if (row == null) {
        end();
        return null;
      }
      if (row.line() > frame.lastLine()) {
        take(row);
      }
    }
    Row row = ready.remove();
    totals.count(row.row);
    return row;
  }

  private void take(RawRow row) {
    boolean first = !begun;
    boolean filled = frame.header().isFilledBy(row);
    begun = true;
    String unit = foot.isEmpty() ? headings.named(row) : null;
    if (first && isOfColumnNumbers(row)) {
      remarks.say("column_numbers", row.line());
    } else if (frame.header().repeatedBy(row)) {
      remarks.say("header_again", row.line());
    } else if (unit != null) {
      heading = unit;
      remarks.say(frame.headed() < 0 ? "heading" : "heading_unit", row.line(), unit);
    } else if ((!filled || frame.header().isOfNumbers(row)) && totals.isTotal(row)) {
      totals.compare(row);
    } else if (row.filledCells() == 1 && !row.spans().isEmpty() && foot.isEmpty() && !isFoot(row)) {
      remarks.say("heading", row.line(), row.firstText());
    } else if (frame.header().isThin(row) && (!foot.isEmpty() || isFoot(row))) {
      foot.add(row);
    } else if (filled || frame.header().isMetBy(row)) {
      takeFoot(); // it was none
      ready.add(new Row(row, heading));
    } else if (foot.size() < LONGEST_FOOT && (!foot.isEmpty() || isFoot(row))) {
      foot.add(row);
    } else {
      takeFoot();
      ready.add(new Row(row, heading));
    }
  }

  private void takeFoot() {
    foot.forEach(row -> ready.add(new Row(row, heading)));
    foot.clear();
  }

  private void end() {
    if (!foot.isEmpty()) {
      String texts =
          foot.stream()
              .map(RawRow::firstText)
              .filter(text -> !text.isEmpty())
              .limit(5)
              .map(text -> Text.shortened(text, 40))
              .collect(Collectors.joining(" · "));
      remarks.say("foot", foot.getFirst().line(), foot.getLast().line(), texts);
      foot.clear();
    }
  }

  /** A day in words is one of the table where its days stand. */
  private boolean isFoot(RawRow row) {
    if (FOOT.matcher(row.firstText().toLowerCase(Locale.ROOT)).matches()) {
      return true;
    }
    for (int i = 0; i < row.cells().size(); i++) {
      if (row.cell(i) instanceof RawCell.Words words
          && (row.filledCells() == 1 || !frame.header().isOfDays(i))
          && DATED.matcher(words.shown().toLowerCase(Locale.ROOT)).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is a line like (1) (2) (3), or A B 1 2. */
  private static boolean isOfColumnNumbers(RawRow row) {
    int last = 0;
    int numbers = 0;
    for (RawCell cell : row.cells()) {
      if (cell.isEmpty()) {
        continue;
      }
      var matcher = NUMBER.matcher(cell.shown());
      if (!matcher.matches()) {
        return false;
      }
      String label = matcher.group(1);
      if (Character.isDigit(label.charAt(0))) {
        int number = Integer.parseInt(label);
        boolean formula = cell.shown().length() > label.length() + 2; // (3)=(1)+(2)
        if (number != last + 1 || formula && cell.shown().indexOf('=') < 0) {
          return false;
        }
        last = number;
        numbers++;
      } else if (cell.shown().length() > 3 || numbers > 0) {
        return false;
      }
    }
    return numbers >= 3;
  }
}
