package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.AccessScope;

/** Records visits and plans them. Whoever keeps a unit's people does so, there and below. */
@Component
class Care {

  static final int MOST_MONTHS = 24;

  private final CareSql sql;
  private final AccessScope scope;
  private final CareEvidence evidence;
  private final NamedAccess named;
  private final Tasks tasks;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Care(
      CareSql sql,
      AccessScope scope,
      CareEvidence evidence,
      NamedAccess named,
      Tasks tasks,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.scope = scope;
    this.evidence = evidence;
    this.named = named;
    this.tasks = tasks;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Records a visit and moves the plans that it answers. Returns its id. */
  @Transactional
  Outcome<Long> record(Actor actor, String key, Visit visit) {
    scope.require(actor, Right.KEEP_PEOPLE, visit.unit());
    if (visit.householdId() != null) {
      scope.require(actor, Right.KEEP_PEOPLE, sql.unitOfHousehold(visit.householdId()));
    }
    return idempotency.once(
        new Key(actor, key, "care.record", visit), Answer.number(), () -> write(actor, visit));
  }

  /** Records a visit that the caller has let the actor record, in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcome<Long> write(Actor actor, Visit visit) {
    return switch (visit.check(today.date())) {
      case Outcome.Refused<Visit>(var refusals) -> Outcome.refused(refusals);
      case Outcome.Done<Visit>(Visit checked) -> {
        if (!evidence.canCount(checked.unit(), checked.visitedOn())) {
          yield Outcome.refused("visitedOn", "care.refused.not_standing", checked.visitedOn());
        }
        Long household = household(checked);
        Optional<Refusal> asked = checked.sure() ? Optional.empty() : asked(checked, household);
        if (asked.isPresent()) {
          yield Outcome.refused(List.of(asked.get()));
        }
        if (household == null && !checked.household().isEmpty()) {
          household = sql.household(checked.unit(), checked.household());
        }
        long id = sql.insert(checked, household, actor.account(), today.now());
        named.open(actor, Visit.notesOf(id), checked.unit(), checked.readers());
        sql.movePlans(checked, household);
        evidence.confirm(
            actor,
            new CareEvidence.Act(
                "visit",
                id,
                checked.unit(),
                household,
                checked.kind(),
                checked.visitedOn(),
                0,
                0,
                0));
        wrote(actor, "recorded", id, checked.unit());
        yield Outcome.done(id);
      }
    };
  }

  /** The household on record that is meant; none where there is none yet, or a person alone. */
  private @Nullable Long household(Visit visit) {
    if (visit.householdId() != null) {
      return visit.householdId();
    }
    return visit.household().isEmpty()
        ? visit.person() == null ? null : sql.onlyHousehold(visit.unit(), visit.person())
        : sql.findHousehold(visit.unit(), visit.household()).orElse(null);
  }

  /** What is asked about before the visit is taken: a wish, or another visit of the same kind. */
  private Optional<Refusal> asked(Visit visit, @Nullable Long household) {
    Long person = visit.person() == null ? null : visit.person().value();
    Optional<LocalDate> wish = sql.wishSince(household, person);
    if (wish.isPresent()) {
      return Optional.of(Refusal.of("sure", "care.refused.wish", wish.get()));
    }
    if (household == null) {
      return Optional.empty();
    }
    sql.lockHousehold(household); // of two at once the second is asked
    return sql.sameVisit(household, visit)
        .map(day ->
            Refusal.of(
                "sure",
                visit.occasion() == null ? "care.refused.same_day" : "care.refused.same_occasion",
                day));
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
          if (sql.hasGrant(id)) {
            return Outcome.refused("reason", "care.refused.has_grant");
          }
          if (sql.withdraw(id, reason, today.now()) == 0) {
            return Outcome.refused("", "care.refused.withdrawn");
          }
          evidence.withdraw(actor, "visit", id);
          sql.lineOfVisit(id)
              .ifPresent(line -> {
                sql.openLine(line);
                tasks.reopen(CareTasks.KIND, Visit.MODULE, line, null, reason);
              });
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
          if (everyMonths < 1 || everyMonths > MOST_MONTHS) {
            return Outcome.refused(
                "everyMonths", "web.refused.not_a_number", everyMonths, 1, MOST_MONTHS);
          }
          if (!sql.plan(visit, everyMonths, nextOn)) {
            return Outcome.refused(
                "", sql.isWithdrawn(visit) ? "care.refused.withdrawn" : "care.refused.planned");
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
