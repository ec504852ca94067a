package vn.mach.documents.adoptions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/** Counts what waits, realm by realm, every second; any number of nodes may. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "mach.refresh", matchIfMissing = true)
class AdoptionCountsRefresh {

  private static final Logger LOG = LoggerFactory.getLogger(AdoptionCountsRefresh.class);

  private final Realms realms;
  private final AdoptionCounts counts;

  AdoptionCountsRefresh(Realms realms, AdoptionCounts counts) {
    this.realms = realms;
    this.counts = counts;
  }

  @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
  void refreshEverywhere() {
    for (Realm realm : realms.list()) {
      try {
        CurrentRealm.run(
            realm,
            () -> {
              counts.refresh();
              counts.settleEarly();
            });
      } catch (RuntimeException e) {
        LOG.warn(
            "The numbers of directives of the realm {} could not be kept up just now: {}",
            realm.name(),
            e.getMessage());
      }
    }
  }
}
