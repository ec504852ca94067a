package vn.mach.app.backups;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.mach.app.backups.BackupHeader.RealmPart;
import vn.mach.app.backups.BackupHeader.TablePart;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.HiddenRealms;
import vn.mach.base.realms.Realm;

/** Loads the realms of one file, one after another, each into a hidden realm. */
final class RealmLoads implements BackupReader.Content, AutoCloseable {

  private final DataSource dataSource;
  private final HiddenRealms hidden;
  private final BackupManifest manifest;
  private final @Nullable String only;
  private final Map<RealmPart, Realm> loaded = new LinkedHashMap<>();
  private @Nullable Running running;

  private record Running(RealmPart part, Realm realm, Connection connection, RealmLoad load) {}

  /**
   * @param only the one realm that is loaded; none: all
   */
  RealmLoads(
      DataSource dataSource, HiddenRealms hidden, BackupManifest manifest, @Nullable String only) {
    this.dataSource = dataSource;
    this.hidden = hidden;
    this.manifest = manifest;
    this.only = only;
  }

  @Override
  public void table(RealmPart part, TablePart table, InputStream rows)
      throws IOException, SQLException {
    if (only != null && !only.equals(part.name())) {
      return;
    }
    Running now = running;
    if (now == null || !now.part().equals(part)) {
      finish();
      now = begin(part);
    }
    now.load().table(table, rows);
  }

  private Running begin(RealmPart part) throws SQLException {
    Realm realm =
        switch (hidden.create(part.title(), part.migrations())) {
          case Outcome.Done<Realm>(Realm made) -> made;
          case Outcome.Refused<Realm>(var refusals) -> throw BackupRefused.of(refusals.getFirst());
        };
    loaded.put(part, realm);
    Connection connection = CurrentRealm.call(realm, this::connect);
    RealmLoad load = new RealmLoad(connection, realm.name(), part);
    Running begun = new Running(part, realm, connection, load);
    running = begun;
    load.begin();
    return begun;
  }

  private Connection connect() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the realm that is being loaded: compared, and with all migrations of this program. */
  void finish() throws SQLException {
    Running now = running;
    if (now != null) {
      now.load().finish(manifest);
      release(now);
      hidden.complete(now.realm());
    }
  }

  private void release(Running now) throws SQLException {
    running = null;
    try (Connection connection = now.connection()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** What was loaded, in the order of the file. */
  Map<RealmPart, Realm> loaded() {
    return loaded;
  }

  /** Removes what was loaded. */
  void discard() {
    loaded.values().forEach(hidden::discard);
  }

  @Override
  public void close() throws SQLException {
    Running now = running;
    if (now != null) {
      release(now);
    }
  }
}
