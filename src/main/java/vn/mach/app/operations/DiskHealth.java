package vn.mach.app.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether there is space left where the data and the backups lie. */
@Component("diskHealthIndicator")
class DiskHealth implements HealthIndicator {

  /** Under this PostgreSQL may soon be unable to write. */
  private static final long LEAST = 500L << 20;

  private final Map<String, Path> folders = new LinkedHashMap<>();

  DiskHealth(@Value("${mach.data}") Path data, @Value("${mach.backup.folder}") Path backups) {
    folders.put("data", data);
    folders.put("backups", backups);
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    free()
        .forEach((name, bytes) -> {
          health.withDetail(name + "_free_bytes", bytes);
          if (bytes < LEAST) {
            health.down();
          }
        });
    return health.build();
  }

  /** Free bytes by what lies there; what is on no disk yet is not named. */
  Map<String, Long> free() {
    Map<String, Long> free = new LinkedHashMap<>();
    folders.forEach((name, folder) -> {
      @Nullable Path there = folder.toAbsolutePath();
      while (there != null && !Files.exists(there)) {
        there = there.getParent();
      }
      if (there != null) {
        try {
          free.put(name, Files.getFileStore(there).getUsableSpace());
        } catch (IOException e) {
          free.put(name, 0L);
        }
      }
    });
    return free;
  }
}
