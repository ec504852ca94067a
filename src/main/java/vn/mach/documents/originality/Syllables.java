package vn.mach.documents.originality;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as cleaned syllables. Each knows its place in the text; its letters without any mark
 * ({@code plain}), the marks of shape ({@code shape}) and the tone, which belongs to the syllable
 * wherever it was written. Names, numbers and words are told apart: names and numbers may be
 * changed in a copy. {@code core} is the text without them; {@code grams} are hashes of three
 * syllables of it in a row, 0 where they lie far apart.
 */
final class Syllables {

  static final byte WORD = 0;
  static final byte NAME = 1;
  static final byte NUMBER = 2;

  static final int GRAM = 3;
  private static final int SPREAD = 12; // syllables, names among them, that a gram may reach over

  final String text;
  final int count;
  final int[] from;
  final int[] to;
  final int[] plain;
  final int[] shape;
  final byte[] tone;
  final byte[] kind;

  /** For each syllable, the first one of its sentence. */
  final int[] opening;

  /** For each syllable, the last one of its sentence. */
  final int[] closing;

  /** Whether it stands in quotation marks, among others: what somebody said, a verse. */
  final boolean[] said;

  final int[] core;
  final int[] grams;
  private long @Nullable [] sorted;

  Syllables(
      String text,
      int count,
      int[] from,
      int[] to,
      int[] plain,
      int[] shape,
      byte[] tone,
      byte[] kind,
      int[] opening,
      boolean[] said) {
    this.text = text;
    this.count = count;
    this.from = Arrays.copyOf(from, count);
    this.to = Arrays.copyOf(to, count);
    this.plain = Arrays.copyOf(plain, count);
    this.shape = Arrays.copyOf(shape, count);
    this.tone = Arrays.copyOf(tone, count);
    this.kind = Arrays.copyOf(kind, count);
    this.opening = Arrays.copyOf(opening, count);
    this.said = said;
    closing = new int[count];
    for (int i = count - 1; i >= 0; i--) {
      closing[i] = i + 1 < count && opening[i + 1] == opening[i] ? closing[i + 1] : i;
    }
    int[] words = new int[count];
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (kind[i] == WORD) {
        words[found++] = i;
      }
    }
    core = Arrays.copyOf(words, found);
    grams = new int[Math.max(0, found - GRAM + 1)];
    for (int k = 0; k < grams.length; k++) {
      if (core[k + GRAM - 1] - core[k] < SPREAD) {
        grams[k] = gram(plain[core[k]], plain[core[k + 1]], plain[core[k + 2]]);
      }
    }
  }

  static int gram(int first, int second, int third) {
    int hash = mix(mix(mix(0x2f1b3c5d, first), second), third);
    return hash == 0 ? 1 : hash;
  }

  static int mix(int hash, int value) {
    int mixed = (hash ^ value) * 0x9e3779b1;
    mixed ^= mixed >>> 15;
    mixed *= 0x85ebca77;
    return mixed ^ mixed >>> 13;
  }

  /**
   * Whether two syllables are the same. A mark that is missing on one side says nothing; marks that
   * differ do.
   */
  boolean same(int mine, Syllables other, int theirs) {
    if (plain[mine] != other.plain[theirs]) {
      return false;
    }
    int one = shape[mine];
    int two = other.shape[theirs];
    if (one != two && one != 0 && two != 0) {
      return false;
    }
    int myTone = tone[mine];
    int theirTone = other.tone[theirs];
    return myTone == theirTone || myTone == 0 || theirTone == 0;
  }

  /** The first place in {@code core} at or after a syllable. */
  int coreFrom(int syllable) {
    int at = Arrays.binarySearch(core, syllable);
    return at < 0 ? -at - 1 : at;
  }

  /** The grams with their places in {@code core}, sorted: gram in the upper half of each number. */
  long[] sorted() {
    long[] known = sorted;
    if (known == null) {
      long[] all = new long[grams.length];
      int used = 0;
      for (int k = 0; k < grams.length; k++) {
        if (grams[k] != 0) {
          all[used++] = (long) grams[k] << 32 | k;
        }
      }
      known = Arrays.copyOf(all, used);
      Arrays.sort(known);
      sorted = known;
    }
    return known;
  }

  /** The different grams. */
  int[] distinct() {
    long[] all = sorted();
    int[] found = new int[all.length];
    int used = 0;
    for (int i = 0; i < all.length; i++) {
      int gram = (int) (all[i] >> 32);
      if (used == 0 || found[used - 1] != gram) {
        found[used++] = gram;
      }
    }
    return Arrays.copyOf(found, used);
  }
}
