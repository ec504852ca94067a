package vn.mach.organisation.units;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;

/** What a realm asks of decisions about its tree. */
@Component
class UnitSettings {

  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  UnitSettings(JdbcClient jdbc, Idempotency idempotency, AuditLog auditLog) {
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /** Whether a decision is carried out only with its number. */
  boolean symbolRequired() {
    return jdbc.sql("select symbol_required from unit_settings").query(Boolean.class).single();
  }

  /**
   * Sets whether a decision needs its number.
   *
   * @throws NotFound where the actor does not administer the whole realm
   */
  @Transactional
  public Outcome<Boolean> requireSymbol(Actor actor, String key, boolean required) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("settings of units");
    }
    return idempotency.once(
        new Key(actor, key, "units.settings", required),
        Answer.known(required),
        () -> {
          jdbc.sql("update unit_settings set symbol_required = ?").param(required).update();
          auditLog.record(
              actor,
              required ? "units.symbol_required" : "units.symbol_optional",
              "unit_settings",
              null,
              null,
              Map.of());
          return Outcome.done(required);
        });
  }
}
