package vn.mach.app.exchange;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;

/**
 * Opens a file of separated values: finds its encoding, and from its header what parts the cells.
 */
final class CsvFile {

  private static final char[] SEPARATORS = {',', ';', '\t'};

  /** So many bytes tell the encoding of a file that is not of Unicode. */
  private static final int SAMPLE = 512 * 1024;

  private static final Pattern STATED =
      Pattern.compile("sep=([,;|\\t]?)", Pattern.CASE_INSENSITIVE);

  /** Opens the file's bytes from the beginning. */
  interface Bytes {
    InputStream open() throws IOException;
  }

  private final Bytes bytes;

  /** Told once, when the file is first opened. */
  private Optional<SpoiltText.Kind> old = Optional.empty();

  private boolean told;

  CsvFile(Bytes bytes) {
    this.bytes = bytes;
  }

  /** The rows from the first; those of an old encoding come with what they were converted from. */
  RawRows open(Predicate<String> known) throws IOException {
    Separator separator = separator(known);
    Reader in = reader();
    CsvReader reader = new CsvReader(in, separator.sign);
    if (separator.stated) {
      reader.next();
    }
    return new RawRows() {
      @Override
      public @Nullable RawRow next() throws IOException {
        RawRow row = reader.next();
        return row == null ? null : read(row);
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    };
  }

  private Reader reader() throws IOException {
    return old().isPresent()
        ? new InputStreamReader(bytes.open(), OldEncoding.WESTERN)
        : TextEncoding.open(bytes.open());
  }

  private Optional<SpoiltText.Kind> old() throws IOException {
    if (!told && TextEncoding.isOther(bytes.open())) {
      old = SpoiltText.ofFile(sample());
    }
    told = true;
    return old;
  }

  /** The beginning of the file as Western letters. */
  private String sample() throws IOException {
    try (InputStream in = bytes.open()) {
      return new String(in.readNBytes(SAMPLE), OldEncoding.WESTERN);
    }
  }

  private RawRow read(RawRow row) {
    return old.map(kind ->
            new RawRow(
                row.line(), row.cells().stream().map(cell -> converted(cell, kind)).toList()))
        .orElse(row);
  }

  private static RawCell converted(RawCell cell, SpoiltText.Kind kind) {
    if (cell instanceof RawCell.Words words && !Text.isAscii(words.stored())) {
      String shown = CsvReader.clean(kind.converted(words.stored()));
      return new RawCell.Words(shown, words.stored(), kind);
    }
    return cell;
  }

  /**
   * @param stated whether the first line says so, as Excel writes it: {@code sep=;}
   */
  private record Separator(char sign, boolean stated) {}

  /**
   * The one that the first line states, else the one under which a row names the most columns;
   * among equals the one that makes the most cells, then the first.
   */
  private Separator separator(Predicate<String> known) throws IOException {
    char best = SEPARATORS[0];
    long bestScore = -1;
    for (char separator : SEPARATORS) {
      long score = 0;
      try (Reader in = reader()) {
        CsvReader reader = new CsvReader(in, separator);
        RawRow row = reader.next();
        Separator stated = row == null ? null : stated(row);
        if (stated != null) {
          return stated;
        }
        for (int i = 0; row != null && i < SheetFrame.LOOKED_THROUGH; i++, row = reader.next()) {
          score = Math.max(score, score(read(row), known));
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
