package vn.mach.evidence.rollups;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.mach.base.changes.Changes;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/**
 * Refreshes, realm by realm, several times a second, and lets go what was applied. Any number of
 * nodes may: in a realm one at a time does it. It is no job: a job takes longer to begin than this
 * takes.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "mach.refresh", matchIfMissing = true)
class RollupRefresh {

  private static final Logger LOG = LoggerFactory.getLogger(RollupRefresh.class);

  private static final int ROUNDS = 50;
  private static final Duration PAUSE = Duration.ofMillis(40);

  private final Realms realms;
  private final TargetRollups totals;
  private final Changes changes;

  RollupRefresh(Realms realms, TargetRollups totals, Changes changes) {
    this.realms = realms;
    this.totals = totals;
    this.changes = changes;
  }

  /**
   * Under load a short pause lets changes gather: a hundred cost little more than one, and to
   * refresh them one by one would take the server's time. After some rounds the next realm has its
   * turn.
   */
  @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT0.2S")
  void refreshEverywhere() {
    everywhere(() -> {
      int round = 0;
      while (round < ROUNDS && totals.refresh()) {
        LockSupport.parkNanos(PAUSE.toNanos());
        round++;
      }
      if (round > 0) {
        changes.drop();
      }
    });
  }

  private void everywhere(Runnable work) {
    for (Realm realm : realms.list()) {
      try {
        CurrentRealm.run(realm, work);
      } catch (RuntimeException e) {
        LOG.warn(
            "The totals of the realm {} could not be kept up just now, and are tried again: {}",
            realm.name(),
            e.getMessage());
      }
    }
  }
}
