package vn.mach.access;

import java.sql.Timestamp;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;
import vn.mach.realms.CurrentRealm;
import vn.mach.realms.Realm;
import vn.mach.realms.Realms;
import vn.mach.realms.Today;

/** Forgets, realm by realm, sessions that ran out, old failures to sign in, and codes that nobody used. Several nodes may do it at once. */
@Component
@ConditionalOnWebApplication
class Cleaning {

  private static final Logger LOG = LoggerFactory.getLogger(Cleaning.class);

  private final Realms realms;
  private final JdbcIndexedSessionRepository sessions;
  private final SlowDown slowDown;
  private final JdbcClient jdbc;
  private final Today today;

  Cleaning(Realms realms, JdbcIndexedSessionRepository sessions, SlowDown slowDown, JdbcClient jdbc, Today today) {
    this.realms = realms;
    this.sessions = sessions;
    this.slowDown = slowDown;
    this.jdbc = jdbc;
    this.today = today;
  }

  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT15M")
  void everywhere() {
    for (Realm realm : realms.list()) {
      try {
        CurrentRealm.run(realm, this::here);
      } catch (RuntimeException e) {
        LOG.warn("The realm {} could not be cleaned: {}", realm.name(), e.getMessage());
      }
    }
  }

  void here() {
    sessions.cleanUpExpiredSessions();
    slowDown.forgetOld();
    jdbc.sql("delete from one_time_codes where used_at is null and expires_at < ?")
        .param(Timestamp.from(today.now().minus(Duration.ofDays(30))))
        .update();
  }
}
