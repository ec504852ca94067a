package vn.mach.realms;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.stereotype.Component;

/**
 * Brings schemas to the present. Migrations lie in folders by room ({@code db/<room>}); for each realm they run as one history in the
 * order of their timestamps. What all realms share lies in {@code db/common}.
 */
@Component
class Migrations {

  /** The rooms that own tables. A room that gets its first table is added here. */
  private static final String[] ROOMS = {
    "journal", "units", "people", "access", "files", "papers", "directives", "register", "activities", "figures", "reports", "exchange", "home"
  };

  private final DataSource dataSource;

  Migrations(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void migrateCommon() {
    createSchema(RealmDataSource.COMMON);
    flyway(RealmDataSource.COMMON, "db/common").migrate();
  }

  void migrate(Realm realm) {
    CurrentRealm.run(realm, () -> flyway(realm.name(), Arrays.stream(ROOMS).map(room -> "db/" + room).toArray(String[]::new)).migrate());
  }

  boolean schemaExists(String name) {
    try (Connection connection = dataSource.getConnection();
        var query = connection.prepareStatement("select 1 from pg_namespace where nspname = ?")) {
      query.setString(1, name);
      return query.executeQuery().next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void createSchema(String name) {
    execute("create schema if not exists " + name);
  }

  void dropSchema(String name) {
    execute("drop schema if exists " + name + " cascade");
  }

  private void execute(String sql) {
    try (Connection connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Flyway flyway(String schema, String... folders) {
    return Flyway.configure()
        .dataSource(dataSource)
        .defaultSchema(schema)
        .locations(Stream.of(folders).map(folder -> "classpath:" + folder).toArray(String[]::new))
        .table("migrations")
        .failOnMissingLocations(true)
        .outOfOrder(true) // rooms land on their own; a timestamp may be older than the newest that ran
        .load();
  }
}
