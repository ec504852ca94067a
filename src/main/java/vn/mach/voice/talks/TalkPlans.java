package vn.mach.voice.talks;

import java.time.LocalDate;
import java.util.List;
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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Locks;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/**
 * The plan of a unit's year: whom, by whom, in what order. Whoever keeps a unit's people writes it,
 * there and below, and learns nothing of whether a talk was held. The audit log names nobody.
 */
@Component
class TalkPlans {

  private static final String LOCK = "talks.plan";

  private final TalkPlansSql sql;
  private final TalkMaking making;
  private final TalkRules rules;
  private final AccessScope scope;
  private final Locks locks;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  TalkPlans(
      TalkPlansSql sql,
      TalkMaking making,
      TalkRules rules,
      AccessScope scope,
      Locks locks,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.making = making;
    this.rules = rules;
    this.scope = scope;
    this.locks = locks;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Plans a talk, the last in order; its host owes it by the day. Returns its number. */
  @Transactional
  Outcome<Long> plan(Actor actor, String key, PlannedTalk typed) {
    scope.require(actor, Right.KEEP_PEOPLE, typed.unit());
    return idempotency.once(
        new Key(actor, key, "talks.plan", typed),
        Answer.number(),
        () ->
            switch (typed.check()) {
              case Outcome.Refused<PlannedTalk>(var refusals) -> Outcome.refused(refusals);
              case Outcome.Done<PlannedTalk>(PlannedTalk talk) -> {
                locks.waitIn(LOCK, talk.unit().value());
                long id = append(actor, talk);
                wrote(actor, "planned", talk.unit());
                yield Outcome.done(id);
              }
            });
  }

  /**
   * Plans a talk with every member who has fewer than the rule asks for, by whoever leads the unit,
   * spread over what is left of the year. Returns how many.
   */
  @Transactional
  Outcome<Long> draft(Actor actor, String key, UnitId unit, int year) {
    scope.require(actor, Right.KEEP_PEOPLE, unit);
    return idempotency.once(
        new Key(actor, key, "talks.draft", unit, year),
        Answer.number(),
        () -> {
          LocalDate day = today.date();
          if (year < day.getYear() || year > day.getYear() + 1) {
            return Outcome.refused("", "talks.refused.draft_year", Integer.toString(year));
          }
          Optional<PersonId> leader = sql.leader(unit, day);
          if (leader.isEmpty()) {
            return Outcome.refused("", "talks.refused.no_leader");
          }
          locks.waitIn(LOCK, unit.value());
          List<PersonId> members =
              missing(unit, year).stream().filter(it -> !it.equals(leader.get())).toList();
          if (members.isEmpty()) {
            return Outcome.refused("", "talks.refused.nobody_missing");
          }
          LocalDate first = year == day.getYear() ? day : LocalDate.of(year, 1, 1);
          LocalDate last = LocalDate.of(year, 12, 31);
          long span = last.toEpochDay() - first.toEpochDay();
          for (int at = 0; at < members.size(); at++) {
            LocalDate on = first.plusDays(span * (at + 1) / members.size());
            append(actor, new PlannedTalk(unit, year, members.get(at), leader.get(), on));
          }
          wrote(actor, "planned", unit);
          return Outcome.done((long) members.size());
        });
  }

  /** Members with fewer talks in the plan than the rule of the year asks for. */
  List<PersonId> missing(UnitId unit, int year) {
    LocalDate day = today.date();
    LocalDate of = year == day.getYear() ? day : LocalDate.of(year, 1, 1);
    return sql.missing(
        unit, year, rules.on(TalkRules.TALKS_EACH_YEAR, LocalDate.of(year, 1, 1)).value(), of);
  }

  /** Sets a line one place earlier. */
  @Transactional
  Outcome<Long> up(Actor actor, String key, long id) {
    TalkPlansSql.Line seen = require(actor, id);
    return idempotency.once(
        new Key(actor, key, "talks.up", id),
        Answer.known(id),
        () -> {
          locks.waitIn(LOCK, seen.unit().value());
          sql.up(require(actor, id));
          return Outcome.done(id);
        });
  }

  /** Takes a line out of the plan. The talk stays between the two: they drop it, or hold it. */
  @Transactional
  Outcome<Long> remove(Actor actor, String key, long id) {
    TalkPlansSql.Line line = require(actor, id);
    return idempotency.once(
        new Key(actor, key, "talks.remove", id),
        Answer.known(line.unit().value()),
        () -> {
          locks.waitIn(LOCK, line.unit().value());
          sql.remove(id);
          wrote(actor, "plan_removed", line.unit());
          return Outcome.done(line.unit().value());
        });
  }

  /** Asks hosts for planned talks that come near, each once. */
  @Transactional
  public void oweLeads() {
    for (TalkPlansSql.Lead lead : sql.leads(making.leadsUntil())) {
      making.lead(Actor.system(), lead.talk(), lead.unit(), lead.host(), lead.on());
    }
  }

  private long append(Actor actor, PlannedTalk talk) {
    long id =
        making.make(
            talk.unit(), talk.host(), talk.guest(), TalkStatus.PLANNED, "", talk.on(), null);
    sql.append(id);
    making.lead(actor, id, talk.unit(), talk.host(), talk.on());
    return id;
  }

  private TalkPlansSql.Line require(Actor actor, long id) {
    return sql.line(scope.parameters(actor, Right.KEEP_PEOPLE), id)
        .orElseThrow(() -> new NotFound("plan line " + id));
  }

  private void wrote(Actor actor, String action, UnitId unit) {
    auditLog.record(actor, "talks." + action, "talks/units:" + unit.value(), unit, null, Map.of());
  }
}
