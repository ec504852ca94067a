package vn.mach.evidence.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads the data files of this module: lines {@code name: entry, entry, …}; a name may have several
 * lines, {@code #} begins a comment.
 */
final class WordLists {

  private WordLists() {}

  /** A line of a data file; the name is empty where the line has none. */
  record Line(String name, List<String> entries) {}

  static List<Line> read(String file) {
    try (InputStream in = Objects.requireNonNull(WordLists.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(it -> !it.isBlank() && !it.startsWith("#"))
          .map(WordLists::line)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String line) {
    int colon = line.indexOf(':');
    Stream<String> entries =
        Arrays.stream(line.substring(colon + 1).split(","))
            .map(String::strip)
            .filter(it -> !it.isEmpty());
    return new Line(colon < 0 ? "" : line.substring(0, colon).strip(), entries.toList());
  }
}
