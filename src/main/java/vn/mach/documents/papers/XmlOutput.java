package vn.mach.documents.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Writes XML as it comes, without holding any of it. What is not {@link #text} or an attribute's
 * value is written as it is.
 */
final class XmlOutput {

  private final Writer out;

  XmlOutput(Writer out) {
    this.out = out;
  }

  XmlOutput raw(String xml) {
    try {
      out.write(xml);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes text, with what would be markup escaped. */
  XmlOutput text(String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      String escaped =
          switch (text.charAt(i)) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            default -> "";
          };
      if (!escaped.isEmpty()) {
        raw(text.substring(from, i)).raw(escaped);
        from = i + 1;
      }
    }
    return raw(from == 0 ? text : text.substring(from));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
