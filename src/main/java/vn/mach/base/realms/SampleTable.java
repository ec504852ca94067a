package vn.mach.base.realms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** One table of the sample, in the exchange format, being written. */
public final class SampleTable implements AutoCloseable {

  private final CSVPrinter csv;

  public SampleTable(Path folder, String name, String... columns) {
    try {
      csv =
          new CSVPrinter(Files.newBufferedWriter(folder.resolve(name + ".csv")), CSVFormat.DEFAULT);
      csv.printRecord((Object[]) columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void row(@Nullable Object... cells) {
    List<String> texts =
        Arrays.stream(cells).map(cell -> cell == null ? "" : cell.toString()).toList();
    try {
      csv.printRecord(texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
