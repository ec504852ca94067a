package vn.mach.app.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;
import vn.mach.base.datasets.TableFormat;

/**
 * A file of rows that was brought, wherever it lies (in a folder, a zip, a workbook).
 *
 * @param name as people know it: {@code units.csv}, or the sheet's name
 * @param bytes about how much there is to read; 0 where unknown
 * @param mayBeEmpty whether it may have nothing in it at all, not even a header: a sheet often
 *     does, a file should not
 * @param hidden whether a workbook hides it
 * @param opener opens it anew, as often as it is asked
 */
record RowSource(String name, long bytes, boolean mayBeEmpty, boolean hidden, Opener opener) {

  interface Opener {
    /**
     * @param known whether a word is the name of a column: helps to find out what parts the cells
     */
    RawRows open(Predicate<String> known) throws IOException;
  }

  /** Whether a file of this name is read as separated values. */
  static boolean isCsv(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".txt");
  }

  static RowSource csv(String name, long bytes, CsvFile.Bytes opener) {
    CsvFile file = new CsvFile(opener);
    return new RowSource(name, bytes, false, false, file::open);
  }

  static RowSource csv(Path file, String name, long bytes) {
    return csv(name, bytes, () -> java.nio.file.Files.newInputStream(file));
  }

  /** The table it may be: its name without ending. */
  String table() {
    return isCsv(name) || name.toLowerCase(Locale.ROOT).matches(".*\\.xlsx?")
        ? name.substring(0, name.lastIndexOf('.'))
        : name;
  }

  RawRows open(TableFormat table) throws IOException {
    return opener.open(header -> HeaderRow.column(table, header).isPresent());
  }
}
