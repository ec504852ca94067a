package vn.mach.app.backups;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.app.backups.BackupHeader.RealmPart;
import vn.mach.app.backups.BackupHeader.TablePart;
import vn.mach.app.backups.BackupManifest.Counter;
import vn.mach.app.backups.BackupManifest.Entry;
import vn.mach.base.kernel.Digests;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.SchemaVersion;

/**
 * Writes realms as they are at one moment: one repeatable-read transaction, each table by COPY. The
 * rows pass through; nothing is held in memory but one row and the list of tables. Others go on
 * reading and writing meanwhile.
 */
final class BackupWriter {

  private static final int ATTEMPTS = 10;

  /** A table was made or removed while the locks were taken. */
  private static final Set<String> CHANGED = Set.of("42P01", "40P01");

  private static final long SAID_EVERY = 8L << 20;

  private final JsonMapper json;
  private final String program;
  private final Progress progress;

  /** How far it is; called every second or so. */
  @FunctionalInterface
  interface Progress {
    void reached(long done, long steps);
  }

  BackupWriter(JsonMapper json, String program, Progress progress) {
    this.json = json;
    this.program = program;
    this.progress = progress;
  }

  /**
   * Writes a whole backup and closes the stream; where it fails the stream stays open and what is
   * in it is of no use.
   *
   * @param connection of no realm, in no transaction; it is left in none, or closed where writing
   *     failed
   */
  BackupManifest write(Connection connection, List<Realm> realms, Instant now, OutputStream out)
      throws SQLException, IOException {
    try {
      BackupHeader header = begin(connection, realms, now);
      SignedEndOutput signed = new SignedEndOutput(out);
      ZipOutputStream zip = new ZipOutputStream(signed);
      zip.setLevel(Deflater.BEST_SPEED);
      zip.setComment(
          "0".repeat(SignedEndOutput.LENGTH)); // SignedEndOutput writes what belongs here
      put(zip, BackupHeader.NAME, header);
      BackupManifest manifest = rows(connection, header, zip);
      put(zip, BackupManifest.NAME, manifest);
      zip.finish();
      signed.close();
      connection.rollback();
      connection.setAutoCommit(true);
      return manifest;
    } catch (SQLException | IOException | RuntimeException e) {
      abandon(connection, e);
      throw e;
    }
  }

  /** A COPY that was stopped in the middle leaves a connection that is of no use any more. */
  private static void abandon(Connection connection, Exception reason) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * Begins the transaction. All tables are locked against being dropped, before the snapshot is
   * taken: what somebody drops or empties later waits until the end.
   */
  private BackupHeader begin(Connection connection, List<Realm> realms, Instant now)
      throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Map<String, List<TablePart>> before = tables(connection, realms);
      connection.commit();
      try (var statement = connection.createStatement()) {
        String all =
            before.entrySet().stream()
                .flatMap(realm ->
                    realm.getValue().stream()
                        .map(table -> Catalog.relation(realm.getKey(), table.name())))
                .collect(Collectors.joining(", "));
        statement.execute("lock table " + all + " in access share mode");
        Catalog.plainForms(connection);
        Map<String, List<TablePart>> here = tables(connection, realms);
        if (here.equals(before)) {
          return header(connection, realms, here, now);
        }
      } catch (SQLException e) {
        if (!CHANGED.contains(e.getSQLState())) {
          throw e;
        }
      }
      connection.rollback();
    }
    throw new BackupRefused("Tables are made and removed all the time: try again later.");
  }

  private static Map<String, List<TablePart>> tables(Connection connection, List<Realm> realms)
      throws SQLException {
    Map<String, List<TablePart>> tables = new HashMap<>();
    for (Realm realm : realms) {
      tables.put(realm.name(), Catalog.tables(connection, realm.name()));
    }
    return tables;
  }

  private BackupHeader header(
      Connection connection, List<Realm> realms, Map<String, List<TablePart>> tables, Instant now)
      throws SQLException {
    List<RealmPart> parts = new ArrayList<>();
    for (Realm realm : realms) {
      parts.add(
          new RealmPart(
              realm.name(),
              realm.title(),
              realm.zone().getId(),
              realm.first(),
              SchemaVersion.of(connection, realm),
              tables.getOrDefault(realm.name(), List.of())));
    }
    return new BackupHeader(
        BackupHeader.FORMAT,
        program,
        now,
        connection.getMetaData().getDatabaseProductVersion(),
        parts);
  }

  private BackupManifest rows(Connection connection, BackupHeader header, ZipOutputStream zip)
      throws SQLException, IOException {
    long steps = header.realms().stream().mapToLong(realm -> realm.tables().size()).sum();
    List<Entry> entries = new ArrayList<>();
    List<Counter> counters = new ArrayList<>();
    for (RealmPart realm : header.realms()) {
      for (TablePart table : realm.tables()) {
        progress.reached(entries.size(), steps);
        zip.putNextEntry(new ZipEntry(Entry.path(realm.name(), table.name())));
        entries.add(copied(connection, realm.name(), table, zip, entries.size(), steps));
        zip.closeEntry();
      }
      counters.addAll(Catalog.counters(connection, realm.name(), realm.name()));
    }
    progress.reached(steps, steps);
    return new BackupManifest(entries, counters);
  }

  private Entry copied(
      Connection connection, String realm, TablePart table, OutputStream out, long done, long steps)
      throws SQLException, IOException {
    MessageDigest digest = Digests.sha256();
    ContentSum content = new ContentSum();
    long bytes = 0;
    long said = 0;
    CopyOut copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(Catalog.copy(realm, table, "to stdout"));
    try {
      for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
        digest.update(row);
        content.add(row);
        out.write(row);
        bytes += row.length;
        if (bytes - said > SAID_EVERY) {
          said = bytes;
          progress.reached(done, steps);
        }
      }
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
    return new Entry(
        realm,
        table.name(),
        content.rows(),
        bytes,
        HexFormat.of().formatHex(digest.digest()),
        content.hex());
  }

  private void put(ZipOutputStream zip, String name, Object content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(json.writeValueAsBytes(content));
    zip.closeEntry();
  }
}
