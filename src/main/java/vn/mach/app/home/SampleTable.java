package vn.mach.app.home;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.mach.base.web.Sheet;

/** One table of the sample being written. */
final class SampleTable implements AutoCloseable {

  private final OutputStream file;
  private final Sheet sheet;

  SampleTable(Path folder, String name, String... columns) {
    try {
      file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name + ".csv")));
      sheet = Sheet.csv(file);
      sheet.head(columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void row(@Nullable Object... cells) {
    try {
      sheet.row(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (file) {
      sheet.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
