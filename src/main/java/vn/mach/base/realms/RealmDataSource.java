package vn.mach.base.realms;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hands out connections whose {@code search_path} is {@code <realm>, mach_common}: the one place
 * where a schema is chosen. The search path is only set again when the connection served another
 * realm before; what belongs to no realm has connections of its own.
 */
final class RealmDataSource extends DelegatingDataSource {

  static final String COMMON = "mach_common";

  private final Map<Connection, String> pathOf = Collections.synchronizedMap(new WeakHashMap<>());

  private final DataSource common;
  private final Database database;

  /**
   * @param common connections whose search path is {@link #COMMON} from the beginning
   */
  RealmDataSource(DataSource pool, DataSource common, Database database) {
    super(pool);
    this.common = common;
    this.database = database;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (!database.available()) {
      throw new SQLTransientConnectionException("The database is being started again", "08001");
    }
    Optional<Realm> realm = CurrentRealm.find();
    if (realm.isEmpty()) {
      return common.getConnection();
    }
    String path = realm.get().name() + ", " + COMMON;
    Connection connection = super.getConnection();
    try {
      Connection physical =
          connection.unwrap(org.postgresql.PGConnection.class) instanceof Connection it
              ? it
              : connection;
      if (!path.equals(pathOf.get(physical))) {
        try (var statement = connection.createStatement()) {
          statement.execute("set search_path = " + path);
        }
        pathOf.put(physical, path);
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Connection getConnection(String username, String password) {
    throw new UnsupportedOperationException("A realm's connections have one user");
  }
}
