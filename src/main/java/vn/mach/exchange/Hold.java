package vn.mach.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Who is at work on an import holds it: a lock of the database that ends with the process, so a page on any node knows at once whether
 * somebody is still at work, without a clock.
 */
@Component
class Hold {

  private static final String TRY = "select pg_try_advisory_lock(hashtext(current_schema() || ' import'), ?)";
  private static final String RELEASE = "select pg_advisory_unlock(hashtext(current_schema() || ' import'), ?)";

  /** Asks without taking: two that look at once must not take each other for workers. */
  private static final String TAKEN =
      """
      select exists (
        select 1 from pg_locks
        where locktype = 'advisory' and granted and objsubid = 2 and objid::bigint = ?
          and classid::bigint = (hashtext(current_schema() || ' import')::bigint & 4294967295)
          and database = (select oid from pg_database where datname = current_database()))
      """;

  private final DataSource connections;

  Hold(DataSource connections) {
    this.connections = connections;
  }

  /** An import that is held. Close it when the work is done, on whatever thread. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /** Takes hold of the import; empty where somebody has. */
  Optional<Held> take(long id) {
    try {
      Connection connection = connections.getConnection();
      if (ask(connection, TRY, id)) {
        return Optional.of(() -> release(connection, id));
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isTaken(long id) {
    try (Connection connection = connections.getConnection()) {
      return ask(connection, TAKEN, id);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void release(Connection connection, long id) {
    try (connection) {
      ask(connection, RELEASE, id);
    } catch (SQLException e) {
      // the connection is gone, and with it the lock
    }
  }

  private static boolean ask(Connection connection, String sql, long id) throws SQLException {
    try (var query = connection.prepareStatement(sql)) {
      query.setInt(1, (int) id);
      try (var row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
