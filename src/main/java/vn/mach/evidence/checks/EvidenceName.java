package vn.mach.evidence.checks;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a figure or target is called, as words to look for: without what is behind a colon or in
 * brackets, and without the words that only say that it is a number.
 */
record EvidenceName(Set<String> words) {

  private static final Words SAYING_NOTHING = Words.of("no name");

  private static final int FEW = 2;

  static EvidenceName of(String name) {
    String head = Folded.fold(name).replaceAll("[:(].*", "");
    return new EvidenceName(
        Arrays.stream(head.split("[^\\p{L}\\p{M}]+"))
            .filter(it -> !it.isEmpty() && !SAYING_NOTHING.has(it))
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** Whether it says enough to be recognised. */
  boolean tells() {
    return words.size() >= FEW;
  }

  /** Whether all of its words are among these. */
  boolean isIn(List<String> around) {
    return around.containsAll(words);
  }
}
