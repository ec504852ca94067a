package vn.mach.app.settings;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.intake.FileSignature;
import vn.mach.base.intake.FileType;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Digests;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Realms;

/** Changes what the organisation sets; the caller has asked whether the actor may. */
@Component
class Settings {

  /** A logo stands on every page: it is small. */
  static final int LARGEST_LOGO = 200_000;

  private static final String DONE = "";

  private final SettingsSql sql;
  private final KnownSettings known;
  private final Realms realms;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  Settings(
      SettingsSql sql,
      KnownSettings known,
      Realms realms,
      Idempotency idempotency,
      AuditLog auditLog) {
    this.sql = sql;
    this.known = known;
    this.realms = realms;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /**
   * Sets name, time zone and the length of sessions. Days that were stored stay; what day it is
   * follows the new zone at once. Sessions that run keep their length.
   *
   * @param minutes without a request a person is signed out after so many
   */
  @Transactional
  Outcome<String> set(Actor actor, String key, String title, ZoneId zone, int minutes) {
    return idempotency.once(
        new Key(actor, key, "settings.set", title, zone.getId(), minutes),
        Answer.known(DONE),
        () -> {
          realms.describe(CurrentRealm.get(), title, zone);
          sql.setSession(minutes);
          auditLog.record(
              actor,
              "settings.set",
              null,
              null,
              null,
              Map.of("title", title, "zone", zone.getId(), "minutes", minutes));
          return Outcome.done(DONE);
        });
  }

  /** Refused: what is no PNG or JPEG, and what is larger than {@value #LARGEST_LOGO} bytes. */
  @Transactional
  Outcome<String> setLogo(Actor actor, String key, byte[] content) throws IOException {
    if (content.length > LARGEST_LOGO) {
      return Outcome.refused("file", "settings.refused.large", LARGEST_LOGO / 1000);
    }
    Optional<FileType> type =
        FileSignature.of(new ByteArrayResource(content))
            .filter(it -> it == FileType.PNG || it == FileType.JPEG);
    if (type.isEmpty()) {
      return Outcome.refused("file", "settings.refused.no_picture");
    }
    Outcome<String> done =
        idempotency.once(
            new Key(actor, key, "settings.set_logo", Digests.hex(content)),
            Answer.known(DONE),
            () -> {
              sql.setLogo(new SettingsSql.Logo(content, type.get().mediaType()));
              auditLog.record(actor, "settings.logo_set", null, null, null, Map.of());
              return Outcome.done(DONE);
            });
    known.forget();
    return done;
  }

  @Transactional
  Outcome<String> removeLogo(Actor actor, String key) {
    Outcome<String> done =
        idempotency.once(
            new Key(actor, key, "settings.remove_logo"),
            Answer.known(DONE),
            () -> {
              sql.removeLogo();
              auditLog.record(actor, "settings.logo_removed", null, null, null, Map.of());
              return Outcome.done(DONE);
            });
    known.forget();
    return done;
  }
}
