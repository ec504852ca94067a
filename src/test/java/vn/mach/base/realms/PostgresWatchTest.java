package vn.mach.base.realms;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.mach.MachApplication;

/** The embedded PostgreSQL is killed while the server runs. */
@Tag("slow")
class PostgresWatchTest {

  private static final String SESSION =
      Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes());

  @TempDir Path data;
  HttpClient http = HttpClient.newHttpClient();
  String base = "";

  @Test
  void pagesSayAtOnceThatItIsAwayFilesGoOnAndItComesBackWithAllThatWasAcknowledged()
      throws Exception {
    try (var server =
        new SpringApplicationBuilder(MachApplication.class)
            .run(
                "--server.port=0",
                "--mach.data=" + data,
                "--mach.db.url=",
                "--mach.first-start=empty")) {
      base = "http://localhost:" + ((WebServerApplicationContext) server).getWebServer().getPort();
      JdbcClient jdbc = server.getBean(JdbcClient.class);
      jdbc.sql("create table kept (number int)").update();
      assertThat(get("/sign-in").statusCode()).isEqualTo(200);
      AtomicInteger acknowledged = new AtomicInteger();
      Thread writer = Thread.ofPlatform().start(() -> write(jdbc, acknowledged));
      until(() -> acknowledged.get() > 20);

      try (var door = OwnerOnly.channel(data.resolve("door.lock"));
          FileLock held = door.lock()) { // nobody can start it before this is let go
        Postmaster.of(data.resolve("postgres")).orElseThrow().process().destroyForcibly();
        writer.join();
        until(() -> !server.getBean(Database.class).available());
        for (String page : new String[] {"/sign-in", "/", "/units/1", "/api/v1/activities", "/x"}) {
          long began = System.nanoTime();
          var answer = get(page);
          assertThat(Duration.ofNanos(System.nanoTime() - began))
              .as(page)
              .isLessThan(Duration.ofMillis(1500));
          assertThat(answer.statusCode()).as(page).isEqualTo(503);
        }
        assertThat(units("vi").body()).contains("Tạm thời chưa phục vụ được");
        assertThat(units("en").body()).contains("Temporarily unavailable");
        assertThat(units("en").statusCode()).isEqualTo(503);
        assertThat(get("/assets/mach.css").statusCode()).isEqualTo(200);
      }

      until(() -> server.getBean(Database.class).available());
      until(() -> units("vi").statusCode() != 503);
      assertThat(jdbc.sql("select count(*) from kept").query(Integer.class).single())
          .isGreaterThanOrEqualTo(acknowledged.get());
    }
  }

  @Test
  void theProcessEndsWithAReasonWhereItCannotBeStartedAgain() throws Exception {
    Process program =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Waits.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    try (var said = program.inputReader()) {
      String line = said.readLine();
      while (line != null && !line.equals("open")) {
        line = said.readLine();
      }
      assertThat(line).isEqualTo("open");
      Files.writeString(data.resolve("postgres/postgresql.conf"), "this is = no setting\n");
      Postmaster.of(data.resolve("postgres")).orElseThrow().process().destroyForcibly();
      String last = String.join("\n", said.lines().toList());
      assertThat(program.waitFor(60, SECONDS)).isTrue();
      assertThat(program.exitValue()).isEqualTo(Database.WITHOUT_DATABASE);
      assertThat(last).contains("could not be started again").contains("postgresql.conf");
    } finally {
      program.destroyForcibly();
    }
  }

  static final class Waits {
    static void main(String[] arguments) throws Exception {
      Database.open(
          new DatabaseSettings(
              null,
              null,
              null,
              2,
              Duration.ofSeconds(3),
              Duration.ofSeconds(2),
              Path.of(arguments[0])));
      System.out.println("open");
      Thread.currentThread().join();
    }
  }

  private static void write(JdbcClient jdbc, AtomicInteger acknowledged) {
    try {
      while (true) {
        jdbc.sql("insert into kept values (1)").update();
        acknowledged.incrementAndGet();
      }
    } catch (DataAccessException e) {
      // it was killed: this one was not acknowledged
    }
  }

  private HttpResponse<String> units(String language) {
    return get("/units?lang=" + language);
  }

  private HttpResponse<String> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(base + path))
              .header("Cookie", "mach=" + SESSION) // so a page must ask the database
              .timeout(Duration.ofSeconds(90))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void until(BooleanSupplier what) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!what.getAsBoolean()) {
      assertThat(System.nanoTime()).as("a minute has passed").isLessThan(end);
      Thread.sleep(20);
    }
  }
}
