package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import vn.mach.base.realms.Today;

/** Sets what the answers to concerns are to reach. Rows are added; none is changed. */
@Component
class ConcernTargets {

  private final ConcernTargetsSql sql;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  ConcernTargets(ConcernTargetsSql sql, Idempotency idempotency, AuditLog auditLog, Today today) {
    this.sql = sql;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  List<ConcernTarget> all() {
    return sql.all();
  }

  /**
   * Adds a target from the current quarter on. Quarters that are published keep theirs: what is
   * published stays as it is.
   */
  @Transactional
  Outcome<Long> add(Actor actor, String key, ConcernTarget target) {
    require(actor);
    return idempotency.once(
        new Key(actor, key, "concerns.target", target),
        Answer.known(0L),
        () -> {
          LocalDate first = YouSaid.quarterOf(today.date());
          if (target.validFrom().isBefore(first)) {
            return Outcome.refused(
                "validFrom", "concerns.refused.target_past", target.validFrom(), first);
          }
          if (!sql.insert(target)) {
            return Outcome.refused("validFrom", "concerns.refused.rule_known");
          }
          auditLog.record(actor, "concerns.target_added", null, null, null, Map.of());
          return Outcome.done(0L);
        });
  }

  /** Whoever administers the realm sets targets. */
  static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("targets of concerns");
    }
  }
}
