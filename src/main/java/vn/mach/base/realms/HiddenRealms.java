package vn.mach.base.realms;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Outcome;

/**
 * Realms that are filled while nobody sees them, and take their places all at once: for a restore.
 * A hidden realm that is left behind is removed like every temporary one ({@link
 * Realms#removeAbandoned}).
 */
@Component
public class HiddenRealms {

  private static final Logger LOG = LoggerFactory.getLogger(HiddenRealms.class);
  private static final int ATTEMPTS = 600;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Realms realms;
  private final Migrations migrations;
  private final JdbcClient jdbc;
  private final DataSource dataSource;

  HiddenRealms(Realms realms, Migrations migrations, JdbcClient jdbc, DataSource dataSource) {
    this.realms = realms;
    this.migrations = migrations;
    this.jdbc = jdbc;
    this.dataSource = dataSource;
  }

  /** A hidden realm with the name, title and zone that it shall have. */
  public record Place(Realm hidden, String name, String title, ZoneId zone, boolean first) {}

  /**
   * Makes a hidden realm with an empty schema in which exactly these migrations ran.
   *
   * <p>Refuses migrations that this program does not have ({@code realms.refused.newer}, with the
   * script) or has with another text ({@code realms.refused.other}).
   */
  public Outcome<Realm> create(String title, List<SchemaVersion> versions) {
    String name = "mach_r" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    Realm hidden = new Realm(name, title, ZoneId.of("UTC"), false);
    jdbc.sql(
            "insert into realms (name, title, zone, first, throw_away) values (?, ?, 'UTC', false, true)")
        .params(name, title)
        .update();
    try {
      migrations.createSchema(name);
      Map<String, SchemaVersion> known =
          migrations.known(hidden).stream()
              .collect(Collectors.toMap(SchemaVersion::version, Function.identity()));
      for (SchemaVersion version : versions) {
        SchemaVersion mine = known.get(version.version());
        if (mine == null || mine.checksum() != version.checksum()) {
          realms.dropHidden(name);
          return Outcome.refused(
              "",
              mine == null ? "realms.refused.newer" : "realms.refused.other",
              version.script());
        }
      }
      migrations.migrate(
          hidden, versions.stream().map(SchemaVersion::version).collect(Collectors.toSet()));
      return Outcome.done(hidden);
    } catch (RuntimeException e) {
      realms.dropHidden(name);
      throw e;
    }
  }

  /** Runs all that is missing of the program's migrations, views and functions among them. */
  public void complete(Realm hidden) {
    migrations.migrate(hidden);
  }

  /** Removes a hidden realm. */
  public void discard(Realm hidden) {
    realms.dropHidden(hidden.name());
  }

  /**
   * Puts hidden realms in their places: all of them in one transaction, or none. What stood there
   * is removed afterwards; work that is under way in it ends first.
   *
   * <p>Refuses a name that is taken, unless it may be replaced ({@code realms.refused.taken}), and
   * one that no realm may have ({@code realms.refused.name}).
   *
   * @throws IllegalStateException where what is replaced is still in use after a minute
   */
  public Outcome<List<Realm>> publish(List<Place> places, boolean replace) {
    for (Place place : places) {
      if (!Realms.isFree(place.name())) {
        return Outcome.refused("name", "realms.refused.name", place.name());
      }
      boolean stands = migrations.schemaExists(place.name());
      if (stands && !(replace && standing(place.name()).isPresent())) {
        return Outcome.refused("name", "realms.refused.taken", place.name());
      }
    }
    List<String> old = List.of();
    for (int attempt = 0; ; attempt++) {
      Optional<List<String>> exchanged = exchanged(places);
      if (exchanged.isPresent()) {
        old = exchanged.get();
        break;
      }
      if (attempt == ATTEMPTS) {
        throw new IllegalStateException("Somebody is still at work in what is to be replaced");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    realms.forget();
    old.forEach(this::removeReplaced);
    return Outcome.done(
        places.stream().map(place -> standing(place.name()).orElseThrow()).toList());
  }

  /** What is in use for longer than a minute stays, unseen, and is removed at a later start. */
  private void removeReplaced(String name) {
    try {
      realms.dropHidden(name);
    } catch (RuntimeException e) {
      LOG.warn("What was replaced could not be removed yet: {}", e.getMessage());
    }
  }

  private Optional<Realm> standing(String name) {
    return realms.list().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** The hidden names of what was replaced; empty where somebody is at work in it just now. */
  private Optional<List<String>> exchanged(List<Place> places) {
    List<Realm> before = realms.list();
    List<String> old = new ArrayList<>();
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        for (Place place : places) {
          if (before.stream().anyMatch(it -> it.name().equals(place.name()))) {
            String relations = Migrations.relations(connection, place.name());
            statement.execute("lock table " + relations + " in access exclusive mode nowait");
            String aside = "mach_o" + place.hidden().name().substring("mach_r".length());
            statement.execute("alter schema " + place.name() + " rename to " + aside);
            statement.execute(
                "update realms set name = '%s', throw_away = true, first = false, created_at = now() where name = '%s'"
                    .formatted(aside, place.name()));
            old.add(aside);
          }
          take(connection, place);
        }
        connection.commit();
        return Optional.of(old);
      } catch (SQLException e) {
        connection.rollback();
        if (Migrations.IN_USE.contains(e.getSQLState())) {
          return Optional.empty();
        }
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void take(Connection connection, Place place) throws SQLException {
    try (var statement = connection.createStatement();
        var update =
            connection.prepareStatement(
                """
                update realms set name = ?, title = ?, zone = ?, throw_away = false, created_at = now(),
                  first = ? and not exists (select 1 from realms where first)
                where name = ?
                """)) {
      statement.execute("alter schema " + place.hidden().name() + " rename to " + place.name());
      update.setString(1, place.name());
      update.setString(2, place.title());
      update.setString(3, place.zone().getId());
      update.setBoolean(4, place.first());
      update.setString(5, place.hidden().name());
      update.executeUpdate();
    }
  }
}
