package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
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
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.units.AccessScope;

/** Records visits and plans them. Whoever keeps a unit's people does so, there and below. */
@Component
class Care {

  private final CareSql sql;
  private final AccessScope scope;
  private final NamedAccess named;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Care(
      CareSql sql,
      AccessScope scope,
      NamedAccess named,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.scope = scope;
    this.named = named;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Records a visit and moves the plans that it answers. Returns its id. */
  @Transactional
  Outcome<Long> record(Actor actor, String key, Visit visit) {
    scope.require(actor, Right.KEEP_PEOPLE, visit.unit());
    return idempotency.once(
        new Key(actor, key, "care.record", visit),
        Answer.number(),
        () ->
            switch (visit.check(today.date())) {
              case Outcome.Refused<Visit>(var refusals) -> Outcome.refused(refusals);
              case Outcome.Done<Visit>(Visit checked) -> {
                Long household =
                    checked.household().isEmpty()
                        ? null
                        : sql.household(checked.unit(), checked.household());
                long id = sql.insert(checked, household, actor.account(), today.now());
                named.open(actor, Visit.notesOf(id), checked.unit(), checked.readers());
                sql.movePlans(checked, household);
                wrote(actor, "recorded", id, checked.unit());
                yield Outcome.done(id);
              }
            });
  }

  /** Takes a visit back: it stays to be seen, with the reason. */
  @Transactional
  Outcome<Long> withdraw(Actor actor, String key, long id, String reason) {
    UnitId unit = require(actor, id);
    return idempotency.once(
        new Key(actor, key, "care.withdraw", id, reason),
        Answer.known(id),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (sql.withdraw(id, reason, today.now()) == 0) {
            return Outcome.refused("", "care.refused.withdrawn");
          }
          wrote(actor, "withdrawn", id, unit);
          return Outcome.done(id);
        });
  }

  /** Plans visits of the same kind to whom this visit was made, every so many months. */
  @Transactional
  Outcome<Long> plan(Actor actor, String key, long visit, int everyMonths, LocalDate nextOn) {
    UnitId unit = require(actor, visit);
    return idempotency.once(
        new Key(actor, key, "care.plan", visit, everyMonths, nextOn),
        Answer.known(visit),
        () -> {
          if (everyMonths < 1 || everyMonths > 24) {
            return Outcome.refused("everyMonths", "care.refused.every");
          }
          if (!sql.plan(visit, everyMonths, nextOn)) {
            return Outcome.refused("", "care.refused.planned");
          }
          wrote(actor, "planned", visit, unit);
          return Outcome.done(visit);
        });
  }

  /** Ends a plan: nobody is reminded any more. */
  @Transactional
  Outcome<Long> endPlan(Actor actor, String key, long plan) {
    UnitId unit =
        sql.unitOfPlan(plan)
            .filter(it -> scope.reaches(actor, Right.KEEP_PEOPLE, it))
            .orElseThrow(() -> new NotFound("plan " + plan));
    return idempotency.once(
        new Key(actor, key, "care.end_plan", plan),
        Answer.known(plan),
        () -> {
          sql.endPlan(plan, today.date());
          wrote(actor, "plan_ended", plan, unit);
          return Outcome.done(plan);
        });
  }

  private UnitId require(Actor actor, long visit) {
    Optional<UnitId> unit = sql.unitOf(visit);
    return unit.filter(it -> scope.reaches(actor, Right.KEEP_PEOPLE, it))
        .orElseThrow(() -> new NotFound("visit " + visit));
  }

  private void wrote(Actor actor, String action, long id, UnitId unit) {
    auditLog.record(actor, "care." + action, "care:" + id, unit, null, Map.of());
  }
}
