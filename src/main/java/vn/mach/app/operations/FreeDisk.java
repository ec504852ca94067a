package vn.mach.app.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * How much space is left where the data and the backups lie. A PostgreSQL that cannot write its log
 * any more stops, and what was being done is told nobody; so before that nothing new is taken.
 */
@Component
class FreeDisk {

  /** Under this whoever looks after the machine is warned. */
  static final long LITTLE = 5L << 30;

  private static final Logger LOG = LoggerFactory.getLogger(FreeDisk.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Path data;
  private final Path backups;
  private final long reserve;
  private final boolean embedded;
  private volatile long lookedAt;
  private volatile boolean full;

  /**
   * @param reserve with less than this where the data lie nothing is stored
   * @param url of an outside database: its disk is another one
   */
  FreeDisk(
      @Value("${mach.data}") Path data,
      @Value("${mach.backup.folder}") Path backups,
      @Value("${mach.disk.reserve}") DataSize reserve,
      @Value("${mach.db.url}") String url) {
    this.data = data;
    this.backups = backups;
    this.reserve = reserve.toBytes();
    this.embedded = url.isBlank();
    this.lookedAt = System.nanoTime() - LOOK.toNanos();
  }

  /**
   * A place on a disk.
   *
   * @param of {@code data} or {@code backups}
   * @param free in bytes
   */
  record Place(String of, long free) {
    boolean little() {
      return free < LITTLE;
    }
  }

  /** What is on no disk yet is not named. */
  List<Place> places() {
    return Stream.of(place("data", data), place("backups", backups))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Place> place(String of, Path folder) {
    @Nullable Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Place(of, Files.getFileStore(there).getUsableSpace()));
    } catch (IOException e) {
      return Optional.of(new Place(of, 0));
    }
  }

  /** Whether nothing may be stored any more; looked at every two seconds. */
  boolean full() {
    long now = System.nanoTime();
    if (embedded && now - lookedAt >= LOOK.toNanos()) {
      lookedAt = now;
      long free = place("data", data).map(Place::free).orElse(Long.MAX_VALUE);
      boolean is = free < reserve;
      if (is && !full) {
        LOG.error(
            "The disk is full: {} MB are left where the data lie ({}). Nothing is stored until there are {} MB again",
            free >> 20,
            data.toAbsolutePath(),
            reserve >> 20);
      } else if (full && !is) {
        LOG.info("The disk has space again, {} MB: everything is stored as before", free >> 20);
      }
      full = is;
    }
    return full;
  }
}
