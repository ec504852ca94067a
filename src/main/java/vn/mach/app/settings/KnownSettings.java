package vn.mach.app.settings;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.web.RealmLogo;
import vn.mach.organisation.access.SessionLength;

/**
 * What every page and every sign-in asks of the settings, kept for some seconds: another node may
 * change them. While the database is away what was last seen is used.
 */
@Component
class KnownSettings implements RealmLogo, SessionLength {

  private static final long KEPT = 5_000_000_000L;

  private final SettingsSql sql;
  private final Map<String, Known> byRealm = new ConcurrentHashMap<>();

  KnownSettings(SettingsSql sql) {
    this.sql = sql;
  }

  /**
   * @param until of the clock that never jumps
   */
  private record Known(long until, String logo) {}

  @Override
  public String version() {
    String realm = CurrentRealm.get().name();
    @Nullable Known known = byRealm.get(realm);
    long now = System.nanoTime();
    if (known == null || now - known.until >= 0) {
      try {
        known = new Known(now + KEPT, sql.logoVersion());
        byRealm.put(realm, known);
      } catch (DataAccessException e) {
        return known == null ? "" : known.logo;
      }
    }
    return known.logo;
  }

  @Override
  public Duration ofRealm() {
    return Duration.ofMinutes(sql.sessionMinutes());
  }

  void forget() {
    byRealm.remove(CurrentRealm.get().name());
  }
}
