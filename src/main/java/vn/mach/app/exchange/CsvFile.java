package vn.mach.app.exchange;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file of separated values: finds its encoding, and from its header what parts the cells.
 */
final class CsvFile {

  private static final char[] SEPARATORS = {',', ';', '\t'};
  private static final Pattern STATED =
      Pattern.compile("sep=([,;|\\t]?)", Pattern.CASE_INSENSITIVE);

  /** Opens the file's bytes from the beginning. */
  interface Bytes {
    InputStream open() throws IOException;
  }

  private CsvFile() {}

  static RawRows open(Bytes bytes, Predicate<String> known) throws IOException {
    Separator separator = separator(bytes, known);
    Reader in = TextEncoding.open(bytes.open());
    CsvReader reader = new CsvReader(in, separator.sign);
    if (separator.stated) {
      reader.next();
    }
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
   * @param stated whether the first line says so, as Excel writes it: {@code sep=;}
   */
  private record Separator(char sign, boolean stated) {}

  /**
   * The one that the first line states, else the one under which a row names the most columns;
   * among equals the one that makes the most cells, then the first.
   */
  private static Separator separator(Bytes bytes, Predicate<String> known) throws IOException {
    char best = SEPARATORS[0];
    long bestScore = -1;
    for (char separator : SEPARATORS) {
      long score = 0;
      try (Reader in = TextEncoding.open(bytes.open())) {
        CsvReader reader = new CsvReader(in, separator);
        RawRow row = reader.next();
        Separator stated = row == null ? null : stated(row);
        if (stated != null) {
          return stated;
        }
        for (int i = 0; row != null && i < SheetFrame.LOOKED_THROUGH; i++, row = reader.next()) {
          score = Math.max(score, score(row, known));
        }
      } catch (UnreadableDataset e) {
        // what is wrong shows again when the file is read, or only under this separator
      }
      if (score > bestScore) {
        bestScore = score;
        best = separator;
      }
    }
    return new Separator(best, false);
  }

  private static @Nullable Separator stated(RawRow row) {
    String text = row.cells().stream().map(RawCell::shown).collect(joining());
    Matcher stated = STATED.matcher(text);
    if (row.line() > 1 || !stated.matches()) {
      return null;
    }
    char sign =
        !stated.group(1).isEmpty()
            ? stated.group(1).charAt(0)
            : row.cells().size() > 1 ? ',' : '\t'; // a tab is no text
    return new Separator(sign, true);
  }

  private static long score(RawRow row, Predicate<String> known) {
    long columns =
        row.cells().stream().map(RawCell::shown).filter(it -> !it.isEmpty()).filter(known).count();
    return columns * 10_000 + row.cells().size();
  }
}
