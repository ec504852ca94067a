package vn.mach.evidence.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What may be said of a person besides other things, by {@code attributes.txt}: the sex, the age,
 * the learning. "Nữ 97, dân tộc thiểu số 143, dưới 40 tuổi 31" names some people twice.
 */
final class Attributes {

  private static final String SEX = "sex";

  private static final List<WordLists.Line> ALL = WordLists.read("attributes.txt");

  private Attributes() {}

  /**
   * Whether two of the labels say different things of people, or one of them says the sex and
   * another does not: then a person may belong to both.
   */
  static boolean cross(List<String> labels) {
    List<Set<String>> kinds = new ArrayList<>();
    labels.forEach(it -> kinds.add(kinds(it)));
    boolean sexOfSome =
        kinds.stream().anyMatch(it -> it.contains(SEX))
            && kinds.stream().anyMatch(it -> !it.contains(SEX));
    List<Set<String>> said = kinds.stream().filter(it -> !it.isEmpty()).distinct().toList();
    return sexOfSome
        || said.stream()
            .anyMatch(
                it -> said.stream().anyMatch(other -> other.stream().noneMatch(it::contains)));
  }

  private static Set<String> kinds(String label) {
    Set<String> kinds = new HashSet<>();
    String spaced = " " + label + " ";
    for (WordLists.Line line : ALL) {
      if (!line.name().startsWith("no ")
          && line.entries().stream()
              .anyMatch(it -> without(spaced, line.name()).contains(" " + it + " "))) {
        kinds.add(line.name());
      }
    }
    return kinds;
  }

  /** Without the words that only look like those of the kind. */
  private static String without(String label, String kind) {
    String left = label;
    for (WordLists.Line line : ALL) {
      if (line.name().equals("no " + kind)) {
        for (String entry : line.entries()) {
          left = left.replace(" " + entry + " ", "  ");
        }
      }
    }
    return left;
  }
}
