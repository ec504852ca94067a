package vn.mach.documents.originality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The baselines' alignment: equal runs of words of two texts, joined where they lie near. */
final class WordRuns {

  static final int GRAM = 5;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final int GAP = 30; // words
  private static final int LEAST = 15; // words

  /** A text as words. */
  record Words(List<String> words, List<Integer> from, List<Integer> to) {
    static Words of(String text) {
      Words all = new Words(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      Matcher matcher = WORD.matcher(text);
      while (matcher.find()) {
        all.words.add(matcher.group().toLowerCase(Locale.ROOT));
        all.from.add(matcher.start());
        all.to.add(matcher.end());
      }
      return all;
    }

    String gram(int at) {
      return String.join(" ", words.subList(at, at + GRAM));
    }

    int grams() {
      return Math.max(0, words.size() - GRAM + 1);
    }
  }

  private WordRuns() {}

  static Map<String, Integer> grams(Words source) {
    Map<String, Integer> places = new HashMap<>();
    for (int at = 0; at < source.grams(); at++) {
      places.putIfAbsent(source.gram(at), at);
    }
    return places;
  }

  /**
   * @param base grams that are quoted and do not count
   */
  static List<Passage> align(Words mine, Words source, int number, Set<String> base) {
    Map<String, Integer> places = grams(source);
    List<int[]> pairs = new ArrayList<>();
    for (int at = 0; at < mine.grams(); at++) {
      Integer place = places.get(mine.gram(at));
      if (place != null && !base.contains(mine.gram(at))) {
        pairs.add(new int[] {at, place});
      }
    }
    return join(mine, source, number, pairs);
  }

  /**
   * @param pairs places of equal grams, in the order of one's own
   */
  static List<Passage> join(Words mine, Words source, int number, List<int[]> pairs) {
    List<Passage> passages = new ArrayList<>();
    int[] open = null; // from, to, source from, source to: words, inclusive
    for (int[] pair : pairs) {
      int end = pair[0] + GRAM - 1;
      int sourceEnd = pair[1] + GRAM - 1;
      boolean near =
          open != null
              && pair[0] - open[1] <= GAP
              && pair[1] >= open[2] - GAP
              && pair[1] - open[3] <= GAP;
      if (near) {
        open[1] = Math.max(open[1], end);
        open[2] = Math.min(open[2], pair[1]);
        open[3] = Math.max(open[3], sourceEnd);
      } else {
        close(mine, source, number, open, passages);
        open = new int[] {pair[0], end, pair[1], sourceEnd};
      }
    }
    close(mine, source, number, open, passages);
    return passages;
  }

  private static void close(
      Words mine, Words source, int number, int[] open, List<Passage> passages) {
    if (open != null && open[1] - open[0] >= LEAST - 1) {
      passages.add(
          new Passage(
              mine.from.get(open[0]),
              mine.to.get(open[1]),
              number,
              source.from.get(open[2]),
              source.to.get(open[3]),
              1));
    }
  }
}
