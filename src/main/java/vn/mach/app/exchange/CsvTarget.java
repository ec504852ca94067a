package vn.mach.app.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;

/**
 * Writes tables as CSV files, into a folder or a zip: UTF-8 with a byte order mark (spreadsheets
 * need it), commas, line feeds.
 */
final class CsvTarget implements Export.Target {

  private static final LocalDateTime ALWAYS_THE_SAME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private interface Opener {
    OutputStream open(String name) throws IOException;
  }

  private final Opener files;
  private final @Nullable ZipOutputStream zip;
  private @Nullable Writer out;

  private CsvTarget(Opener files, @Nullable ZipOutputStream zip) {
    this.files = files;
    this.zip = zip;
  }

  static CsvTarget folder(Path folder) {
    return new CsvTarget(name -> Files.newOutputStream(folder.resolve(name)), null);
  }

  static CsvTarget zip(OutputStream out) {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    return new CsvTarget(
        name -> {
          ZipEntry entry = new ZipEntry(name);
          entry.setTimeLocal(ALWAYS_THE_SAME); // the same content gives the same bytes
          zip.putNextEntry(entry);
          return zip;
        },
        zip);
  }

  @Override
  public void begin(ExchangeTable table) throws IOException {
    out =
        new BufferedWriter(
            new OutputStreamWriter(files.open(table.name() + ".csv"), StandardCharsets.UTF_8));
    out.write('\uFEFF');
    out.write(line(table.columns().stream().map(ExchangeColumn::name).toList()));
  }

  @Override
  public void row(ExchangeTable table, List<@Nullable Object> values) throws IOException {
    writer().write(line(values));
  }

  @Override
  public void end(ExchangeTable table) throws IOException {
    if (zip == null) {
      writer().close();
    } else {
      writer().flush();
      zip.closeEntry();
    }
    out = null;
  }

  /** Ends the zip without closing what it goes into. */
  void finish() throws IOException {
    if (zip != null) {
      zip.finish();
    }
  }

  private Writer writer() {
    if (out == null) {
      throw new IllegalStateException("No table was begun");
    }
    return out;
  }

  /** One line of values, ended by a line feed. */
  static String line(List<? extends @Nullable Object> values) {
    return values.stream()
        .map(value -> quoted(text(value)))
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Boolean yes -> yes ? "yes" : "no";
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    boolean plain =
        text.chars()
            .noneMatch(
                c -> c == ',' || c == ';' || c == '\t' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
