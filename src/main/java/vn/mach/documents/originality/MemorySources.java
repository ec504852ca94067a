package vn.mach.documents.originality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sources in memory. Texts are kept as they are; the syllables of those asked for last, too. */
final class MemorySources implements Sources {

  private static final int KEPT = 256; // texts as syllables
  private static final int WINDOW = 80; // grams in which a passage is looked for
  private static final int LEAST = 3; // shared grams within one window

  private final List<String> texts;
  private final long[] postings; // gram in the upper half, text in the lower; sorted
  private final Map<Integer, Syllables> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Syllables> eldest) {
          return size() > KEPT;
        }
      };

  MemorySources(List<String> texts) {
    this.texts = new ArrayList<>(texts);
    long[] all = new long[1024];
    int used = 0;
    for (int i = 0; i < texts.size(); i++) {
      int[] grams = SyllableReader.read(texts.get(i)).distinct();
      if (all.length - used < grams.length) {
        all = Arrays.copyOf(all, Math.max(all.length * 2, used + grams.length));
      }
      for (int gram : grams) {
        all[used++] = (long) gram << 32 | i;
      }
    }
    postings = Arrays.copyOf(all, used);
    Arrays.sort(postings);
  }

  @Override
  public int size() {
    return texts.size();
  }

  @Override
  public int[] frequencies(int[] grams) {
    int[] found = new int[grams.length];
    for (int i = 0; i < grams.length; i++) {
      int at = first(grams[i]);
      while (at < postings.length && (int) (postings[at] >> 32) == grams[i]) {
        at++;
        found[i]++;
      }
    }
    return found;
  }

  @Override
  public int[] nearest(int[] grams, int most) {
    int[] window = new int[texts.size()]; // where each text's window began, and
    int[] within = new int[texts.size()]; // how many grams it shares there
    int[] best = new int[texts.size()];
    int[] all = new int[texts.size()];
    Arrays.fill(window, Integer.MIN_VALUE / 2);
    for (int k = 0; k < grams.length; k++) {
      if (grams[k] == 0) {
        continue;
      }
      for (int at = first(grams[k]);
          at < postings.length && (int) (postings[at] >> 32) == grams[k];
          at++) {
        int text = (int) postings[at];
        if (k - window[text] > WINDOW) {
          window[text] = k;
          within[text] = 0;
        }
        within[text]++;
        all[text]++;
        best[text] = Math.max(best[text], within[text]);
      }
    }
    List<long[]> ranked = new ArrayList<>();
    for (int text = 0; text < best.length; text++) {
      if (best[text] >= LEAST) {
        ranked.add(new long[] {best[text] * 2L + all[text], text});
      }
    }
    ranked.sort((one, two) -> Long.compare(two[0], one[0]));
    return ranked.stream().limit(most).mapToInt(it -> (int) it[1]).toArray();
  }

  @Override
  public Syllables text(int source) {
    return kept.computeIfAbsent(source, it -> SyllableReader.read(texts.get(it)));
  }

  private int first(int gram) {
    int at = Arrays.binarySearch(postings, (long) gram << 32);
    return at < 0 ? -at - 1 : at;
  }
}
