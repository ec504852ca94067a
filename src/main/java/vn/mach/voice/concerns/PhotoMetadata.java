package vn.mach.voice.concerns;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Photos without what is written beside the picture: place, time, camera, names. The picture itself
 * is not touched. The way a photo was held is lost with it.
 */
final class PhotoMetadata {

  private static final int START_OF_SCAN = 0xda;
  private static final int COMMENT = 0xfe;
  private static final int FIRST_APPLICATION = 0xe0;
  private static final int LAST_APPLICATION = 0xef;

  /** Adobe's says how the colours are stored: needed, and it names nothing. */
  private static final int ADOBE = 0xee;

  private static final int END = 0xd9;

  private static final Set<String> PNG_KEPT =
      Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "sRGB", "cHRM", "bKGD", "pHYs");

  private PhotoMetadata() {}

  /**
   * ISO/IEC 10918-1, annex B: segments of a marker and a length, then the picture.
   *
   * @throws IllegalArgumentException where it is broken
   */
  static byte[] jpeg(byte[] sent) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(sent.length);
    out.write(sent, 0, 2);
    int at = 2;
    while (true) {
      if ((sent[at] & 0xff) != 0xff) {
        throw new IllegalArgumentException("no marker");
      }
      int marker = sent[at + 1] & 0xff;
      if (marker == 0xff) { // a filling byte
        at++;
        continue;
      }
      int length = 2 + ((sent[at + 2] & 0xff) << 8 | sent[at + 3] & 0xff);
      if (at + length > sent.length || length < 4) {
        throw new IllegalArgumentException("too short");
      }
      boolean left =
          marker == COMMENT
              || marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION && marker != ADOBE;
      if (!left) {
        out.write(sent, at, length);
      }
      at += length;
      if (marker == START_OF_SCAN) {
        out.write(sent, at, end(sent, at) - at); // what follows the picture is left out
        return out.toByteArray();
      }
    }
  }

  /**
   * Behind the end of the picture. Inside one a marker is followed by a zero or counts restarts;
   * between scans stand tables only.
   */
  private static int end(byte[] sent, int from) {
    for (int at = from; at + 1 < sent.length; at++) {
      if ((sent[at] & 0xff) == 0xff) {
        int marker = sent[at + 1] & 0xff;
        if (marker == END) {
          return at + 2;
        }
        if (marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION || marker == COMMENT) {
          throw new IllegalArgumentException("metadata between scans");
        }
      }
    }
    throw new IllegalArgumentException("no end");
  }

  /**
   * ISO/IEC 15948: chunks of a length, a name, content and a check sum.
   *
   * @throws IllegalArgumentException where it is broken
   */
  static byte[] png(byte[] sent) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(sent.length);
    out.write(sent, 0, 8);
    ByteBuffer read = ByteBuffer.wrap(sent);
    int at = 8;
    while (true) {
      int length = read.getInt(at);
      if (length < 0 || length > sent.length - at - 12) {
        throw new IllegalArgumentException("too short");
      }
      String name = new String(Arrays.copyOfRange(sent, at + 4, at + 8), StandardCharsets.US_ASCII);
      if (PNG_KEPT.contains(name)) {
        out.write(sent, at, 12 + length);
      }
      at += 12 + length;
      if (name.equals("IEND")) {
        return out.toByteArray();
      }
    }
  }
}
