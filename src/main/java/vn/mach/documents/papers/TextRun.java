package vn.mach.documents.papers;

import org.jspecify.annotations.Nullable;

/** A run of text in one style; where it is a figure, its mark is printed small behind it. */
public record TextRun(String text, boolean bold, boolean italic, @Nullable FigureMark figure) {

  /** Plain text. */
  public static TextRun text(String text) {
    return new TextRun(text, false, false, null);
  }

  /** A figure with its mark. */
  public static TextRun figure(String text, String code, String url) {
    return new TextRun(text, false, false, new FigureMark(code, url));
  }
}
