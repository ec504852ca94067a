package vn.mach.app.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file of separated values: finds its encoding, and from its header what parts the cells.
 */
final class CsvFile {

  private static final char[] SEPARATORS = {',', ';', '\t'};

  /** Opens the file's bytes from the beginning. */
  interface Bytes {
    InputStream open() throws IOException;
  }

  private CsvFile() {}

  static RawRows open(Bytes bytes, Predicate<String> known) throws IOException {
    char separator = separator(bytes, known);
    Reader in = TextEncoding.open(bytes.open());
    CsvReader reader = new CsvReader(in, separator);
    return new RawRows() {
      @Override
      public @Nullable RawRow next() throws IOException {
        return reader.next();
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    };
  }

  /**
   * The one under which the header names the most columns; among equals the one that makes the most
   * cells, then the first.
   */
  private static char separator(Bytes bytes, Predicate<String> known) throws IOException {
    char best = SEPARATORS[0];
    long bestScore = -1;
    for (char separator : SEPARATORS) {
      try (Reader in = TextEncoding.open(bytes.open())) {
        RawRow header = new CsvReader(in, separator).next();
        long score =
            header == null
                ? 0
                : header.cells().stream().filter(known).count() * 10_000 + header.cells().size();
        if (score > bestScore) {
          bestScore = score;
          best = separator;
        }
      }
    }
    return best;
  }
}
