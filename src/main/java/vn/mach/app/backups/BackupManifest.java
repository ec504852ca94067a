package vn.mach.app.backups;

import java.util.List;

/** The last entry of a backup: what all others must be. */
record BackupManifest(List<Entry> entries, List<Counter> counters) {

  static final String NAME = "manifest.json";

  /**
   * The rows of one table.
   *
   * @param bytes of the text, unpacked
   * @param sha256 of the text
   * @param content of the rows in whatever order ({@link ContentSum})
   */
  record Entry(
      String realm, String table, long rows, long bytes, String sha256, String content) {

    static String path(String realm, String table) {
      return realm + "/" + table + ".copy";
    }
  }

  /**
   * How far a sequence has counted. Read after the rows: never behind the numbers that they use.
   *
   * @param called whether {@code last} was given out
   */
  record Counter(String realm, String sequence, long last, boolean called) {}

  long rows() {
    return entries.stream().mapToLong(Entry::rows).sum();
  }

  long bytes() {
    return entries.stream().mapToLong(Entry::bytes).sum();
  }
}
