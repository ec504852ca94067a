package vn.mach.app.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.mach.app.backups.Backups;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;
import vn.mach.base.realms.Today;
import vn.mach.evidence.rollups.Rollups;

/**
 * What waits and what failed in each realm, asked every half minute: a scrape asks no database.
 * Nothing is measured where nobody can ask.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class RealmMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(RealmMetrics.class);

  private final Realms realms;
  private final Jobs jobs;
  private final Rollups rollups;
  private final Backups backups;
  private final FreeDisk disk;
  private final Today today;
  private final MultiGauge underWay;
  private final MultiGauge failed;
  private final MultiGauge waiting;
  private final MultiGauge backupAge;
  private final MultiGauge free;

  RealmMetrics(
      MeterRegistry registry,
      Realms realms,
      Jobs jobs,
      Rollups rollups,
      Backups backups,
      FreeDisk disk,
      Today today) {
    this.realms = realms;
    this.jobs = jobs;
    this.rollups = rollups;
    this.backups = backups;
    this.disk = disk;
    this.today = today;
    underWay = gauge(registry, "mach.jobs.under.way", "Jobs that have not ended");
    failed = gauge(registry, "mach.jobs.failed", "Jobs whose last attempt failed");
    waiting = gauge(registry, "mach.totals.waiting", "Changes that no total has counted yet");
    backupAge =
        MultiGauge.builder("mach.backup.age")
            .baseUnit("seconds")
            .description("Since the last good backup; -1: there is none")
            .register(registry);
    free =
        MultiGauge.builder("mach.disk.free")
            .baseUnit("bytes")
            .description("Free where the data and the backups lie")
            .register(registry);
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String words) {
    return MultiGauge.builder(name).description(words).register(registry);
  }

  @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT30S")
  void measure() {
    List<MultiGauge.Row<?>> jobRows = new ArrayList<>();
    List<MultiGauge.Row<?>> failedRows = new ArrayList<>();
    List<MultiGauge.Row<?>> waitingRows = new ArrayList<>();
    List<MultiGauge.Row<?>> ageRows = new ArrayList<>();
    for (Realm realm : realms.list()) {
      Tags tags = Tags.of("realm", realm.name());
      try {
        CurrentRealm.run(
            realm,
            () -> {
              jobRows.add(MultiGauge.Row.of(tags, jobs.progress("").jobs()));
              failedRows.add(MultiGauge.Row.of(tags, jobs.failed()));
              waitingRows.add(MultiGauge.Row.of(tags, rollups.waiting()));
              ageRows.add(MultiGauge.Row.of(tags, backupAge()));
            });
      } catch (RuntimeException e) {
        LOG.warn("The realm {} could not be measured: {}", realm.name(), e.getMessage());
      }
    }
    underWay.register(jobRows, true);
    failed.register(failedRows, true);
    waiting.register(waitingRows, true);
    backupAge.register(ageRows, true);
    List<MultiGauge.Row<?>> freeRows = new ArrayList<>();
    disk.places().forEach(it -> freeRows.add(MultiGauge.Row.of(Tags.of("of", it.of()), it.free())));
    free.register(freeRows, true);
  }

  private long backupAge() {
    return backups.lastGood().map(at -> Duration.between(at, today.now()).toSeconds()).orElse(-1L);
  }
}
