package vn.mach.documents.adoptions;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.mach.base.kernel.Text;

/**
 * Whether a line only repeats a text: nearly all runs of three syllables in it stand in the text
 * too. Case, accents and punctuation do not count, and neither do a few words before or after.
 */
final class RepeatedWords {

  private static final int RUN = 3;
  private static final double SHARE = 0.75;
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private RepeatedWords() {}

  static boolean repeats(String line, Collection<String> texts) {
    List<String> words = words(line);
    return texts.stream().anyMatch(text -> repeats(words, words(text)));
  }

  private static boolean repeats(List<String> line, List<String> text) {
    if (line.size() < RUN) {
      return !line.isEmpty() && line.equals(text);
    }
    Set<List<String>> known = new HashSet<>(runs(text).toList());
    List<List<String>> own = runs(line).toList();
    return own.stream().filter(known::contains).count() >= SHARE * own.size();
  }

  private static Stream<List<String>> runs(List<String> words) {
    return Stream.iterate(0, it -> it + RUN <= words.size(), it -> it + 1)
        .map(it -> words.subList(it, it + RUN));
  }

  private static List<String> words(String text) {
    return BETWEEN.splitAsStream(Text.unaccented(text)).filter(it -> !it.isEmpty()).toList();
  }
}
