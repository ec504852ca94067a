package vn.mach.base.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

final class CsvSheet extends Sheet {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final CSVPrinter printer;

  CsvSheet(OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write('\ufeff');
    printer = new CSVPrinter(writer, FORMAT);
  }

  @Override
  public void head(List<String> names, int columnsInSight) throws IOException {
    row(names);
  }

  @Override
  public void row(List<? extends @Nullable Object> cells) throws IOException {
    for (Object cell : cells) {
      printer.print(text(cell));
    }
    printer.println();
  }

  private static @Nullable String text(@Nullable Object cell) {
    return switch (cell) {
      case null -> null;
      case Boolean yes -> yes ? "yes" : "no";
      case BigDecimal number -> number.toPlainString();
      case Number number -> number.toString();
      default -> FormulaGuard.guarded(cell.toString());
    };
  }

  @Override
  public void close() throws IOException {
    printer.flush();
  }
}
