package vn.mach.voice.concerns;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Recordings without what is written beside the sound: titles, places, times, devices. Nothing is
 * moved: what is left out is written over.
 */
final class SoundMetadata {

  private static final Set<String> BOXES_WITH_BOXES =
      Set.of("moov", "trak", "mdia", "minf", "stbl", "edts", "moof", "traf");
  private static final Set<String> BOXES_LEFT_OUT = Set.of("udta", "meta", "uuid", "free", "skip");
  private static final Set<String> BOXES_WITH_TIMES = Set.of("mvhd", "tkhd", "mdhd");

  private static final long SEGMENT = 0x18538067L;
  private static final long INFO = 0x1549A966L;
  private static final long TRACKS = 0x1654AE6BL;
  private static final long TRACK = 0xAEL;
  private static final Set<Long> WITH_ELEMENTS = Set.of(SEGMENT, INFO, TRACKS, TRACK);

  /**
   * Date, title, program that wrote it, name of a track, tags, attachments, unique number of the
   * segment, its file names.
   */
  private static final Set<Long> LEFT_OUT =
      Set.of(
          0x4461L, 0x7BA9L, 0x4D80L, 0x5741L, 0x536EL, 0x1254C367L, 0x1941A469L, 0x73A4L, 0x7384L);

  private static final int VOID = 0xec;

  private SoundMetadata() {}

  /**
   * ISO/IEC 14496-12: boxes in boxes.
   *
   * @throws IllegalArgumentException where it is broken
   */
  static byte[] mp4(byte[] sent) {
    byte[] clean = sent.clone();
    boxes(clean, 0, clean.length, 0);
    return clean;
  }

  private static void boxes(byte[] content, int from, int to, int depth) {
    ByteBuffer read = ByteBuffer.wrap(content);
    int at = from;
    while (at < to) {
      if (to - at < 8 || depth > 10) {
        throw new IllegalArgumentException("too short");
      }
      long length = read.getInt(at) & 0xffffffffL;
      int head = 8;
      if (length == 1) {
        length = read.getLong(at + 8);
        head = 16;
      } else if (length == 0) {
        length = to - at;
      }
      if (length < head || length > to - at) {
        throw new IllegalArgumentException("too short");
      }
      String name = new String(content, at + 4, 4, StandardCharsets.ISO_8859_1);
      int end = at + (int) length;
      if (BOXES_LEFT_OUT.contains(name)) {
        System.arraycopy("free".getBytes(StandardCharsets.US_ASCII), 0, content, at + 4, 4);
        Arrays.fill(content, at + head, end, (byte) 0);
      } else if (BOXES_WITH_TIMES.contains(name)) {
        int times = content[at + head] == 1 ? 16 : 8;
        Arrays.fill(content, at + head + 4, at + head + 4 + times, (byte) 0);
      } else if (BOXES_WITH_BOXES.contains(name)) {
        boxes(content, at + head, end, depth + 1);
      }
      at = end;
    }
  }

  /**
   * RFC 8794 and RFC 9559: elements of a number, a length and content. Browsers write the length of
   * the outermost as unknown: to the end.
   *
   * @throws IllegalArgumentException where it is broken
   */
  static byte[] webm(byte[] sent) {
    byte[] clean = sent.clone();
    elements(clean, 0, clean.length, 0);
    return clean;
  }

  private static void elements(byte[] content, int from, int to, int depth) {
    int at = from;
    while (at < to) {
      int idBytes = Integer.numberOfLeadingZeros(content[at] & 0xff) - 23;
      if (idBytes > 4 || depth > 6) {
        throw new IllegalArgumentException("no element");
      }
      long id = number(content, at, idBytes);
      int lengthAt = at + idBytes;
      int lengthBytes = Integer.numberOfLeadingZeros(content[lengthAt] & 0xff) - 23;
      if (lengthBytes > 8) {
        throw new IllegalArgumentException("no length");
      }
      long all = (1L << 7 * lengthBytes) - 1;
      long length = number(content, lengthAt, lengthBytes) & all;
      int body = lengthAt + lengthBytes;
      long end = length == all ? to : body + length;
      if (end > to) {
        end = to; // a recording that broke off
      }
      if (LEFT_OUT.contains(id)) {
        blank(content, at, (int) end);
      } else if (WITH_ELEMENTS.contains(id)) {
        elements(content, body, (int) end, depth + 1);
      } else if (length == all) {
        return; // the sound itself, up to the end
      }
      at = (int) end;
    }
  }

  /** Writes an element of nothing over one, of the same length. */
  private static void blank(byte[] content, int from, int to) {
    int size = to - from;
    Arrays.fill(content, from, to, (byte) 0);
    content[from] = (byte) VOID;
    if (size < 129) {
      content[from + 1] = (byte) (0x80 | size - 2);
    } else {
      ByteBuffer.wrap(content).putLong(from + 1, 1L << 56 | size - 9);
    }
  }

  private static long number(byte[] content, int at, int bytes) {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number = number << 8 | content[at + i] & 0xff;
    }
    return number;
  }
}
