package vn.mach.app.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The delivered program as a process of its own, with its PostgreSQL; both may be killed. */
final class FaultedServer {

  private static final Duration READY = Duration.ofMinutes(3);

  private final Path program;
  private final Path data;
  private final Path log;
  private final Path cache;
  private final int port;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private Process process;

  /**
   * @param program {@code target/app/mach.jar}
   * @param folder of the data, the log and the AOT cache
   */
  @SuppressWarnings("NullAway.Init") // start() sets the process
  FaultedServer(Path program, Path folder) throws IOException {
    this.program = program;
    this.data = folder.resolve("data");
    this.log = folder.resolve("server.log");
    this.cache = folder.resolve("mach.aot");
    try (ServerSocket socket = new ServerSocket(0)) {
      this.port = socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /** Begins to start it, as a supervisor does; the first time it remembers what it loads. */
  void start() {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                (Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache,
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                program.toString(),
                "server",
                "--mach.first-start=none",
                "--server.port=" + port,
                "--mach.data=" + data,
                "--mach.db.url=",
                "--mach.backup.nightly=false"));
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until a page is answered. A process that ended is started again, as a supervisor does.
   */
  void awaitReady() throws InterruptedException {
    long until = System.nanoTime() + READY.toNanos();
    while (!answers()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("The server was not ready in time; see " + log);
      }
      if (!process.isAlive()) {
        start();
      }
      Thread.sleep(20);
    }
  }

  /** Whether the page to sign in, which asks the database, is answered. */
  boolean answers() {
    try {
      return http.send(
                  HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                      .timeout(Duration.ofSeconds(10))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** {@code kill -9} of the program; its PostgreSQL stays. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** {@code kill -9} of its PostgreSQL; the program stays. */
  boolean killDatabase() throws IOException {
    Path file = data.resolve("postgres/postmaster.pid");
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    return !lines.isEmpty()
        && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(it -> it.info().command().orElse("").startsWith(data.toString()))
            .map(ProcessHandle::destroyForcibly)
            .orElse(false);
  }

  /** Stops it as a service is stopped. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      throw new IllegalStateException("The server did not stop; see " + log);
    }
  }

  void giveUp() {
    if (process != null && process.isAlive()) {
      process.destroy();
    }
  }
}
