package vn.mach.app.backups;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.mach.app.backups.BackupHeader.TablePart;
import vn.mach.app.backups.BackupManifest.Counter;

/** What PostgreSQL says of a realm's schema, and how its tables are copied out. */
final class Catalog {

  /** The comment of a table whose rows are of the moment only, like sessions. */
  static final String LEFT_OUT = "not in backups";

  private static final String TABLES =
      """
      select c.relname, (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relkind = 'r' and c.relpersistence = 'p' and c.relname <> 'migrations'
        and coalesce(obj_description(c.oid, 'pg_class'), '') <> ?
      order by c.relname
      """;

  private static final String SEQUENCES =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relkind = 'S' order by c.relname
      """;

  private Catalog() {}

  /** The tables of a backup, without columns that are computed. */
  static List<TablePart> tables(Connection connection, String schema) throws SQLException {
    List<TablePart> tables = new ArrayList<>();
    try (var query = connection.prepareStatement(TABLES)) {
      query.setString(1, schema);
      query.setString(2, LEFT_OUT);
      try (var row = query.executeQuery()) {
        while (row.next()) {
          Array columns = row.getArray(2);
          tables.add(
              new TablePart(
                  row.getString(1),
                  columns == null ? List.of() : List.of((String[]) columns.getArray())));
        }
      }
    }
    return tables;
  }

  static List<Counter> counters(Connection connection, String schema, String realm)
      throws SQLException {
    List<String> names = new ArrayList<>();
    try (var query = connection.prepareStatement(SEQUENCES)) {
      query.setString(1, schema);
      try (var row = query.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
    }
    List<Counter> counters = new ArrayList<>();
    try (var statement = connection.createStatement()) {
      for (String name : names) {
        try (var row =
            statement.executeQuery(
                "select last_value, is_called from " + relation(schema, name))) {
          row.next();
          counters.add(new Counter(realm, name, row.getLong(1), row.getBoolean(2)));
        }
      }
    }
    return counters;
  }

  /** Forms of values that every PostgreSQL reads alike, for the running transaction. */
  static void plainForms(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex';
          set local extra_float_digits = 1; set local timezone = 'UTC'; set local statement_timeout = 0; set local lock_timeout = 0;
          set local idle_in_transaction_session_timeout = 0\
          """);
    }
  }

  static String copy(String schema, TablePart table, String direction) {
    String columns = table.columns().stream().map(Catalog::name).collect(Collectors.joining(", "));
    return "copy " + relation(schema, table.name()) + " (" + columns + ") " + direction;
  }

  static String relation(String schema, String name) {
    return name(schema) + "." + name(name);
  }

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
