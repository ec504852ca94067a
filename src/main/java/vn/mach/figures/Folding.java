package vn.mach.figures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.mach.realms.CurrentRealm;
import vn.mach.realms.Realm;
import vn.mach.realms.Realms;

/** Folds, realm by realm, several times a second. Any number of nodes may: in a realm one at a time does it. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "mach.folding", matchIfMissing = true)
class Folding {

  private static final Logger LOG = LoggerFactory.getLogger(Folding.class);

  private final Realms realms;
  private final Totals totals;

  Folding(Realms realms, Totals totals) {
    this.realms = realms;
    this.totals = totals;
  }

  @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT0.2S")
  void everywhere() {
    for (Realm realm : realms.list()) {
      try {
        CurrentRealm.run(
            realm,
            () -> {
              boolean more = true;
              while (more) {
                more = totals.fold();
              }
            });
      } catch (RuntimeException e) {
        LOG.warn("The totals of the realm {} could not be folded now, and are tried again: {}", realm.name(), e.getMessage());
      }
    }
  }
}
