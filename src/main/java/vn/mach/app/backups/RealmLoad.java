package vn.mach.app.backups;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import vn.mach.app.backups.BackupHeader.RealmPart;
import vn.mach.app.backups.BackupHeader.TablePart;
import vn.mach.app.backups.BackupManifest.Counter;
import vn.mach.app.backups.BackupManifest.Entry;

/**
 * Fills an empty schema with the rows of one realm, in one transaction: triggers are off and foreign
 * keys away meanwhile, so that the order of tables does not matter; at the end every foreign key is
 * made again, and so checked. Then all rows are read back and compared.
 */
final class RealmLoad {

  private static final String FOREIGN_KEY_VIOLATION = "23503";
  private static final int PIECE = 1 << 16;

  private static final String FOREIGN_KEYS =
      """
      select r.relname, k.conname, pg_get_constraintdef(k.oid) from pg_constraint k
      join pg_class r on r.oid = k.conrelid join pg_namespace n on n.oid = r.relnamespace
      where n.nspname = ? and k.contype = 'f' order by r.relname, k.conname
      """;

  private final Connection connection;
  private final String schema;
  private final RealmPart realm;
  private final List<ForeignKey> keys = new ArrayList<>();

  private record ForeignKey(String table, String name, String definition) {}

  /**
   * @param connection its search path begins with the schema
   */
  RealmLoad(Connection connection, String schema, RealmPart realm) {
    this.connection = connection;
    this.schema = schema;
    this.realm = realm;
  }

  /**
   * Begins the transaction, and empties the tables that migrations filled.
   *
   * @throws BackupRefused where the schema lacks a table or column
   */
  void begin() throws SQLException {
    connection.setAutoCommit(false);
    Catalog.plainForms(connection);
    List<TablePart> mine = Catalog.tables(connection, schema);
    Map<String, TablePart> byName =
        mine.stream().collect(Collectors.toMap(TablePart::name, table -> table));
    for (TablePart table : realm.tables()) {
      TablePart found = byName.get(table.name());
      if (found == null || !found.columns().containsAll(table.columns())) {
        throw new BackupRefused(
            "The table %s of the backup is not as the migrations of the backup make it."
                .formatted(table.name()));
      }
    }
    try (var query = connection.prepareStatement(FOREIGN_KEYS)) {
      query.setString(1, schema);
      try (var row = query.executeQuery()) {
        while (row.next()) {
          keys.add(new ForeignKey(row.getString(1), row.getString(2), row.getString(3)));
        }
      }
    }
    for (ForeignKey key : keys) {
      execute("alter table %s drop constraint %s", key.table(), key.name());
    }
    for (TablePart table : mine) {
      execute("alter table %s disable trigger user", table.name());
    }
    try (var statement = connection.createStatement()) {
      statement.execute(
          "truncate "
              + mine.stream()
                  .map(table -> Catalog.relation(schema, table.name()))
                  .collect(Collectors.joining(", ")));
    }
  }

  void table(TablePart table, InputStream rows) throws SQLException, IOException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(Catalog.copy(schema, table, "from stdin"));
    try {
      byte[] piece = new byte[PIECE];
      for (int read = rows.read(piece); read >= 0; read = rows.read(piece)) {
        copy.writeToCopy(piece, 0, read);
      }
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /**
   * Sets the sequences, makes the foreign keys, compares all rows with the manifest and commits.
   *
   * @throws BackupRefused where a table differs from what was saved
   */
  void finish(BackupManifest manifest) throws SQLException {
    for (Counter counter : manifest.counters()) {
      if (counter.realm().equals(realm.name())) {
        set(counter);
      }
    }
    for (TablePart table : Catalog.tables(connection, schema)) {
      execute("alter table %s enable trigger user", table.name());
    }
    for (ForeignKey key : keys) {
      add(key);
    }
    for (TablePart table : realm.tables()) {
      compare(table, manifest);
    }
    connection.commit();
    try (var statement = connection.createStatement()) {
      for (TablePart table : realm.tables()) {
        statement.execute("analyze " + Catalog.relation(schema, table.name()));
      }
    }
    connection.commit();
  }

  private void add(ForeignKey key) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "alter table %s add constraint %s %s"
              .formatted(
                  Catalog.relation(schema, key.table()),
                  Catalog.name(key.name()),
                  key.definition()));
    } catch (SQLException e) {
      if (!FOREIGN_KEY_VIOLATION.equals(e.getSQLState())) {
        throw e;
      }
      throw new BackupRefused(
          "Rows of %s in %s lead to rows that are missing (%s): they were so when they were saved."
              .formatted(key.table(), realm.name(), key.name()),
          e);
    }
  }

  private void set(Counter counter) throws SQLException {
    try (var set = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
      set.setString(1, Catalog.relation(schema, counter.sequence()));
      set.setLong(2, counter.last());
      set.setBoolean(3, counter.called());
      set.execute();
    }
  }

  private void compare(TablePart table, BackupManifest manifest) throws SQLException {
    ContentSum content = new ContentSum();
    CopyOut copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(Catalog.copy(schema, table, "to stdout"));
    try {
      for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
        content.add(row);
      }
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
    Entry wanted =
        manifest.entries().stream()
            .filter(it -> it.realm().equals(realm.name()) && it.table().equals(table.name()))
            .findFirst()
            .orElseThrow();
    if (content.rows() != wanted.rows() || !content.hex().equals(wanted.content())) {
      throw new BackupRefused(
          "The table %s of %s is not as it was saved: %d rows instead of %d, or others."
              .formatted(table.name(), realm.name(), content.rows(), wanted.rows()));
    }
  }

  private void execute(String sql, String table, String... names) throws SQLException {
    Object[] quoted = new Object[1 + names.length];
    quoted[0] = Catalog.relation(schema, table);
    for (int i = 0; i < names.length; i++) {
      quoted[i + 1] = Catalog.name(names[i]);
    }
    try (var statement = connection.createStatement()) {
      statement.execute(sql.formatted(quoted));
    }
  }
}
