package vn.mach.base.realms;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Outcome;

/**
 * The realms of this installation. The list is cached for some seconds: every request needs it, and
 * a command may create or remove a realm meanwhile.
 */
@Component
public class Realms {

  private static final Logger LOG = LoggerFactory.getLogger(Realms.class);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final long KNOWN_FOR = 5_000_000_000L;
  private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");

  private final JdbcClient jdbc;
  private final Migrations migrations;
  private volatile Known known = Known.NOTHING;

  /**
   * @param until of the clock that never jumps
   */
  private record Known(long until, List<Realm> realms) {
    static final Known NOTHING = new Known(System.nanoTime(), List.of());
  }

  /** Migrates what all realms share, and then each realm's schema. */
  Realms(JdbcClient jdbc, Migrations migrations) {
    this.jdbc = jdbc;
    this.migrations = migrations;
    migrations.migrateCommon();
    removeAbandoned();
    list().forEach(migrations::migrate);
  }

  /**
   * The permanent realms. A temporary one of a command is not among them: pages, background work
   * and migrations of another process do not use it, so none of them locks its tables when it is
   * dropped.
   */
  public List<Realm> list() {
    return jdbc.sql(
            "select name, title, zone, first from realms where not throw_away order by first desc, name")
        .query(Realms::row)
        .list();
  }

  /** All realms, also temporary ones, even if their command was killed. */
  List<Realm> all() {
    return jdbc.sql("select name, title, zone, first from realms order by first desc, name")
        .query(Realms::row)
        .list();
  }

  public Optional<Realm> find(String name) {
    return known().stream().filter(realm -> realm.name().equals(name)).findFirst();
  }

  /** The realm with the address without a prefix; empty before any realm was made. */
  public Optional<Realm> first() {
    return known().stream().filter(Realm::first).findFirst();
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether a realm may have this name: none that PostgreSQL or the product has for itself. */
  static boolean isFree(String name) {
    return isName(name)
        && !name.startsWith("pg_")
        && !name.startsWith("mach_")
        && !name.equals("public");
  }

  /** While the database is away those last seen: a page that says so is in its realm. */
  private List<Realm> known() {
    Known it = known;
    long now = System.nanoTime();
    if (now - it.until >= 0) {
      try {
        it = new Known(now + KNOWN_FOR, list());
        known = it;
      } catch (DataAccessException e) {
        if (it.realms.isEmpty() || !DatabaseAway.is(e)) {
          throw e;
        }
      }
    }
    return it.realms;
  }

  void forget() {
    known = Known.NOTHING;
  }

  /**
   * Makes a realm with an empty schema, migrated to the present. The first one made has no prefix.
   *
   * <p>Refuses a name that is not {@code [a-z][a-z0-9_]{0,39}}, one that begins with {@code pg_} or
   * {@code mach_}, and one that is taken.
   */
  public Outcome<Realm> create(String name, String title) {
    return create(name, title, list().stream().noneMatch(Realm::first), false);
  }

  /**
   * Makes a realm that has no address and that no background work sees, for a command that removes
   * it again with {@link #remove}.
   */
  public Outcome<Realm> createThrowAway(String name, String title) {
    return create(name, title, false, true);
  }

  private Outcome<Realm> create(String name, String title, boolean first, boolean throwAway) {
    if (!isFree(name)) {
      return Outcome.refused("name", "realms.refused.name", name);
    }
    if (find(name).isPresent() || migrations.schemaExists(name)) {
      return Outcome.refused("name", "realms.refused.taken", name);
    }
    Realm realm = new Realm(name, title, HANOI, first);
    // Until it is complete nobody sees it; a process that dies meanwhile leaves a row to clean up
    // by.
    if (jdbc.sql(
                """
                insert into realms (name, title, zone, first, throw_away) values (?, ?, ?, false, true)
                on conflict on constraint realms_name do nothing
                """)
            .params(name, title, HANOI.getId())
            .update()
        == 0) {
      return Outcome.refused("name", "realms.refused.taken", name);
    }
    try {
      migrations.createSchema(name);
      migrations.migrate(realm);
    } catch (RuntimeException e) {
      dropHidden(name);
      throw e;
    }
    if (!throwAway) {
      jdbc.sql("update realms set throw_away = false, first = ? where name = ?")
          .params(first, name)
          .update();
    }
    forget();
    return Outcome.done(realm);
  }

  /**
   * Removes temporary realms that a command left behind because it was killed: those of more than a
   * day ago. One that is still in use stays, and is tried again with the next start.
   */
  void removeAbandoned() {
    for (String name :
        jdbc.sql(
                "select name from realms where throw_away and created_at < now() - interval '1 day'")
            .query((row, number) -> row.getString(1))
            .list()) {
      try {
        dropHidden(name);
      } catch (RuntimeException e) {
        LOG.warn("The temporary realm {} could not be removed: {}", name, e.getMessage());
      }
    }
  }

  /** The row goes last: as long as there is a schema there is a row that says so. */
  void dropHidden(String name) {
    migrations.dropSchema(name);
    jdbc.sql("delete from realms where name = ?").param(name).update();
    forget();
  }

  /**
   * Removes a realm with everything in it. Cannot be undone. Work that began in it before ends
   * first; nothing new begins, because the realm is no longer listed.
   *
   * @throws IllegalStateException where it is still in use after a minute; the realm is then no
   *     longer listed, and a later start of the server removes it
   */
  public Outcome<Realm> remove(String name) {
    Optional<Realm> realm = all().stream().filter(it -> it.name().equals(name)).findFirst();
    if (realm.isEmpty()) {
      return Outcome.refused("name", "realms.refused.unknown", name);
    }
    jdbc.sql("update realms set throw_away = true, first = false where name = ?")
        .param(name)
        .update();
    forget();
    dropHidden(name);
    return Outcome.done(realm.get());
  }

  /** Gives a realm another name for people, and another time zone. */
  public void describe(Realm realm, String title, ZoneId zone) {
    jdbc.sql("update realms set title = ?, zone = ? where name = ?")
        .params(title, zone.getId(), realm.name())
        .update();
    forget();
  }

  private static Realm row(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Realm(
        row.getString("name"),
        row.getString("title"),
        ZoneId.of(row.getString("zone")),
        row.getBoolean("first"));
  }
}
