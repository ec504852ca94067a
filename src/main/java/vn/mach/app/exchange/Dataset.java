package vn.mach.app.exchange;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import vn.mach.base.datasets.TableFormat;

/**
 * One dataset that was sent: a folder of CSV files, a zip of them, or a workbook. Read table by
 * table, as often as needed.
 */
interface Dataset extends AutoCloseable {

  /** The name of the folder or file, for people. */
  String name();

  /**
   * The tables that are there, {@link ExchangeTables#EXPECTED} and {@link ExchangeTables#REFUSED}
   * among them.
   */
  List<Sheet> sheets();

  /** Files and sheets that are no table of the format: they are named to people and not read. */
  List<NotRead> notRead();

  /**
   * @param rows whether it is a sheet or a file of separated values, so that it may be a table
   */
  record NotRead(String name, boolean rows) {}

  /**
   * What people are told about the reading besides: of the headers at once, of the rows once they
   * were read.
   */
  List<Said> remarks();

  /**
   * Reads all rows of a table from first to last; blank lines are passed over. A file is read once
   * to look at its days and once for its rows; no more than one row is kept in memory.
   *
   * @throws Unreadable where the file as such cannot be read: not text, a broken workbook, a quote
   *     that is never closed
   */
  void read(TableFormat table, RowTaker rows) throws IOException;

  /**
   * The first cells under these headers, by header; empty ones are passed over.
   *
   * @param most how many of each
   */
  Map<String, List<String>> samples(TableFormat table, Collection<String> headers, int most)
      throws IOException;

  @Override
  void close();

  /**
   * A table that is there.
   *
   * @param source the name of the file or sheet
   * @param headers all that stand in it
   * @param unknownColumns headers that no column answers to, reported by name and not read
   * @param missingColumns names of columns of the format without a header; where one of them must
   *     be there, every row is refused
   * @param bytes about how much there is to read, for progress; 0 where unknown
   */
  record Sheet(
      TableFormat table,
      String source,
      List<String> headers,
      List<String> unknownColumns,
      List<String> missingColumns,
      long bytes) {}

  /** Takes rows one after the other. */
  @FunctionalInterface
  interface RowTaker {
    void row(SheetRow row) throws IOException;
  }
}
