package vn.mach.app.exchange;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.FormulaGuard;

/**
 * Reads separated values row by row, holding one row at a time. Lines are physical lines of the
 * file, from 1, blank ones included; a row is named by its first. A cell counts as quoted where the
 * first thing in it that is not a space is a quote; a quote further on is a character. An
 * apostrophe that keeps a text from being a formula is taken off.
 */
final class CsvReader {

  /**
   * In characters; more than any honest row holds: beyond it a quote was opened and never closed.
   */
  private static final int LONGEST_ROW = 1_000_000;

  private static final int MOST_CELLS = 2_000;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setIgnoreEmptyLines(false)
          .setIgnoreSurroundingSpaces(true)
          .setTrailingData(true)
          .get();

  private final OneRow in;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;

  CsvReader(Reader in, char separator) throws IOException {
    this.in = new OneRow(in);
    this.parser =
        CSVParser.builder()
            .setReader(this.in)
            .setFormat(FORMAT.builder().setDelimiter(separator).get())
            .get();
    this.records = parser.iterator();
  }

  /** The next row that has something in it, its cells cleaned; null at the end. */
  @Nullable RawRow next() throws IOException {
    while (true) {
      int line = Math.toIntExact(parser.getCurrentLineNumber() + 1);
      CSVRecord cells = record(line);
      if (cells == null) {
        return null;
      }
      RawRow row = row(line, cells);
      if (!row.isBlank()) {
        return row;
      }
    }
  }

  private @Nullable CSVRecord record(int line) throws IOException {
    in.read = 0;
    try {
      return records.hasNext() ? records.next() : null;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException || in.read > LONGEST_ROW) {
        throw new UnreadableDataset("exchange.unreadable.open_quote", line);
      }
      throw e.getCause();
    }
  }

  private static RawRow row(int line, CSVRecord cells) throws UnreadableDataset {
    if (cells.size() > MOST_CELLS) {
      throw new UnreadableDataset("exchange.unreadable.too_wide", line);
    }
    List<RawCell> row = new ArrayList<>(cells.size());
    for (String cell : cells) {
      if (cell.indexOf('\0') >= 0) {
        throw new UnreadableDataset("exchange.unreadable.not_text", line);
      }
      row.add(RawCell.words(clean(cell), cell));
    }
    return new RawRow(line, row);
  }

  /** A cell's text: normalised, without the guard against formulas. */
  static String clean(String cell) {
    String text = Text.lines(cell);
    return text.startsWith("'") ? Text.lines(FormulaGuard.removed(text)) : text;
  }

  /**
   * Bounds what one row may make the parser hold, and makes every kind of space one that the parser
   * knows.
   */
  private static final class OneRow extends FilterReader {
    private int read;

    OneRow(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      int got = super.read(into, offset, length);
      read += Math.max(got, 0);
      if (read > LONGEST_ROW) {
        throw new IOException("A row of more than " + LONGEST_ROW + " characters");
      }
      for (int i = offset; i < offset + got; i++) {
        if (into[i] >= 0x80 && Character.getType(into[i]) == Character.SPACE_SEPARATOR) {
          into[i] = ' ';
        }
      }
      return got;
    }
  }
}
