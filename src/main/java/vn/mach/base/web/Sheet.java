package vn.mach.base.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table for download as CSV or as a workbook, row by row in constant memory. A cell is text, a
 * number, a day, yes or no, or nothing; no text becomes a formula (see {@link FormulaGuard}).
 * {@link #close} ends the table and flushes it, but does not close the stream.
 */
public abstract sealed class Sheet implements Closeable permits CsvSheet, WorkbookSheet {

  /**
   * Into a file or an entry of a zip: UTF-8 with a byte order mark (spreadsheets know Vietnamese
   * letters by it), commas, line feeds.
   */
  public static Sheet csv(OutputStream out) throws IOException {
    return new CsvSheet(out);
  }

  /**
   * As a download: see {@link Download#send}.
   *
   * @param name without its ending; what a file cannot be called becomes a hyphen
   */
  public static void csv(HttpServletResponse response, String name, Filling filling)
      throws IOException {
    Download.send(
        response,
        "text/csv;charset=UTF-8",
        named(name) + ".csv",
        out -> filled(new CsvSheet(out), filling));
  }

  /**
   * As a download: see {@link Download#send}.
   *
   * @param name of the file, without its ending
   * @param title of the sheet in it
   */
  public static void xlsx(HttpServletResponse response, String name, String title, Filling filling)
      throws IOException {
    Download.send(
        response,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        named(name) + ".xlsx",
        out -> filled(new WorkbookSheet(out, title), filling));
  }

  /** What writes the rows of a download; it may hold a transaction. */
  public interface Filling {
    void into(Sheet sheet) throws IOException;
  }

  private static void filled(Sheet sheet, Filling filling) throws IOException {
    try (sheet) {
      filling.into(sheet);
    }
  }

  /**
   * Lines above the header that say what the table shows, the first larger. A CSV file, which
   * programs read, leaves them out.
   */
  public void above(String... lines) {}

  /**
   * The header; a workbook keeps it in sight, with as many of the first columns as are asked for.
   */
  public abstract void head(List<String> names, int columnsInSight) throws IOException;

  public void head(String... names) throws IOException {
    head(List.of(names), 0);
  }

  public abstract void row(List<? extends @Nullable Object> cells) throws IOException;

  public void row(@Nullable Object... cells) throws IOException {
    row(Arrays.asList(cells));
  }

  /** How wide a column is, in characters; a CSV file has no widths. */
  public void width(int column, int characters) {}

  static String named(String name) {
    return name.replaceAll("[^A-Za-z0-9._]+", "-");
  }
}
