package vn.mach.base.realms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that runs on a cluster's folder, as its {@code postmaster.pid} tells.
 *
 * @param ready whether it accepts connections
 */
record Postmaster(ProcessHandle process, int port, boolean ready) {

  static Optional<Postmaster> of(Path cluster) throws IOException {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      if (lines.size() < 4) {
        return Optional.empty();
      }
      int port = Integer.parseInt(lines.get(3).strip());
      boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
          .map(process -> new Postmaster(process, port, ready))
          .filter(Postmaster::alive);
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether it runs; one that ended and that nobody waited for has no program any more. */
  boolean alive() {
    return process.isAlive()
        && process.info().command().filter(command -> command.contains("postgres")).isPresent();
  }

  /** Waits for its end, but not longer than this. */
  void await(Duration most) throws InterruptedException {
    try {
      process.onExit().get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // the caller looks whether it is alive
    }
  }

  /** Asks for a fast shutdown, and waits until it is done. */
  void stop() {
    try {
      // the shell's own: a small Debian has no program of this name
      new ProcessBuilder("sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid()))
          .start()
          .waitFor();
      process.onExit().get(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "PostgreSQL with process number " + process.pid() + " does not stop", e);
    }
  }
}
