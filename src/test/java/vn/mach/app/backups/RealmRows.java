package vn.mach.app.backups;

import java.sql.ResultSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.base.realms.Realm;

/** What is in all tables of a realm, found without the code of the backups. */
final class RealmRows {

  /** What a restore changes on purpose: who has read which change, and its line in the audit log. */
  static final Set<String> OWN =
      Set.of("migrations", "audit_log", "changes", "change_offsets", "backups");

  private RealmRows() {}

  /** For each table the number of rows and a digest of all their texts. */
  static TreeMap<String, String> of(JdbcClient jdbc, Realm realm) {
    return of(jdbc, realm.name());
  }

  static TreeMap<String, String> of(JdbcClient jdbc, String schema) {
    List<String> tables =
        jdbc.sql("select tablename from pg_tables where schemaname = ? order by tablename")
            .param(schema)
            .query((ResultSet row, int number) -> row.getString(1))
            .list();
    TreeMap<String, String> rows = new TreeMap<>();
    for (String table : tables) {
      if (!OWN.contains(table)
          && !table.startsWith("spring_session")
          && !table.startsWith("staged_")) {
        rows.put(
            table,
            jdbc.sql(
                    "select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from %s.%s t"
                        .formatted(schema, table))
                .query(String.class)
                .single());
      }
    }
    return rows;
  }
}
