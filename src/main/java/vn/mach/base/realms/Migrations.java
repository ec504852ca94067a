package vn.mach.base.realms;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.scanner.Scanner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Migrates schemas. Each module has a folder of migrations ({@code db/<area>/<module>}); for each
 * realm they run as one history in the order of their versions. What all realms share is in {@code
 * db-common}.
 */
@Component
class Migrations {

  private static final int DROP_ATTEMPTS = 600;
  private static final Duration DROP_PAUSE = Duration.ofMillis(100);

  /** The schema is in use: a lock is taken, or a table was added or removed meanwhile. */
  static final Set<String> IN_USE = Set.of("55P03", "42P01", "40P01");

  private final DataSource dataSource;

  Migrations(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void migrateCommon() {
    createSchema(RealmDataSource.COMMON);
    flyway(RealmDataSource.COMMON, "db-common").migrate();
  }

  void migrate(Realm realm) {
    CurrentRealm.run(realm, () -> flyway(realm.name(), "db").migrate());
  }

  /** Runs only these, and no views or functions that run again whenever they change. */
  void migrate(Realm realm, Set<String> versions) {
    FluentConfiguration configuration = configuration(realm.name(), "db");
    ResourceProvider all =
        new Scanner<>(JavaMigration.class, configuration, configuration.getLocations());
    configuration.resourceProvider(new Chosen(all, versions));
    CurrentRealm.run(realm, () -> configuration.load().migrate());
  }

  /** The migrations of this program, whether or not they ran in the realm. */
  List<SchemaVersion> known(Realm realm) {
    return CurrentRealm.call(
        realm,
        () ->
            Arrays.stream(flyway(realm.name(), "db").info().all())
                .filter(MigrationInfo::isVersioned)
                .filter(it -> it.getResolvedChecksum() != null)
                .map(it ->
                    new SchemaVersion(
                        it.getVersion().getVersion(), it.getScript(), it.getResolvedChecksum()))
                .toList());
  }

  /** The versioned migrations of these versions, and nothing else. */
  private record Chosen(ResourceProvider all, Set<String> versions) implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
      return all.getResource(name);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return prefix.equals("V")
          ? all.getResources(prefix, suffixes).stream().filter(this::chosen).toList()
          : List.of();
    }

    private boolean chosen(LoadableResource file) {
      String name = file.getFilename();
      int end = name.indexOf("__");
      return end > 0 && versions.contains(name.substring(1, end).replace('_', '.'));
    }
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

  /**
   * Drops a schema. A drop that waits for one table while it holds others, beside a transaction
   * that reads them in another order, is a deadlock, and PostgreSQL ends one of the two. So all
   * tables are locked first, without waiting: if one is in use no lock is held, and it is tried
   * again.
   */
  void dropSchema(String name) {
    for (int attempt = 0; !dropped(name); attempt++) {
      if (attempt == DROP_ATTEMPTS) {
        throw new IllegalStateException(
            "Somebody is still at work in " + name + ": it could not be dropped");
      }
      LockSupport.parkNanos(DROP_PAUSE.toNanos());
    }
  }

  private boolean dropped(String name) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        String relations = relations(connection, name);
        if (!relations.isEmpty()) {
          statement.execute("lock table " + relations + " in access exclusive mode nowait");
        }
        statement.execute("drop schema if exists " + name + " cascade");
        connection.commit();
        return true;
      } catch (SQLException e) {
        connection.rollback();
        if (IN_USE.contains(e.getSQLState())) {
          return false;
        }
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tables and views of a schema, for a statement. */
  static String relations(Connection connection, String schema) throws SQLException {
    try (var query =
        connection.prepareStatement(
            """
            select string_agg(format('%I.%I', n.nspname, c.relname), ', ' order by c.oid)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = ? and c.relkind in ('r', 'p', 'v')\
            """)) {
      query.setString(1, schema);
      try (var row = query.executeQuery()) {
        row.next();
        return Objects.requireNonNullElse(row.getString(1), "");
      }
    }
  }

  private void execute(String sql) {
    try (Connection connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Flyway flyway(String schema, String folder) {
    return configuration(schema, folder).load();
  }

  private FluentConfiguration configuration(String schema, String folder) {
    return Flyway.configure()
        .dataSource(dataSource)
        .defaultSchema(schema)
        .locations("classpath:" + folder)
        .table(SchemaVersion.TABLE)
        .failOnMissingLocations(true)
        .outOfOrder(
            true); // branches land on their own: a version may be older than the newest that ran
  }
}
