package vn.mach.app.exchange;

import java.util.List;

/**
 * What is stored of an import for its page, also after its staged rows are gone.
 *
 * @param tables how many rows of each table are new, changed, unchanged, refused
 * @param unread sheets and columns that were not recognised, for the sender to place
 * @param lacking columns that must be there and are not
 * @param remarks what else was left aside while reading
 * @param warnings the first of what a regulation asks and the dataset does not show, and of what
 *     cannot well be
 * @param moreWarnings how many further ones there are
 * @param newTops units that would stand at the top beside those that stand there
 */
record ImportSummary(
    List<Count> tables,
    List<Unread> unread,
    List<Lacking> lacking,
    List<Said> remarks,
    List<Said> warnings,
    int moreWarnings,
    List<String> newTops) {

  static final ImportSummary NOTHING =
      new ImportSummary(List.of(), List.of(), List.of(), List.of(), List.of(), 0, List.of());

  /**
   * @param table its name
   */
  record Count(String table, long fresh, long changed, long unchanged, long refused) {
    long all() {
      return fresh + changed + unchanged + refused;
    }
  }

  /** A message that is stored: its key and what its placeholders take. */
  record Said(String key, List<String> arguments) {
    static Said of(String key, Object... arguments) {
      return new Said(key, java.util.Arrays.stream(arguments).map(Object::toString).toList());
    }
  }

  /**
   * Something that was not recognised.
   *
   * @param table the table of the column; empty for a sheet or file
   * @param name the header, or the name of the sheet or file
   * @param samples what stands under the header
   * @param answered that the sender said to leave it out
   */
  record Unread(String table, String name, List<String> samples, boolean answered) {}

  /**
   * A column that must be there and is not.
   *
   * @param constant what every row holds instead; empty: nothing, so every row is refused
   */
  record Lacking(String table, String column, String constant) {}

  /** Columns that hold something and were not read, those left out on purpose aside. */
  long unreadColumns() {
    return unread.stream().filter(it -> !it.table.isEmpty() && !it.answered).count();
  }

  long unreadSheets() {
    return unread.stream().filter(it -> it.table.isEmpty() && !it.answered).count();
  }

  long taken() {
    return tables.stream().mapToLong(it -> it.fresh + it.changed).sum();
  }

  long unchanged() {
    return tables.stream().mapToLong(Count::unchanged).sum();
  }

  long refused() {
    return tables.stream().mapToLong(Count::refused).sum();
  }
}
