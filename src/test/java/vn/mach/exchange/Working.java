package vn.mach.exchange;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.realms.CurrentRealm;
import vn.mach.realms.Realm;

/** Looks over the shoulder of those who work on imports. */
final class Working {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Working(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** Waits until nobody holds the import. */
  void await(Realm realm, long id) {
    CurrentRealm.run(
        realm,
        () ->
            transaction.executeWithoutResult(
                status ->
                    jdbc.sql("select pg_advisory_xact_lock(hashtext(current_schema() || ' import'), ?)")
                        .param((int) id)
                        .query((row, number) -> 0)
                        .list()));
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
