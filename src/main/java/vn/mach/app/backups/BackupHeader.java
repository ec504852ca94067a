package vn.mach.app.backups;

import java.time.Instant;
import java.util.List;
import vn.mach.base.realms.SchemaVersion;

/**
 * The first entry of a backup: what is needed before anything is read.
 *
 * @param format of the file; a program restores its own and earlier ones
 * @param program the version of Mạch that made it
 * @param madeAt the moment that it shows, to the second
 * @param postgres the version of the server that it was read from
 */
record BackupHeader(
    int format, String program, Instant madeAt, String postgres, List<RealmPart> realms) {

  static final String NAME = "backup.json";

  /** Raised with every change that an earlier program would not understand. */
  static final int FORMAT = 1;

  /**
   * One realm of the file.
   *
   * @param first whether it has the address without a prefix
   * @param migrations that ran in its schema
   */
  record RealmPart(
      String name,
      String title,
      String zone,
      boolean first,
      List<SchemaVersion> migrations,
      List<TablePart> tables) {}

  /** A table and its columns, in the order in which the rows have them. */
  record TablePart(String name, List<String> columns) {}
}
