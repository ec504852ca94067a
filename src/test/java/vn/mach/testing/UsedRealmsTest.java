package vn.mach.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;

@MachTest
class UsedRealmsTest {

  /** What each realm has of its own: two secrets, and when each migration ran. */
  private static final Set<String> OWN = Set.of("sign_in_key", "concern_settings", "migrations");

  @Autowired TestRealms realms;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;

  @BeforeEach
  void nothingIsFree() {
    realms.create(); // the first realm of all is not used again
    UsedRealms.forget();
  }

  @Test
  void aUsedRealmHoldsWhatANewOneHolds() throws Exception {
    Realm fresh = realms.create();
    Map<String, String> rows = rows(fresh);
    UsedRealms.forget();
    Realm used = realms.create();
    change(used);
    assertThat(rows(used)).isNotEqualTo(rows);
    long before = number(used);
    UsedRealms.release();

    Realm again = realms.create();

    assertThat(number(again)).as("it is the same schema").isEqualTo(before);
    rows(again).forEach((name, held) -> assertThat(held).as(name).isEqualTo(rows.get(name)));
    assertThat(again.title()).endsWith(again.name());
  }

  @Test
  void aRealmWhoseTablesATestChangedIsNotUsedAgain() {
    for (String change :
        new String[] {
          "alter table people add column more text",
          "create sequence more",
          "alter table fee_statements disable trigger user",
        }) {
      Realm used = realms.create();
      realms.sql(used, change);
      long before = number(used);
      UsedRealms.release();
      assertThat(number(realms.create())).as(change).isNotEqualTo(before);
      UsedRealms.forget();
    }
  }

  @Test
  void aRealmInWhichSomebodyIsAtWorkIsNotUsedAgain() throws Exception {
    Realm used = realms.create();
    long before = number(used);
    UsedRealms.release();

    Realm other =
        Overlap.of(
            transactions,
            jdbc,
            used,
            () -> jdbc.sql("select count(*) from units").query(Long.class).single(),
            realms::create);

    assertThat(number(other)).isNotEqualTo(before);
  }

  /** Rows where a new realm has none, none where it has some, and each sequence further on. */
  private void change(Realm realm) {
    Tree.of("A", "A/B").plant(realms, realm);
    CurrentRealm.run(
        realm,
        () ->
            new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                  jdbc.sql("set local session_replication_role = replica").update();
                  jdbc.sql("delete from task_kinds").update();
                  for (String name : relations(realm, "S")) {
                    jdbc.sql("select nextval(?::regclass)").param(name).query(Long.class).single();
                  }
                }));
  }

  /** The schema's, whatever its name. */
  private long number(Realm realm) {
    return jdbc.sql("select oid from pg_namespace where nspname = ?")
        .param(realm.name())
        .query(Long.class)
        .single();
  }

  /** Of each table all rows as text, and of each sequence where it is. */
  private Map<String, String> rows(Realm realm) {
    Map<String, String> all = new TreeMap<>();
    CurrentRealm.run(
        realm,
        () -> {
          for (String name : relations(realm, "r")) {
            if (!OWN.contains(name)) {
              String sql =
                  "select coalesce(string_agg(t::text, '|' order by t::text), '') from %s t";
              String held = jdbc.sql(sql.formatted(name)).query(String.class).single();
              all.put(name, held.replaceAll("[0-9-]{10} [0-9:.]{8,15}[+]00", "moment"));
            }
          }
          for (String name : relations(realm, "S")) {
            String sql = "select concat_ws(' ', last_value, is_called) from " + name;
            all.put(name, jdbc.sql(sql).query(String.class).single());
          }
        });
    return all;
  }

  private List<String> relations(Realm realm, String kind) {
    return jdbc.sql(
            "select relname from pg_class where relnamespace = ?::regnamespace and relkind = ?::\"char\"")
        .params(realm.name(), kind)
        .query(String.class)
        .list();
  }
}
