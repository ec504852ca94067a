package vn.mach.evidence.checks;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ways of {@code apart.txt} in which a whole falls into parts that have nothing in common: men
 * and women, first to third prize.
 */
final class Dimensions {

  /**
   * One way.
   *
   * @param complete whether the words, taken together, leave nothing over
   */
  record Dimension(List<String> words, boolean complete) {

    /** The longest of the words in the text. */
    private Optional<String> in(String text) {
      return words.stream()
          .filter(word -> (" " + text + " ").contains(" " + word + " "))
          .findFirst();
    }
  }

  /** What the labels of parts say about one another. */
  enum Apart {
    /** They may overlap. */
    UNKNOWN,
    /** Nothing belongs to two of them. */
    APART,
    /** Neither belongs anything to two, nor to none of them. */
    COMPLETE
  }

  private static final List<Dimension> ALL = load();

  private Dimensions() {}

  static Apart of(List<String> labels) {
    Apart best = Apart.UNKNOWN;
    for (Dimension dimension : ALL) {
      List<Optional<String>> found = labels.stream().map(dimension::in).toList();
      Set<String> words = new HashSet<>();
      if (found.stream().allMatch(it -> it.isPresent() && words.add(it.get()))) {
        if (dimension.complete() && words.size() == dimension.words().size()) {
          return Apart.COMPLETE;
        }
        best = Apart.APART;
      }
    }
    return best;
  }

  private static List<Dimension> load() {
    return WordLists.read("apart.txt").stream()
        .map(line ->
            new Dimension(
                line.entries().stream()
                    .sorted(Comparator.comparing(String::length).reversed())
                    .toList(),
                line.name().equals("all")))
        .toList();
  }
}
