package vn.mach.organisation.tasks;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/** Counts what waits, realm by realm, several times a second; any number of nodes may. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "mach.refresh", matchIfMissing = true)
class TaskCountsRefresh {

  private static final Logger LOG = LoggerFactory.getLogger(TaskCountsRefresh.class);

  private final Realms realms;
  private final TaskCounts counts;

  TaskCountsRefresh(Realms realms, TaskCounts counts) {
    this.realms = realms;
    this.counts = counts;
  }

  @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT0.3S")
  void refreshEverywhere() {
    for (Realm realm : realms.list()) {
      try {
        CurrentRealm.run(realm, counts::refresh);
      } catch (RuntimeException e) {
        LOG.warn(
            "The counts of tasks of the realm {} could not be kept up just now: {}",
            realm.name(),
            e.getMessage());
      }
    }
  }
}
