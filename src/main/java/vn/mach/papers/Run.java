package vn.mach.papers;

import org.jspecify.annotations.Nullable;

/** A stretch of text in one style; where it is a figure, its mark is printed small behind it. */
public record Run(String text, boolean bold, boolean italic, @Nullable FigureMark figure) {

  /** Plain text. */
  public static Run text(String text) {
    return new Run(text, false, false, null);
  }

  /** A figure with its mark. */
  public static Run figure(String text, String code, String url) {
    return new Run(text, false, false, new FigureMark(code, url));
  }
}
