package vn.mach.documents.originality;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** In which texts each gram of one text occurs, as far as the index has been read. */
final class GramTexts {

  private static final int FIRST = 4; // texts of a gram for which there is space at first

  private final int most;
  private final int[] grams; // sorted as the chunks are
  private final int[] frequencies;
  private final int[] @Nullable [] texts;
  private final BitSet buckets = new BitSet();

  /**
   * @param sampled the grams that are looked for
   * @param most texts of one gram that are kept; more are counted only
   */
  GramTexts(int[] sampled, int most) {
    this.most = most;
    grams = sampled.clone();
    sort(grams);
    frequencies = new int[grams.length];
    texts = new int[grams.length][];
    for (int gram : grams) {
      buckets.set(Postings.bucket(gram));
    }
  }

  /** As numbers without a sign. */
  private static void sort(int[] grams) {
    for (int i = 0; i < grams.length; i++) {
      grams[i] ^= Integer.MIN_VALUE;
    }
    Arrays.sort(grams);
    for (int i = 0; i < grams.length; i++) {
      grams[i] ^= Integer.MIN_VALUE;
    }
  }

  int[] buckets() {
    return buckets.stream().toArray();
  }

  void read(OriginalitySql.Chunk chunk) {
    int at = place(chunk.bucket() << Integer.SIZE - Postings.BUCKET_BITS);
    Postings.Reader reader = new Postings.Reader(chunk.bucket(), chunk.postings());
    while (reader.next()) {
      int gram = reader.gram();
      while (at < grams.length && Integer.compareUnsigned(grams[at], gram) < 0) {
        at++;
      }
      if (at == grams.length || Postings.bucket(grams[at]) != chunk.bucket()) {
        return;
      }
      if (grams[at] == gram) {
        add(at, reader.text());
      }
    }
  }

  /**
   * @param pairs gram and text in one number each
   */
  void read(long[] pairs) {
    for (long pair : pairs) {
      int gram = Postings.gram(pair);
      if (buckets.get(Postings.bucket(gram))) {
        int at = place(gram);
        if (at < grams.length && grams[at] == gram) {
          add(at, (int) pair);
        }
      }
    }
  }

  private void add(int at, int text) {
    int number = frequencies[at]++;
    if (number < most) {
      int[] of = texts[at];
      if (of == null) {
        of = new int[FIRST];
      } else if (number == of.length) {
        of = Arrays.copyOf(of, number * 2);
      }
      of[number] = text;
      texts[at] = of;
    }
  }

  /** The first place whose gram is this one or comes after it. */
  private int place(int gram) {
    int low = 0;
    int high = grams.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Integer.compareUnsigned(grams[middle], gram) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** In how many texts a gram occurs; 0 too where it was not looked for. */
  int frequency(int gram) {
    int at = place(gram);
    return at < grams.length && grams[at] == gram ? frequencies[at] : 0;
  }

  /** The texts of a gram; none where it occurs in more than are kept. */
  int[] texts(int gram) {
    int frequency = frequency(gram);
    int[] of = frequency == 0 || frequency > most ? null : texts[place(gram)];
    return of == null ? new int[0] : Arrays.copyOf(of, frequency);
  }
}
