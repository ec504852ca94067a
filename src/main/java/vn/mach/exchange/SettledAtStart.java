package vn.mach.exchange;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.mach.realms.CurrentRealm;
import vn.mach.realms.Realm;
import vn.mach.realms.Realms;

/**
 * When a server starts, imports that died with the last one are settled, so that nobody has to open the list for that. What another node
 * is at work on it holds, and is left alone.
 */
@Component
class SettledAtStart {

  private static final Logger LOG = LoggerFactory.getLogger(SettledAtStart.class);

  private final Realms realms;
  private final ImportPagesSql sql;
  private final ImportWork work;

  SettledAtStart(Realms realms, ImportPagesSql sql, ImportWork work) {
    this.realms = realms;
    this.sql = sql;
    this.work = work;
  }

  @EventListener(ApplicationReadyEvent.class)
  void settle() {
    for (Realm realm : realms.list()) {
      try {
        CurrentRealm.run(realm, () -> sql.working().forEach(work::look));
      } catch (RuntimeException e) {
        LOG.error("Imports of {} could not be settled; opening their list will do it", realm.name(), e);
      }
    }
  }
}
