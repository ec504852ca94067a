package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.List;
import vn.mach.base.kernel.Text;

/** Splits a text into sentences, and what is between them. */
final class SentenceSplitter {

  private static final int SHORTEST = 4; // "TP.", "đ/c.", "1.": no sentence ends there

  private SentenceSplitter() {}

  /**
   * Sentences, the spaces between them and line ends, each by itself; put together again they are
   * the text.
   */
  static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < text.length(); ) {
      int end = at;
      if (text.charAt(at) == '\n') {
        end = at + 1;
      } else if (Character.isWhitespace(text.charAt(at)) && ends(text, start, at)) {
        while (end < text.length()
            && text.charAt(end) != '\n'
            && Character.isWhitespace(text.charAt(end))) {
          end++;
        }
      }
      if (end == at) {
        at++;
        continue;
      }
      if (at > start) {
        pieces.add(text.substring(start, at));
      }
      pieces.add(text.substring(at, end));
      start = end;
      at = end;
    }
    if (start < text.length()) {
      pieces.add(text.substring(start));
    }
    return pieces;
  }

  /** The sentences alone, without the dash of a point. */
  static List<String> of(String text) {
    return pieces(text).stream()
        .map(it -> it.replaceFirst("^\\s*[-+•]\\s+", "").strip())
        .filter(it -> !it.isEmpty())
        .toList();
  }

  /** Two sentences that differ only in spaces are one. */
  static String normal(String sentence) {
    return Text.line(sentence).replaceFirst("^[-+•] ", "");
  }

  /** Whether a sentence that began at {@code start} ends before the space at {@code at}. */
  private static boolean ends(String text, int start, int at) {
    if (at - start < SHORTEST || ".!?…".indexOf(text.charAt(at - 1)) < 0) {
      return false;
    }
    int word = at - 1;
    while (word > start && !Character.isWhitespace(text.charAt(word - 1))) {
      word--;
    }
    int next = at;
    while (next < text.length()
        && Character.isWhitespace(text.charAt(next))
        && text.charAt(next) != '\n') {
      next++;
    }
    return at - word >= SHORTEST
        && next < text.length()
        && (Character.isUpperCase(text.codePointAt(next))
            || "“\"({".indexOf(text.charAt(next)) >= 0);
  }
}
