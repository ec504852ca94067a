package vn.mach.papers;

import org.jspecify.annotations.Nullable;

/** One cell of a table; where it is a figure, its mark is printed small behind it. */
public record Cell(String text, @Nullable FigureMark figure) {

  /** A cell without a figure. */
  public static Cell text(String text) {
    return new Cell(text, null);
  }
}
