package vn.mach.app.exchange;

import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.testing.Visitor;

/** Looks over the shoulder of those who work on imports. */
final class CommandFixture {

  private final JdbcClient jdbc;

  CommandFixture(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Waits until no job is at work on the import. */
  void await(Realm realm, long id) {
    while (number(
            realm,
            "select count(*) from jobs where about = 'exchange.import/%d' and ended_at is null"
                .formatted(id))
        > 0) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** How far the job is that is at work on the import, as its page asks for it. */
  String progress(Visitor visitor, Realm realm, long id) {
    return visitor
        .get(
            "/jobs/"
                + number(
                    realm, "select id from jobs where about = 'exchange.import/%d'".formatted(id))
                + "/progress")
        .body();
  }

  long count(Realm realm, String table) {
    return number(realm, "select count(*) from " + table);
  }

  long number(Realm realm, String sql) {
    long[] number = new long[1];
    CurrentRealm.run(realm, () -> number[0] = jdbc.sql(sql).query(Long.class).single());
    return number[0];
  }
}
