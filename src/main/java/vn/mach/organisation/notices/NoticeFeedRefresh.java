package vn.mach.organisation.notices;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realm;
import vn.mach.base.realms.Realms;

/** Follows the tasks of every realm, each second; any number of nodes may. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "mach.refresh", matchIfMissing = true)
class NoticeFeedRefresh {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeFeedRefresh.class);

  private final Realms realms;
  private final NoticeFeed feed;

  NoticeFeedRefresh(Realms realms, NoticeFeed feed) {
    this.realms = realms;
    this.feed = feed;
  }

  @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT1S")
  void readEverywhere() {
    for (Realm realm : realms.list()) {
      try {
        CurrentRealm.run(
            realm,
            () -> {
              while (feed.read()) {
                // the rest
              }
            });
      } catch (RuntimeException e) {
        LOG.warn(
            "Notices of the realm {} could not be made just now: {}", realm.name(), e.getMessage());
      }
    }
  }
}
