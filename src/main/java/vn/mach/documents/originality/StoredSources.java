package vn.mach.documents.originality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The sources of one check: what the stored index says of a text's grams, read at once. */
final class StoredSources implements Sources {

  private static final int WINDOW = 80; // grams in which a passage is looked for
  private static final int LEAST = 2; // shared sampled grams within one window
  private static final int NEIGHBOURS = 3; // grams to each side that tell how frequent one is
  private static final int RARE = 150; // texts: grams in more do not lead to a text

  private final OriginalitySql sql;
  private final LocalDate day;
  private final PaperRef without;
  private final int size;
  private GramTexts texts = new GramTexts(new int[0], RARE);
  private final Map<Integer, OriginalitySql.Stored> stored = new HashMap<>();
  private final Map<Integer, Syllables> syllables = new HashMap<>();

  StoredSources(OriginalitySql sql, LocalDate day, PaperRef without) {
    this.sql = sql;
    this.day = day;
    this.without = without;
    this.size = sql.size();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int[] frequencies(int[] grams) {
    load(grams);
    int[] found = new int[grams.length];
    for (int k = 0; k < grams.length; k++) {
      found[k] = Postings.isSampled(grams[k]) ? texts.frequency(grams[k]) : between(grams, k);
    }
    return found;
  }

  // A gram that was not sampled is about as frequent as those that share syllables with it.
  private int between(int[] grams, int k) {
    int most = 1;
    int low = Math.max(0, k - NEIGHBOURS);
    int high = Math.min(grams.length - 1, k + NEIGHBOURS);
    List<Integer> near = new ArrayList<>();
    for (int i = low; i <= high; i++) {
      if (Postings.isSampled(grams[i])) {
        near.add(texts.frequency(grams[i]));
      }
    }
    if (!near.isEmpty()) {
      near.sort(null);
      most = Math.max(1, near.get(near.size() / 2));
    }
    return most;
  }

  private void load(int[] grams) {
    int[] sampled =
        Arrays.stream(grams).filter(it -> it != 0 && Postings.isSampled(it)).distinct().toArray();
    texts = new GramTexts(sampled, RARE);
    sql.chunks(texts.buckets()).forEach(texts::read);
    sql.freshPairs().forEach(texts::read);
  }

  @Override
  public int[] nearest(int[] grams, int most) {
    Map<Integer, int[]> counts = new HashMap<>(); // window's begin, within it, best, all
    for (int k = 0; k < grams.length; k++) {
      for (int text : texts.texts(grams[k])) {
        int begin = k;
        int[] count = counts.computeIfAbsent(text, it -> new int[] {begin, 0, 0, 0});
        if (k - count[0] > WINDOW) {
          count[0] = k;
          count[1] = 0;
        }
        count[1]++;
        count[2] = Math.max(count[2], count[1]);
        count[3]++;
      }
    }
    List<Map.Entry<Integer, int[]>> ranked = new ArrayList<>(counts.entrySet());
    ranked.removeIf(it -> it.getValue()[2] < LEAST);
    ranked.sort((one, two) ->
        Integer.compare(
            two.getValue()[2] * 2 + two.getValue()[3], one.getValue()[2] * 2 + one.getValue()[3]));
    int[] ids = ranked.stream().limit(most).mapToInt(Map.Entry::getKey).toArray();
    if (ids.length > 0) {
      sql.texts(ids, day, without).forEach(it -> stored.put(it.id(), it));
    }
    return Arrays.stream(ids).filter(stored::containsKey).toArray();
  }

  @Override
  public Syllables text(int source) {
    return syllables.computeIfAbsent(source, it -> SyllableReader.read(stored(it).content()));
  }

  OriginalitySql.Stored stored(int source) {
    return Objects.requireNonNull(stored.get(source));
  }
}
