package vn.mach.base.realms;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One migration that ran in a realm's schema. All of them together are the version of the schema:
 * branches land on their own, so no single number says it.
 *
 * @param version as in the name of its file, e.g. {@code 20261126190000}
 * @param script its file, below {@code db}
 * @param checksum of its text
 */
public record SchemaVersion(String version, String script, int checksum) {

  /** The table of what ran, in each schema. */
  static final String TABLE = "migrations";

  /** Those of a realm, in their order, read in the transaction that the connection is in. */
  public static List<SchemaVersion> of(Connection connection, Realm realm) throws SQLException {
    String sql =
        "select version, script, checksum from %s.%s where success and type = 'SQL' and version is not null order by installed_rank"
            .formatted(realm.name(), TABLE);
    List<SchemaVersion> versions = new ArrayList<>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      while (row.next()) {
        versions.add(new SchemaVersion(row.getString(1), row.getString(2), row.getInt(3)));
      }
    }
    return versions;
  }
}
