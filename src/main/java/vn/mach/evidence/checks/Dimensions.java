package vn.mach.evidence.checks;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ways of {@code apart.txt} in which a whole falls into parts that have nothing in common: men
 * and women, first to third prize.
 */
final class Dimensions {

  /**
   * One way.
   *
   * @param complete whether the words, taken together, leave nothing over
   * @param full whether it only says something where all of its words are named
   */
  record Dimension(List<String> words, boolean complete, boolean full) {

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
  private static final Words NOT = Words.of("not");
  private static final Words SAYING_NOTHING = Words.of("no label");

  private Dimensions() {}

  static Apart of(List<String> labels) {
    Apart best = denied(labels) ? Apart.COMPLETE : Apart.UNKNOWN;
    for (Dimension dimension : ALL) {
      Set<String> words = new HashSet<>();
      if (labels.stream()
          .map(dimension::in)
          .allMatch(it -> it.isPresent() && words.add(it.get()))) {
        boolean all = words.size() == dimension.words().size();
        if (dimension.complete() && all) {
          return Apart.COMPLETE;
        }
        best = all || !dimension.full() ? Apart.APART : best;
      }
    }
    return best;
  }

  /** Whether there are two labels of which one is the other with "không" or "chưa" in it. */
  private static boolean denied(List<String> labels) {
    if (labels.size() != 2) {
      return false;
    }
    List<String> one = List.of(labels.get(0).split(" "));
    List<String> other = List.of(labels.get(1).split(" "));
    if (one.stream().anyMatch(NOT::has) == other.stream().anyMatch(NOT::has)) {
      return false;
    }
    Set<String> said =
        one.stream()
            .filter(it -> !SAYING_NOTHING.has(it) && !NOT.has(it))
            .collect(Collectors.toSet());
    Set<String> denied =
        other.stream()
            .filter(it -> !SAYING_NOTHING.has(it) && !NOT.has(it))
            .collect(Collectors.toSet());
    return !said.isEmpty() && said.equals(denied);
  }

  private static List<Dimension> load() {
    return WordLists.read("apart.txt").stream()
        .map(line ->
            new Dimension(
                line.entries().stream()
                    .sorted(Comparator.comparing(String::length).reversed())
                    .toList(),
                line.name().equals("all"),
                line.name().equals("full")))
        .toList();
  }
}
