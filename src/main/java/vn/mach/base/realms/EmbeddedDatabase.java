package vn.mach.base.realms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL in the data folder. Durable (fsync on), reachable from this machine only,
 * with a password and a role of its own that is no superuser; the folder is its owner's alone.
 *
 * <p>Several processes may use one folder at once: the server and commands beside it. Each holds a
 * shared lock while it lives; the first starts PostgreSQL, <b>the last one stops it</b>. Locks end
 * with their process, so after a {@code kill -9} the next start finds PostgreSQL running without
 * users and takes it over, or finds it stopped and starts it: it recovers by itself.
 *
 * <p>While it is open it is watched: a PostgreSQL that ends is started again. Where that fails for
 * longer than {@code patience}, and not for want of space on the disk, the reason is handed to
 * {@code lost}.
 */
final class EmbeddedDatabase implements Database {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final Duration LOOK = Duration.ofMillis(200);

  /** Two segments of PostgreSQL's log of writes, in bytes. */
  private static final long NEEDED = 32L << 20;

  private final Path folder;
  private final EmbeddedSecrets secrets;
  private final PostgresCluster cluster;
  private final FileChannel users;
  private final FileLock using;
  private final Duration patience;
  private final Consumer<String> lost;
  private final ReentrantLock door = new ReentrantLock(); // file locks are the whole process's
  private volatile Postmaster postmaster;
  private volatile boolean available = true;
  private volatile boolean closed;

  private EmbeddedDatabase(Path folder, Duration patience, Consumer<String> lost)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.patience = patience;
    this.lost = lost;
    OwnerOnly.folder(folder);
    try (FileChannel guard = OwnerOnly.channel(folder.resolve("door.lock"));
        FileLock alone = guard.lock()) {
      secrets = EmbeddedSecrets.in(folder);
      cluster = new PostgresCluster(folder, secrets);
      postmaster = runningOrStarted(0);
      users = OwnerOnly.channel(folder.resolve("users.lock"));
      using = users.lock(0, Long.MAX_VALUE, true);
    }
  }

  /**
   * @param patience how long it is tried to start a PostgreSQL that ended
   * @param lost gets the reason why that failed; everything that uses the database is useless then
   */
  static EmbeddedDatabase open(Path data, Duration patience, Consumer<String> lost) {
    Path folder = data.toAbsolutePath().normalize();
    try {
      EmbeddedDatabase it = new EmbeddedDatabase(folder, patience, lost);
      Thread.ofPlatform().daemon().name("postgres-watch").start(it::watch);
      return it;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The embedded PostgreSQL did not start in " + folder + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** One that already runs on this folder and accepts our password, or else a new one. */
  private Postmaster runningOrStarted(int port) throws IOException, InterruptedException {
    var running = cluster.running();
    if (running.isPresent()) {
      try {
        secrets.connect(running.get().port()).close();
        return running.get();
      } catch (SQLException e) {
        log.info("A PostgreSQL was left behind in {} and does not answer; stopping it", folder);
        running.get().stop();
      }
    }
    return cluster.start(port);
  }

  private void watch() {
    try {
      while (!closed) {
        postmaster.await(LOOK);
        shortenLog();
        if (!closed && !postmaster.alive()) {
          available = false;
          log.error("PostgreSQL (process {}) ended; starting it again", postmaster.process().pid());
          startAgain();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void shortenLog() {
    try {
      cluster.shortenLog();
    } catch (IOException e) {
      log.debug("The log of PostgreSQL cannot be emptied", e);
    }
  }

  private void startAgain() throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    String reason;
    boolean fullSaid = false;
    do {
      door.lock();
      try (FileChannel guard = OwnerOnly.channel(folder.resolve("door.lock"));
          FileLock alone = guard.lock()) {
        if (!closed) {
          postmaster = runningOrStarted(postmaster.port());
          available = true;
          log.info("PostgreSQL runs again, as process {}", postmaster.process().pid());
        }
        return;
      } catch (IOException | RuntimeException e) {
        reason = String.valueOf(e.getMessage());
      } finally {
        door.unlock();
      }
      Thread.sleep(LOOK); // its children may still hold its memory
      if (!fullSaid && isFull()) {
        fullSaid = true;
        log.error("The disk is full where the data lie ({}); PostgreSQL waits for space", folder);
      }
    } while ((System.nanoTime() < until || isFull()) && !closed);
    if (!closed) {
      lost.accept("PostgreSQL ended and could not be started again. " + reason);
      closed = true;
    }
  }

  /** Whether PostgreSQL cannot even write its log: it is started as soon as there is space. */
  private boolean isFull() {
    try {
      return Files.getFileStore(folder).getUsableSpace() < NEEDED;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean available() {
    return available;
  }

  @Override
  public String url() {
    return EmbeddedSecrets.url(postmaster.port(), EmbeddedSecrets.ROLE);
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
    closed = true;
    door.lock();
    try (FileChannel guard = OwnerOnly.channel(folder.resolve("door.lock"));
        FileLock alone = guard.lock();
        users) {
      using.release();
      FileLock last = users.tryLock();
      if (last != null) {
        cluster.running().ifPresent(Postmaster::stop);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      door.unlock();
    }
  }
}
