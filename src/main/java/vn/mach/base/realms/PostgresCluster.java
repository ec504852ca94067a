package vn.mach.base.realms;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The cluster of the embedded PostgreSQL, {@code data/postgres}: made by {@code initdb}, started by
 * {@code postgres}. It asks for a password from its first moment.
 */
final class PostgresCluster {

  /** After a crash the log is replayed first. */
  private static final Duration START = Duration.ofMinutes(2);

  private static final long LONGEST_LOG = 10L << 20;

  private static final int LEAST_BUFFERS = 128;
  private static final int MOST_BUFFERS = 2_048;

  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "timezone=UTC",
          "log_error_verbosity=terse", // details name values: logins, names
          "max_connections=100",
          "random_page_cost=1.1",
          "jit=off");

  private final Path data;
  private final Path cluster;
  private final Path log;
  private final EmbeddedSecrets secrets;

  PostgresCluster(Path data, EmbeddedSecrets secrets) {
    this.data = data;
    this.cluster = data.resolve("postgres");
    this.log = data.resolve("postgres.log");
    this.secrets = secrets;
  }

  /**
   * So much of the tables and indexes is kept in memory: a quarter of it, as PostgreSQL advises. It
   * is taken as it is used.
   *
   * @param memory of the machine, or as much of it as this program may use; in bytes
   * @return in MB
   */
  static long sharedBuffers(long memory) {
    return Math.clamp((memory / 4) >> 20, LEAST_BUFFERS, MOST_BUFFERS);
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : 0;
  }

  Optional<Postmaster> running() throws IOException {
    return Postmaster.of(cluster);
  }

  /**
   * Starts PostgreSQL and waits until it accepts connections.
   *
   * @param port where it shall listen if it is free; 0: any
   * @throws IOException where it does not start; the end of its log is in the message
   */
  Postmaster start(int port) throws IOException, InterruptedException {
    requireSameMajor();
    Path programs = PostgresPrograms.in(data);
    OwnerOnly.channel(log).close();
    shortenLog();
    if (!Files.exists(cluster.resolve("PG_VERSION"))) {
      create(programs);
    }
    secrets.close(cluster);
    List<String> command = program(programs, "postgres");
    command.addAll(List.of("-D", cluster.toString(), "-p", Integer.toString(freePort(port))));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    command.addAll(List.of("-c", "shared_buffers=" + sharedBuffers(memory()) + "MB"));
    Process process = run(command);
    long until = System.nanoTime() + START.toNanos();
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      Optional<Postmaster> ready =
          running().filter(it -> it.ready() && it.process().pid() == process.pid());
      if (ready.isPresent()) {
        secrets.furnish(ready.get().port());
        return ready.get();
      }
      if (System.nanoTime() > until) {
        process.destroyForcibly();
        throw new IOException("PostgreSQL was not ready in " + START.toSeconds() + " s" + said());
      }
    }
    throw new IOException("PostgreSQL ended with status " + process.exitValue() + said());
  }

  private void requireSameMajor() throws IOException {
    Path version = cluster.resolve("PG_VERSION");
    if (Files.exists(version)) {
      String major = Files.readString(version).strip();
      if (!major.equals(PostgresPrograms.MAJOR)) {
        throw new IOException(
            "%s was made by PostgreSQL %s, and this program has %s. With the program of before: script/backup FILE. Then move the data folder aside and, with this one: script/restore FILE"
                .formatted(cluster, major, PostgresPrograms.MAJOR));
      }
    }
  }

  /** Made beside its place and moved there when it is whole. */
  private void create(Path programs) throws IOException, InterruptedException {
    Path fresh = data.resolve("postgres.new");
    PostgresPrograms.delete(fresh);
    Path password = Files.createTempFile(data, "password", ".new", OwnerOnly.FILE);
    try {
      Files.writeString(password, secrets.superuserPassword());
      List<String> command = program(programs, "initdb");
      command.addAll(
          List.of("-D", fresh.toString(), "-U", "postgres", "-E", "UTF8", "-A", "scram-sha-256"));
      command.addAll(List.of("--pwfile", password.toString()));
      int status = run(command).waitFor();
      if (status != 0) {
        throw new IOException("initdb ended with status " + status + said());
      }
    } finally {
      Files.delete(password);
    }
    Files.move(fresh, cluster);
  }

  /**
   * PostgreSQL refuses to run as root: there it runs in a user namespace of its own. It gets a
   * session of its own, so that Ctrl-C at the server's terminal does not stop it before the server.
   */
  private static List<String> program(Path programs, String name) throws IOException {
    List<String> command = new ArrayList<>();
    if (Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of("setsid", programs.resolve("bin").resolve(name).toString()));
    return command;
  }

  private Process run(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(data.toFile())
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Empties its log once that is long; also while PostgreSQL runs, which appends to it. */
  void shortenLog() throws IOException {
    if (Files.size(log) > LONGEST_LOG) {
      Files.newOutputStream(log, StandardOpenOption.TRUNCATE_EXISTING).close();
    }
  }

  /** The end of its log. */
  private String said() throws IOException {
    List<String> lines = Files.readString(log).lines().toList();
    return "; the end of "
        + log
        + ":\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
  }

  private static int freePort(int wished) throws IOException {
    try (ServerSocket socket = new ServerSocket(wished, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      if (wished == 0) {
        throw e;
      }
      return freePort(0);
    }
  }
}
