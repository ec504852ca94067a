package vn.mach.documents.papers;

import java.util.ArrayList;
import java.util.List;

/** What the PDF's pages need of text. */
final class PdfText {

  private PdfText() {}

  /** With a question mark for what the font lacks. */
  static String drawable(String text, FontStyle style) {
    for (int i = 0; i < text.length(); i++) {
      if (!TextMetrics.has(text.charAt(i), style)) {
        StringBuilder known = new StringBuilder();
        text.chars().forEach(c -> known.append(TextMetrics.has(c, style) ? (char) c : '?'));
        return known.toString();
      }
    }
    return text;
  }

  /** The text with every space made wider (below 0) by thousandths of its size. */
  static Object[] stretched(String text, double thousandths) {
    List<Object> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ' ' || text.charAt(i) == '\u00a0') {
        parts.add(text.substring(from, i + 1));
        parts.add((float) thousandths);
        from = i + 1;
      }
    }
    if (from < text.length()) {
      parts.add(text.substring(from));
    }
    return parts.toArray();
  }
}
