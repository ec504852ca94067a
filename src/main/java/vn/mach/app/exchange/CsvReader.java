package vn.mach.app.exchange;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;

/**
 * Reads separated values row by row, holding one row at a time. Lines are physical lines of the
 * file, from 1, blank ones included; a row is named by its first. A cell counts as quoted where the
 * first thing in it that is not a space is a quote; a quote further on is a character.
 */
final class CsvReader {

  /** More than any honest cell holds: beyond it a quote was opened and never closed. */
  private static final int LONGEST_CELL = 200_000;

  private static final int MOST_CELLS = 2_000;

  private final Reader in;
  private final char separator;
  private final char[] buffer = new char[1 << 15];
  private int filled;
  private int at;
  private int line = 1;
  private boolean ended;

  CsvReader(Reader in, char separator) {
    this.in = in;
    this.separator = separator;
  }

  /** The next row that has something in it, its cells cleaned; null at the end. */
  @Nullable RawRow next() throws IOException {
    while (!ended) {
      RawRow row = row();
      if (!row.isBlank()) {
        return row;
      }
    }
    return null;
  }

  private RawRow row() throws IOException {
    int first = line;
    List<String> cells = new ArrayList<>();
    while (true) {
      StringBuilder cell = new StringBuilder();
      int end = cell(cell);
      cells.add(Text.lines(cell.toString()));
      if (end != separator) {
        return new RawRow(first, cells);
      }
      if (cells.size() > MOST_CELLS) {
        throw new UnreadableDataset("exchange.unreadable.too_wide", first);
      }
    }
  }

  /**
   * Reads one cell and gives what ended it: the separator, a line feed, or -1 for the end of the
   * file.
   */
  private int cell(StringBuilder cell) throws IOException {
    int opened = line;
    int c = read();
    while (c != separator && isSpace(c)) {
      c = read();
    }
    if (c == '"') {
      c = quoted(cell, opened);
    }
    while (c != separator && c != '\n' && c != -1) {
      append(cell, c, opened);
      c = read();
    }
    if (c == '\n') {
      line++;
    }
    ended = c == -1;
    return c;
  }

  /** Reads behind an opening quote up to the closing one, and gives the character after it. */
  private int quoted(StringBuilder cell, int opened) throws IOException {
    while (true) {
      int c = read();
      if (c == -1) {
        throw new UnreadableDataset("exchange.unreadable.open_quote", opened);
      }
      if (c == '"') {
        c = read();
        if (c != '"') {
          return c;
        }
      } else if (c == '\n') {
        line++;
      }
      append(cell, c, opened);
    }
  }

  private static void append(StringBuilder cell, int c, int line) throws UnreadableDataset {
    if (cell.length() >= LONGEST_CELL) {
      throw new UnreadableDataset("exchange.unreadable.open_quote", line);
    }
    if (c == 0) {
      throw new UnreadableDataset("exchange.unreadable.not_text", line);
    }
    cell.append((char) c);
  }

  private static boolean isSpace(int c) {
    return c != '\n' && c != -1 && Text.isSpace(c);
  }

  /** The next character; every kind of line end is one line feed. */
  private int read() throws IOException {
    int c = raw();
    if (c == '\r') {
      if (peek() == '\n') {
        at++;
      }
      return '\n';
    }
    return c;
  }

  private int raw() throws IOException {
    int c = peek();
    if (c != -1) {
      at++;
    }
    return c;
  }

  private int peek() throws IOException {
    if (at == filled) {
      at = 0;
      filled = Math.max(0, in.read(buffer));
      if (filled == 0) {
        return -1;
      }
    }
    return buffer[at];
  }
}
