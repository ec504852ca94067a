package vn.mach.documents.edxml;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/** Decodes base64 as it streams by, a piece at a time, whatever white space lies in it. */
final class Base64Text {

  private final OutputStream to;
  private final byte[] letters = new byte[48 * 1024];
  private int filled;
  private boolean padded;

  Base64Text(OutputStream to) {
    this.to = to;
  }

  /** False where it is no base64. */
  boolean add(char[] text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      char c = text[i];
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\ufeff' || c == '\u00a0') {
        continue;
      }
      if (c > 'z' || (padded && c != '=')) {
        return false;
      }
      padded = c == '=';
      letters[filled++] = (byte) c;
      if (filled == letters.length && !flush()) {
        return false;
      }
    }
    return true;
  }

  /** False where it breaks off: what lost its end is not taken for whole. */
  boolean end() throws IOException {
    return filled % 4 == 0 && flush();
  }

  private boolean flush() throws IOException {
    try {
      to.write(Base64.getDecoder().decode(java.util.Arrays.copyOf(letters, filled)));
      filled = 0;
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
