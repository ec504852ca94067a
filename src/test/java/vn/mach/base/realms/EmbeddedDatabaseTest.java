package vn.mach.base.realms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class EmbeddedDatabaseTest {

  @TempDir Path data;

  @Test
  void itIsDurableAndAsksForAPasswordAndItsRoleIsNoSuperuser() throws Exception {
    try (Database database = open(data)) {
      try (Connection connection = connect(database)) {
        assertThat(ask(connection, "show fsync")).isEqualTo("on");
        assertThat(ask(connection, "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(connection, "select rolsuper from pg_roles where rolname = current_user"))
            .isEqualTo("f");
      }
      assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", ""))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(
              () -> DriverManager.getConnection(database.url(), database.user(), "guessed"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void itsLogIsEmptiedOnceItIsLongAndGoesOn() throws Exception {
    try (Database database = open(data);
        Connection connection = connect(database)) {
      Path log = data.resolve("postgres.log");
      Files.write(log, new byte[11 << 20], StandardOpenOption.APPEND);
      for (int i = 0; i < 100 && Files.size(log) > 1 << 20; i++) {
        Thread.sleep(100);
      }
      assertThat(Files.size(log)).isLessThan(1 << 20);
      assertThatThrownBy(() -> ask(connection, "select nothing_such"))
          .isInstanceOf(SQLException.class);
      assertThat(Files.readString(log)).contains("nothing_such").doesNotContain("\0");
    }
  }

  @Test
  void aCommandBesideUsesTheRunningOneAndTheLastOutStopsIt() throws Exception {
    Database first = open(data);
    Path pid = data.resolve("postgres/postmaster.pid");
    String running = Files.readString(pid);
    Process beside = program(Beside.class);
    String said = new String(beside.getInputStream().readAllBytes());
    assertThat(beside.waitFor()).as(said).isZero();
    assertThat(Files.readString(pid)).isEqualTo(running);
    try (Connection connection = connect(first)) {
      assertThat(ask(connection, "select 1")).isEqualTo("1");
    }
    first.close();
    assertThat(pid).doesNotExist();
  }

  @Test
  void whatWasCommittedStandsAfterTheProgramWasKilledAndTheNextStartRecovers() throws Exception {
    Process killed = program(WritesAndWaits.class);
    try (var said = killed.inputReader()) {
      String line = said.readLine();
      while (line != null && !line.equals("committed")) {
        line = said.readLine();
      }
      assertThat(line).isEqualTo("committed");
      killed.destroyForcibly().waitFor();
    }
    try (Database database = open(data);
        Connection connection = connect(database)) {
      assertThat(ask(connection, "select word from kept")).isEqualTo("còn");
    }
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void dataOfAnotherMajorVersionAreNotTouchedAndOneIsToldHowTheyMove() throws Exception {
    Files.createDirectories(data.resolve("postgres"));
    Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
    assertThatThrownBy(() -> open(data))
        .hasMessageContaining("PostgreSQL 17")
        .hasMessageContaining("script/restore");
    assertThat(data.resolve("postgres")).isDirectoryContaining("glob:**/PG_VERSION");
  }

  /** Another process: locks on a file belong to the process that took them. */
  private Process program(Class<?> main) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            main.getName(),
            data.toString())
        .redirectErrorStream(true)
        .start();
  }

  static final class Beside {
    static void main(String[] arguments) throws Exception {
      try (Database database = open(Path.of(arguments[0]));
          Connection connection = connect(database)) {
        ask(connection, "select 1");
      }
    }
  }

  static final class WritesAndWaits {
    static void main(String[] arguments) throws Exception {
      try (Database database = open(Path.of(arguments[0]));
          Connection connection = connect(database);
          var statement = connection.createStatement()) {
        statement.execute("create table kept as select 'còn'::text as word");
        System.out.println("committed");
        System.in.read();
      }
    }
  }

  private static Database open(Path data) {
    return EmbeddedDatabase.open(data, Duration.ofSeconds(30), reason -> {});
  }

  private static Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
