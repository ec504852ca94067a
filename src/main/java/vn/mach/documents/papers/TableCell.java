package vn.mach.documents.papers;

import org.jspecify.annotations.Nullable;

/** One cell of a table; where it is a figure, its mark is printed small behind it. */
public record TableCell(String text, @Nullable FigureMark figure) {

  /** A cell without a figure. */
  public static TableCell text(String text) {
    return new TableCell(text, null);
  }
}
