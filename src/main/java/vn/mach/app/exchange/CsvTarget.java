package vn.mach.app.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.ExchangeColumn;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.web.Sheet;

/** Writes tables as CSV files, into a folder or a zip. */
final class CsvTarget implements Export.Target {

  private static final LocalDateTime ALWAYS_THE_SAME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private interface Opener {
    OutputStream open(String name) throws IOException;
  }

  private final Opener files;
  private final @Nullable ZipOutputStream zip;
  private @Nullable OutputStream file;
  private @Nullable Sheet sheet;

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
    file = files.open(table.name() + ".csv");
    sheet = Sheet.csv(file);
    sheet.head(table.columns().stream().map(ExchangeColumn::name).toList(), 0);
  }

  @Override
  public void row(ExchangeTable table, List<@Nullable Object> values) throws IOException {
    begun(sheet).row(values.stream().map(CsvTarget::plain).toList());
  }

  /** A decimal without zeros behind it: 12.50 and 12.5 are one minimum. */
  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
  }

  @Override
  public void end(ExchangeTable table) throws IOException {
    begun(sheet).close();
    if (zip == null) {
      begun(file).close();
    } else {
      zip.closeEntry();
    }
    sheet = null;
    file = null;
  }

  /** Ends the zip without closing what it goes into. */
  void finish() throws IOException {
    if (zip != null) {
      zip.finish();
    }
  }

  private static <T> T begun(@Nullable T it) {
    if (it == null) {
      throw new IllegalStateException("No table was begun");
    }
    return it;
  }
}
