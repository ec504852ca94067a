package vn.mach.app.backups;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A good backup that was made of the realm.
 *
 * @param beganAt about the moment that it shows
 * @param file on the machine that made it
 * @param bytes of the file
 */
record MadeBackup(
    long id,
    Instant beganAt,
    Instant endedAt,
    Path file,
    long bytes,
    long rows,
    boolean encrypted,
    String login) {

  private static final String DRILLED = ".drilled";

  Duration took() {
    return Duration.between(beganAt, endedAt);
  }

  /** Whether the file is still there as it was, on this machine. */
  boolean there() {
    try {
      return Files.isRegularFile(file) && Files.size(file) == bytes;
    } catch (IOException e) {
      return false;
    }
  }

  /** When a drill restored it and found it equal; beside the file, for a drill asks no server. */
  Optional<Instant> drilledAt() {
    return drilledAt(file);
  }

  static Optional<Instant> drilledAt(Path file) {
    Path mark = mark(file);
    try {
      return Files.exists(mark)
          ? Optional.of(Files.getLastModifiedTime(mark).toInstant())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The mark of a drill. */
  static Path mark(Path file) {
    return file.resolveSibling(file.getFileName() + DRILLED);
  }
}
