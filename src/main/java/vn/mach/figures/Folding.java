package vn.mach.figures;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.mach.realms.CurrentRealm;
import vn.mach.realms.Realm;
import vn.mach.realms.Realms;

/** Folds, realm by realm, several times a second, and compares the totals with the evidence and keeps the ends of months every night. Any number of nodes may: in a realm one at a time does it. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "mach.folding", matchIfMissing = true)
class Folding {

  private static final Logger LOG = LoggerFactory.getLogger(Folding.class);

  private static final int ROUNDS = 50;
  private static final Duration PAUSE = Duration.ofMillis(40);

  private final Realms realms;
  private final Totals totals;
  private final Agreement agreement;
  private final PastDays past;

  Folding(Realms realms, Totals totals, Agreement agreement, PastDays past) {
    this.realms = realms;
    this.totals = totals;
    this.agreement = agreement;
    this.past = past;
  }

  /**
   * Under load a short pause lets changes gather: a hundred cost little more than one, and folding them one by one would take the server's
   * time. After some rounds the next realm has its turn.
   */
  @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT0.2S")
  void foldEverywhere() {
    everywhere(
        () -> {
          for (int round = 0; round < ROUNDS && totals.fold(); round++) {
            LockSupport.parkNanos(PAUSE.toNanos());
          }
        });
  }

  /** Past days that somebody waits for. */
  @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT0.5S")
  void countPastDays() {
    everywhere(past::work);
  }

  /** What somebody asked for on the page of the totals. */
  @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
  void workEverywhere() {
    everywhere(agreement::work);
  }

  /** While offices sleep. */
  @Scheduled(cron = "0 15 2 * * *", zone = "Asia/Ho_Chi_Minh")
  void checkEverywhere() {
    everywhere(() -> agreement.check(null));
    everywhere(past::keepMonthEnds);
  }

  private void everywhere(Runnable work) {
    for (Realm realm : realms.list()) {
      try {
        CurrentRealm.run(realm, work);
      } catch (RuntimeException e) {
        LOG.warn("The totals of the realm {} could not be kept up just now, and are tried again: {}", realm.name(), e.getMessage());
      }
    }
  }
}
