package vn.mach.base.web;

import gg.jte.TemplateOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A page as UTF-8. A scoreboard is written in ten thousands of pieces of a few letters; JTE's own
 * output keeps each as a piece and copies them all once more, which took a quarter of such a page's
 * time.
 */
final class Utf8Output implements TemplateOutput {

  private static final int BLOCK = 1 << 16;

  private final List<byte[]> full = new ArrayList<>();
  private byte[] block = new byte[BLOCK];
  private int used;

  int length() {
    return full.stream().mapToInt(it -> it.length).sum() + used;
  }

  /** All of it as text. */
  String text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length());
    full.forEach(bytes::writeBytes);
    bytes.write(block, 0, used);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  void writeTo(OutputStream out) throws IOException {
    for (byte[] one : full) {
      out.write(one);
    }
    out.write(block, 0, used);
  }

  @Override
  public void writeBinaryContent(byte[] value) {
    for (int from = 0; from < value.length; ) {
      if (used == BLOCK) {
        full.add(block);
        block = new byte[BLOCK];
        used = 0;
      }
      int some = Math.min(value.length - from, BLOCK - used);
      System.arraycopy(value, from, block, used, some);
      used += some;
      from += some;
    }
  }

  @Override
  public void writeContent(String value) {
    writeContent(value, 0, value.length());
  }

  @Override
  public void writeContent(String value, int begin, int end) {
    int at = begin;
    if (end - begin <= BLOCK - used) { // nearly every text is short and has only letters of ASCII
      byte[] to = block;
      int place = used;
      for (char letter; at < end && (letter = value.charAt(at)) < 0x80; at++) {
        to[place++] = (byte) letter;
      }
      used = place;
    }
    for (; at < end; at++) {
      if (used > BLOCK - 4) {
        full.add(Arrays.copyOf(block, used));
        used = 0;
      }
      char letter = value.charAt(at);
      if (letter < 0x80) {
        block[used++] = (byte) letter;
      } else if (letter < 0x800) {
        block[used++] = (byte) (0xc0 | letter >> 6);
        block[used++] = (byte) (0x80 | letter & 0x3f);
      } else if (!Character.isSurrogate(letter)) {
        block[used++] = (byte) (0xe0 | letter >> 12);
        block[used++] = (byte) (0x80 | letter >> 6 & 0x3f);
        block[used++] = (byte) (0x80 | letter & 0x3f);
      } else if (Character.isHighSurrogate(letter)
          && at + 1 < end
          && Character.isLowSurrogate(value.charAt(at + 1))) {
        int point = Character.toCodePoint(letter, value.charAt(++at));
        block[used++] = (byte) (0xf0 | point >> 18);
        block[used++] = (byte) (0x80 | point >> 12 & 0x3f);
        block[used++] = (byte) (0x80 | point >> 6 & 0x3f);
        block[used++] = (byte) (0x80 | point & 0x3f);
      } else {
        block[used++] = '?'; // half of a letter, as Java itself writes it
      }
    }
  }
}
