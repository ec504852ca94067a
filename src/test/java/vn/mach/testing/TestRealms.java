package vn.mach.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/** Makes realms for tests. Each is empty: new, or used by a class of tests that ended. */
public class TestRealms {

  /** The password of every account that tests make. */
  public static final String PASSWORD = "mot hai ba bon nam";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Realms realms;
  private final UsedRealms usedRealms;
  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final java.util.concurrent.ConcurrentHashMap<String, String> encoded =
      new java.util.concurrent.ConcurrentHashMap<>();

  TestRealms(Realms realms, UsedRealms usedRealms, JdbcClient jdbc, PasswordEncoder passwords) {
    this.realms = realms;
    this.usedRealms = usedRealms;
    this.jdbc = jdbc;
    this.passwords = passwords;
  }

  public Realm create() {
    String name = "t" + COUNT.incrementAndGet();
    boolean again = usedRealms.take(name);
    usedRealms.add(name);
    return again
        ? realms.list().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow()
        : UsedRealms.made(realms.create(name, UsedRealms.title(name)));
  }

  /**
   * Makes an account with {@link #PASSWORD} and one role at a unit (by code; null: the whole
   * realm). Returns the account's number.
   */
  public long account(Realm realm, String login, String role, String unit) {
    String password = encoded.computeIfAbsent(PASSWORD, passwords::encode);
    long[] id = new long[1];
    CurrentRealm.run(
        realm,
        () -> {
          id[0] =
              jdbc.sql(
                      "insert into accounts (login, password, created_at) values (?, ?, now()) returning id")
                  .params(login, password)
                  .query(Long.class)
                  .single();
          jdbc.sql(
                  "insert into grants (account_id, role, unit_id, granted_at, granted_by) values (?, ?, (select id from units where code = ?), now(), 0)")
              .params(id[0], role, unit)
              .update();
        });
    return id[0];
  }

  /** Runs SQL in the realm, for what a test needs to be before it begins. */
  public void sql(Realm realm, String sql) {
    CurrentRealm.run(realm, () -> jdbc.sql(sql).update());
  }
}
