package vn.mach.app.backups;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of good backups. */
@Component
class BackupsSql {

  private final JdbcClient jdbc;

  BackupsSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(MadeBackup made) {
    jdbc.sql(
            """
            insert into backups (began_at, ended_at, file, bytes, row_count, encrypted, login)
            values (:began, :ended, :file, :bytes, :rows, :encrypted, :login)
            """)
        .param("began", Timestamp.from(made.beganAt()))
        .param("ended", Timestamp.from(made.endedAt()))
        .param("file", made.file().toString())
        .param("bytes", made.bytes())
        .param("rows", made.rows())
        .param("encrypted", made.encrypted())
        .param("login", made.login())
        .update();
  }

  Optional<MadeBackup> last() {
    return jdbc.sql("select * from backups order by ended_at desc, id desc limit 1")
        .query(BackupsSql::made)
        .optional();
  }

  /** The newest first. */
  List<MadeBackup> all(int most) {
    return jdbc.sql("select * from backups order by ended_at desc, id desc limit ?")
        .param(most)
        .query(BackupsSql::made)
        .list();
  }

  boolean madeSince(Instant at) {
    return jdbc.sql("select exists (select 1 from backups where began_at >= ?)")
        .param(Timestamp.from(at))
        .query(Boolean.class)
        .single();
  }

  void delete(long id) {
    jdbc.sql("delete from backups where id = ?").param(id).update();
  }

  private static MadeBackup made(ResultSet row, int number) throws SQLException {
    return new MadeBackup(
        row.getLong("id"),
        row.getTimestamp("began_at").toInstant(),
        row.getTimestamp("ended_at").toInstant(),
        Path.of(row.getString("file")),
        row.getLong("bytes"),
        row.getLong("row_count"),
        row.getBoolean("encrypted"),
        row.getString("login"));
  }
}
