package vn.mach.documents.originality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Baseline: fingerprints of five words, the least of each window of four (Schleimer, Wilkerson,
 * Aiken 2003). What the base has is left out.
 */
final class Winnowing {

  private static final int WINDOW = 4;

  private record Place(int text, int at) {}

  private final List<WordRuns.Words> corpus = new ArrayList<>();
  private final Map<Integer, List<Place>> index = new HashMap<>();
  private final Set<Integer> base = new HashSet<>();

  Winnowing(List<String> base, List<String> corpus) {
    for (String text : base) {
      WordRuns.Words words = WordRuns.Words.of(text);
      for (int at = 0; at < words.grams(); at++) {
        this.base.add(words.gram(at).hashCode());
      }
    }
    for (String text : corpus) {
      WordRuns.Words words = WordRuns.Words.of(text);
      for (int at : chosen(words)) {
        index
            .computeIfAbsent(words.gram(at).hashCode(), it -> new ArrayList<>())
            .add(new Place(this.corpus.size(), at));
      }
      this.corpus.add(words);
    }
  }

  private static List<Integer> chosen(WordRuns.Words words) {
    List<Integer> chosen = new ArrayList<>();
    for (int at = 0; at + WINDOW <= words.grams(); at++) {
      int least = at;
      for (int i = at; i < at + WINDOW; i++) {
        if (words.gram(i).hashCode() <= words.gram(least).hashCode()) {
          least = i;
        }
      }
      if (chosen.isEmpty() || chosen.getLast() != least) {
        chosen.add(least);
      }
    }
    return chosen;
  }

  List<Passage> check(String text) {
    WordRuns.Words mine = WordRuns.Words.of(text);
    Map<Integer, List<int[]>> pairs = new TreeMap<>();
    for (int at : chosen(mine)) {
      int gram = mine.gram(at).hashCode();
      for (Place place :
          base.contains(gram) ? List.<Place>of() : index.getOrDefault(gram, List.of())) {
        pairs.computeIfAbsent(place.text, it -> new ArrayList<>()).add(new int[] {at, place.at});
      }
    }
    List<Passage> found = new ArrayList<>();
    pairs.forEach(
        (source, some) -> found.addAll(WordRuns.join(mine, corpus.get(source), source, some)));
    return found;
  }
}
