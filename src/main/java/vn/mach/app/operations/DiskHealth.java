package vn.mach.app.operations;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether there is space left where the data and the backups lie. */
@Component("diskHealthIndicator")
class DiskHealth implements HealthIndicator {

  /** Under this PostgreSQL may soon be unable to write. */
  private static final long LEAST = 500L << 20;

  private final FreeDisk disk;

  DiskHealth(FreeDisk disk) {
    this.disk = disk;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    for (FreeDisk.Place place : disk.places()) {
      health.withDetail(place.of() + "_free_bytes", place.free());
      if (place.free() < LEAST) {
        health.down();
      }
    }
    return health.build();
  }
}
