package vn.mach.app.exchange;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads the sheets of an {@code .xlsx} file as rows of text, one row in memory at a time. */
final class WorkbookReader implements java.io.Closeable {

  /** What stands for itself in a format of numbers: in quotes, behind a backslash, in brackets. */
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]{0,80}\"|\\\\.|\\[[^\\]]{0,80}\\]");

  private final ReadableWorkbook workbook;

  private WorkbookReader(ReadableWorkbook workbook) {
    this.workbook = workbook;
  }

  /** Opens a workbook of which {@link DatasetOpener} knows that it unpacks within limits. */
  static WorkbookReader open(Path file) throws IOException {
    try {
      return new WorkbookReader(
          new ReadableWorkbook(new File(file.toUri()), new ReadingOptions(true, true)));
    } catch (ExcelReaderException | IllegalArgumentException | NullPointerException e) {
      throw new UnreadableDataset("exchange.unreadable.workbook");
    }
  }

  List<RowSource> sources() {
    return workbook
        .getSheets()
        .map(sheet -> new RowSource(sheet.getName().strip(), 0, true, known -> rows(sheet)))
        .toList();
  }

  private static RawRows rows(Sheet sheet) throws IOException {
    Stream<org.dhatim.fastexcel.reader.Row> stream = sheet.openStream();
    Iterator<org.dhatim.fastexcel.reader.Row> rows = stream.iterator();
    return new RawRows() {
      @Override
      public @Nullable RawRow next() throws IOException {
        try {
          while (rows.hasNext()) {
            RawRow row = row(rows.next());
            if (!row.isBlank()) {
              return row;
            }
          }
          return null;
        } catch (ExcelReaderException e) {
          throw new UnreadableDataset("exchange.unreadable.workbook");
        }
      }

      @Override
      public void close() {
        stream.close();
      }
    };
  }

  private static RawRow row(org.dhatim.fastexcel.reader.Row row) {
    List<String> cells = new ArrayList<>();
    for (Cell cell : row) {
      cells.add(cell == null ? "" : CsvReader.clean(text(cell)));
    }
    return new RawRow(row.getRowNum(), cells);
  }

  private static String text(Cell cell) {
    CellType type = cell.getType();
    String raw = cell.getRawValue();
    return switch (type) {
      case EMPTY -> "";
      case NUMBER -> number(cell);
      case BOOLEAN -> Boolean.TRUE.equals(cell.asBoolean()) ? "true" : "false";
      case STRING -> cell.getText();
      case FORMULA, ERROR -> raw == null ? "" : raw;
    };
  }

  /**
   * A number as the format writes it. A day stays a day; leading zeros that only the sheet's format
   * shows are stored; decimals are behind a comma, for {@code 1.234} would read as one thousand and
   * more.
   */
  private static String number(Cell cell) {
    String format = cell.getDataFormatString() == null ? "" : cell.getDataFormatString();
    BigDecimal number = cell.asNumber();
    if (isDay(format, cell.getDataFormatId())) {
      LocalDateTime moment = cell.asDate();
      return moment.toLocalTime().toSecondOfDay() == 0
          ? moment.toLocalDate().toString()
          : moment.toString();
    }
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() <= 0) {
      String digits = plain.toPlainString();
      return format.matches("0+") && digits.length() < format.length()
          ? "0".repeat(format.length() - digits.length()) + digits
          : digits;
    }
    return plain.toPlainString().replace('.', ',');
  }

  private static boolean isDay(String format, @Nullable Integer id) {
    if (id != null && (id >= 14 && id <= 17 || id == 22)) {
      return true;
    }
    String bare = QUOTED.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
    return bare.contains("yy") || bare.contains("d") && bare.contains("m");
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
