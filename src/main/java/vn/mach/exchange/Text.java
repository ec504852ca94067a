package vn.mach.exchange;

import java.text.Normalizer;

/** What is done to every piece of text that comes in. */
final class Text {

  private Text() {}

  /** In NFC and without spaces around; also without those that do not show (no-break, zero-width, a stray byte order mark). */
  static String clean(String raw) {
    int from = 0;
    int to = raw.length();
    while (from < to && isSpace(raw.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(raw.charAt(to - 1))) {
      to--;
    }
    String text = raw.substring(from, to);
    return Normalizer.isNormalized(text, Normalizer.Form.NFC) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
  }
}
