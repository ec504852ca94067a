package vn.mach.base.realms;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL in the data folder. Durable (fsync on), reachable from this machine only,
 * with a password and a role of its own that is no superuser.
 *
 * <p>Several processes may use one folder at once: the server and commands beside it. Each holds a
 * shared lock while it lives; the first starts PostgreSQL, <b>the last one stops it</b>. Locks end
 * with their process, so after a {@code kill -9} the next start finds PostgreSQL running without
 * users and takes it over, or finds it stopped and starts it: it recovers by itself.
 */
final class EmbeddedDatabase implements Database {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final Path folder;
  private final EmbeddedSecrets secrets;
  private final int port;
  private final FileChannel users;
  private FileLock using;

  private EmbeddedDatabase(
      Path folder, EmbeddedSecrets secrets, int port, FileChannel users, FileLock using) {
    this.folder = folder;
    this.secrets = secrets;
    this.port = port;
    this.users = users;
    this.using = using;
  }

  static EmbeddedDatabase open(Path data) {
    Path folder = data.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      try (FileChannel guard = channel(folder.resolve("door.lock"));
          FileLock alone = guard.lock()) {
        EmbeddedSecrets secrets = EmbeddedSecrets.in(folder);
        int port = runningPort(folder, secrets).orElseGet(() -> start(folder, secrets));
        FileChannel users = channel(folder.resolve("users.lock"));
        return new EmbeddedDatabase(
            folder, secrets, port, users, users.lock(0, Long.MAX_VALUE, true));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder " + folder + " cannot be used", e);
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** The port of a PostgreSQL that already runs on this folder and accepts our password. */
  private static Optional<Integer> runningPort(Path folder, EmbeddedSecrets secrets)
      throws IOException {
    Optional<Postmaster> running = Postmaster.of(folder.resolve("postgres"));
    if (running.isEmpty()) {
      return Optional.empty();
    }
    try {
      secrets.connect(running.get().port()).close();
      return Optional.of(running.get().port());
    } catch (SQLException e) {
      log.info("A PostgreSQL was left behind in {} and does not answer; stopping it", folder);
      running.get().stop();
      return Optional.empty();
    }
  }

  private static int start(Path folder, EmbeddedSecrets secrets) {
    try {
      Path cluster = folder.resolve("postgres");
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(cluster)
              .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(Duration.ofMinutes(2)) // after a crash the log is replayed first
              .setConnectConfig("password", secrets.superuserPassword())
              .setServerConfig("fsync", "on") // the library turns both off
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("max_connections", "100")
              .setServerConfig("shared_buffers", "256MB")
              .setServerConfig("random_page_cost", "1.1")
              .setServerConfig("jit", "off")
              .start();
      secrets.close(cluster, server.getPort());
      return server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The embedded PostgreSQL did not start in " + folder + "; its own log stands above", e);
    }
  }

  @Override
  public String url() {
    return EmbeddedSecrets.url(port, EmbeddedSecrets.ROLE);
  }

  @Override
  public String user() {
    return EmbeddedSecrets.ROLE;
  }

  @Override
  public String password() {
    return secrets.rolePassword();
  }

  @Override
  public void close() {
    try (FileChannel guard = channel(folder.resolve("door.lock"));
        FileLock alone = guard.lock();
        users) {
      using.release();
      FileLock last = users.tryLock();
      if (last != null) {
        Postmaster.of(folder.resolve("postgres")).ifPresent(Postmaster::stop);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
