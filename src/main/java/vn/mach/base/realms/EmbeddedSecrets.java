package vn.mach.base.realms;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;

/**
 * The passwords of the embedded PostgreSQL, stored in a file of the data folder that only its owner
 * can read.
 */
record EmbeddedSecrets(String superuserPassword, String rolePassword) {

  /** The product's own role and database. */
  static final String ROLE = "mach";

  private static final String CLOSED =
      """
      # Written by mach: a password is asked for, from this machine only.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  /** No such database; a role that does not exist is told as a wrong password. */
  private static final Set<String> MISSING = Set.of("3D000", "28P01", "28000");

  static EmbeddedSecrets in(Path folder) throws IOException {
    Path file = folder.resolve("database.properties");
    if (!Files.exists(file)) {
      Path fresh = Files.createTempFile(folder, "database", ".new", OwnerOnly.FILE);
      Files.writeString(
          fresh,
          "superuser.password=" + random() + "\nrole.password=" + random() + "\n",
          StandardOpenOption.SYNC);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    Properties read = new Properties();
    read.load(new StringReader(Files.readString(file)));
    return new EmbeddedSecrets(
        read.getProperty("superuser.password", ""), read.getProperty("role.password", ""));
  }

  /** A password is asked for, whoever connects; written before the cluster is first started. */
  void close(Path cluster) throws IOException {
    Path rules = cluster.resolve("pg_hba.conf");
    if (!Files.readString(rules).equals(CLOSED)) {
      Files.writeString(
          rules, CLOSED, StandardOpenOption.SYNC, StandardOpenOption.TRUNCATE_EXISTING);
    }
  }

  /** Makes the role and its database where they are missing, as in a new cluster. */
  void furnish(int port) throws IOException {
    try (Connection connection = connect(port)) {
      return;
    } catch (SQLException e) {
      if (!MISSING.contains(String.valueOf(e.getSQLState()))) {
        throw new IOException("The database does not accept its role: " + e.getMessage(), e);
      }
    }
    try (Connection connection = connect(port, "postgres", superuserPassword, "postgres");
        var statement = connection.createStatement()) {
      if (!statement.executeQuery("select 1 from pg_roles where rolname = '" + ROLE + "'").next()) {
        statement.execute("create role " + ROLE + " login password '" + rolePassword + "'");
      }
      if (!statement
          .executeQuery("select 1 from pg_database where datname = '" + ROLE + "'")
          .next()) {
        statement.execute("create database " + ROLE + " owner " + ROLE);
      }
      statement.execute("revoke all on database postgres from public");
    } catch (SQLException e) {
      throw new IOException("The new database could not be given its role: " + e.getMessage(), e);
    }
  }

  Connection connect(int port) throws SQLException {
    return connect(port, ROLE, rolePassword, ROLE);
  }

  static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static Connection connect(int port, String user, String password, String database)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    return DriverManager.getConnection(url(port, database), properties);
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
