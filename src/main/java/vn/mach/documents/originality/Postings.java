package vn.mach.documents.originality;

import java.util.Arrays;

/**
 * A chunk of the stored index: pairs of gram and text, sorted, as differences in bytes of seven
 * bits. Half of all grams are kept, chosen by their hash; that is enough to find a passage.
 */
final class Postings {

  /** The upper bits of a gram name its bucket. */
  static final int BUCKET_BITS = 15;

  /** Bytes after which a chunk takes no more. */
  static final int FULL = 3500;

  private static final int REST_BITS = 32 - BUCKET_BITS;
  private static final int REST = (1 << REST_BITS) - 1;

  private Postings() {}

  static boolean isSampled(int gram) {
    return (gram & 1) == 0;
  }

  static int bucket(int gram) {
    return gram >>> REST_BITS;
  }

  /** Gram and text in one number, which sorts as the chunks are sorted. */
  static long pair(int gram, int text) {
    return (gram & 0xffffffffL) << 32 | text;
  }

  static int gram(long pair) {
    return (int) (pair >>> 32);
  }

  /**
   * @param pairs of one bucket, ascending
   */
  static byte[] write(long[] pairs, int from, int to) {
    byte[] bytes = new byte[(to - from) * 10];
    int length = 0;
    int gram = 0;
    int text = 0;
    for (int i = from; i < to; i++) {
      int rest = gram(pairs[i]) & REST;
      int next = (int) pairs[i];
      boolean same = i > from && rest == gram;
      length = number(bytes, length, same ? 0 : rest - gram + 1);
      length = number(bytes, length, same ? next - text : next);
      gram = rest;
      text = next;
    }
    return Arrays.copyOf(bytes, length);
  }

  private static int number(byte[] bytes, int at, int value) {
    int length = at;
    int left = value;
    while (left > 0x7f) {
      bytes[length++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[length++] = (byte) left;
    return length;
  }

  /** Goes through the pairs of a chunk in their order. */
  static final class Reader {

    private final int bucket;
    private final byte[] bytes;
    private int at;
    private int rest;
    private int text;

    Reader(int bucket, byte[] bytes) {
      this.bucket = bucket;
      this.bytes = bytes;
    }

    /** Goes to the next pair; false after the last. */
    boolean next() {
      if (at == bytes.length) {
        return false;
      }
      int step = number();
      int value = number();
      if (step == 0) {
        text += value;
      } else {
        rest += step - 1;
        text = value;
      }
      return true;
    }

    private int number() {
      byte one = bytes[at++];
      int value = one & 0x7f;
      for (int shift = 7; one < 0; shift += 7) {
        one = bytes[at++];
        value |= (one & 0x7f) << shift;
      }
      return value;
    }

    int gram() {
      return bucket << REST_BITS | rest;
    }

    int text() {
      return text;
    }
  }
}
