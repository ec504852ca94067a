package vn.mach.base.realms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One table of the sample, in the exchange format, being written. */
public final class SampleTable implements AutoCloseable {

  private final Writer out;

  SampleTable(Path folder, String name, String... columns) {
    try {
      out = Files.newBufferedWriter(folder.resolve(name + ".csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    row((Object[]) columns);
  }

  public void row(@Nullable Object... cells) {
    StringBuilder line = new StringBuilder();
    for (Object cell : cells) {
      String text = cell == null ? "" : cell.toString();
      line.append(line.isEmpty() ? "" : ",")
          .append(text.matches("(?s).*[\",;\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }
    try {
      out.append(line).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
