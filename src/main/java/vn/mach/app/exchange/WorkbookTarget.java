package vn.mach.app.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.CellType;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.web.FormulaGuard;

/**
 * Writes tables as sheets of a workbook. Text is text whatever it begins with; days and numbers are
 * days and numbers.
 */
final class WorkbookTarget implements Export.Target {

  static final int MOST_ROWS = 1_048_576;
  private static final int ROWS_IN_MEMORY = 1_000;
  private static final LocalDate FIRST_SAFE_DAY =
      LocalDate.of(1900, 3, 1); // spreadsheets count a 29 February 1900
  private static final long LARGEST_EXACT = 999_999_999_999_999L;

  private final Workbook workbook;
  private @Nullable Worksheet sheet;
  private int at;

  WorkbookTarget(OutputStream out) {
    workbook = new Workbook(out, "Mach", "1.0");
  }

  @Override
  public void begin(ExchangeTable table) {
    sheet = workbook.newWorksheet(table.name());
    header(sheet, table, ExchangeColumn::name);
    at = 1;
  }

  /** The header row, which stays in sight. */
  static void header(Worksheet sheet, ExchangeTable table, Function<ExchangeColumn, String> words) {
    List<ExchangeColumn> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      ExchangeColumn column = columns.get(i);
      sheet.inlineString(0, i, words.apply(column));
      sheet.style(0, i).bold().fillColor(column.must() ? "F6E3E0" : "F1EFEB").set();
      sheet.width(i, width(column.cell()));
    }
    sheet.freezePane(0, 1);
  }

  private static int width(CellType cell) {
    return switch (cell) {
      case CellType.Text _ -> 36;
      case CellType.Reference _,
          CellType.Code _,
          CellType.Login _,
          CellType.Tags _,
          CellType.OneOf _ ->
          20;
      case CellType.Day _,
          CellType.YesNo _,
          CellType.Whole _,
          CellType.Decimal _,
          CellType.CardNumber _ ->
          13;
    };
  }

  @Override
  public void row(ExchangeTable table, List<@Nullable Object> values) throws IOException {
    Worksheet to = sheet();
    if (at >= MOST_ROWS) {
      throw new UnreadableDataset("exchange.unreadable.too_long_for_sheet", table.name());
    }
    for (int i = 0; i < values.size(); i++) {
      cell(to, at, i, values.get(i));
    }
    at++;
    if (at % ROWS_IN_MEMORY == 0) {
      to.flush();
    }
  }

  private static void cell(Worksheet sheet, int row, int column, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case LocalDate day when !day.isBefore(FIRST_SAFE_DAY) -> {
        sheet.value(row, column, day);
        sheet.style(row, column).format("yyyy-mm-dd").set();
      }
      case Boolean yes -> sheet.inlineString(row, column, yes ? "yes" : "no");
      case Long number when Math.abs(number) <= LARGEST_EXACT -> sheet.value(row, column, number);
      case BigDecimal number -> sheet.value(row, column, number);
      default -> sheet.inlineString(row, column, FormulaGuard.escaped(value.toString()));
    }
  }

  @Override
  public void end(ExchangeTable table) throws IOException {
    sheet().finish();
    sheet = null;
  }

  void finish() throws IOException {
    workbook.finish();
  }

  private Worksheet sheet() {
    if (sheet == null) {
      throw new IllegalStateException("No table was begun");
    }
    return sheet;
  }
}
