package vn.mach.voice.findings;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.voice.findings.FieldWorkSql.Assignment;
import vn.mach.voice.findings.FieldWorkSql.Visit;

/**
 * Assigns people to places and fields, and plans their visits. A visit is a task of the person
 * until its day; one that was made counts as an activity of the body.
 */
@Component
class FieldWork {

  static final String VISIT_TASK = "finding_visit";
  static final int LONGEST = 500;
  static final int LONGEST_NOTE = 4_000;
  private static final int FURTHEST_YEARS = 3;

  private final FieldWorkSql sql;
  private final FindingAccess access;
  private final FindingEvidence evidence;
  private final Tasks tasks;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  FieldWork(
      FieldWorkSql sql,
      FindingAccess access,
      FindingEvidence evidence,
      Tasks tasks,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.access = access;
    this.evidence = evidence;
    this.tasks = tasks;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * An assignment as it is typed.
   *
   * @param place none: all below the body
   * @param to none: until it is ended
   * @param task what is to be looked at
   */
  record NewAssignment(
      UnitId body,
      PersonId person,
      @Nullable UnitId place,
      @Nullable String field,
      LocalDate from,
      @Nullable LocalDate to,
      String task) {}

  /**
   * Assigns a person.
   *
   * @throws NotFound where the actor does not give work at the body
   */
  @Transactional
  Outcome<Long> assign(Actor actor, String key, NewAssignment it) {
    if (!access.mayAssign(actor, it.body())) {
      throw new NotFound("unit " + it.body().value());
    }
    return idempotency.once(
        new Key(actor, key, "findings.assign", it),
        Answer.number(),
        () -> {
          UnitId place = it.place();
          LocalDate to = it.to() == null ? Period.FOREVER : it.to();
          if (place == null && it.field() == null) {
            return Outcome.refused("place", "findings.refused.place_or_field");
          }
          if (place != null && !sql.below(it.body(), place, today.date())) {
            return Outcome.refused("place", "findings.refused.not_below");
          }
          if (to.isBefore(it.from())) {
            return Outcome.refused("to", "findings.refused.period", to);
          }
          long id = sql.insert(it.body(), it.person(), place, it.field(), it.from(), to, it.task());
          wrote(actor, "assigned", "finding_assignment:" + id, it.body());
          return Outcome.done(id);
        });
  }

  /** Ends an assignment after today; visits that are planned for later are dropped. */
  @Transactional
  Outcome<Long> end(Actor actor, String key, long id) {
    Assignment it =
        sql.lock(id)
            .filter(found -> access.mayAssign(actor, found.body()))
            .orElseThrow(() -> new NotFound("assignment " + id));
    return idempotency.once(
        new Key(actor, key, "findings.end_assignment", id),
        Answer.known(id),
        () -> {
          LocalDate day = today.date();
          if (!it.to().isAfter(day)) {
            return Outcome.refused("", "findings.refused.ended");
          }
          LocalDate last = it.from().isAfter(day) ? it.from() : day;
          sql.end(id, last);
          sql.visits(id).stream()
              .filter(visit -> visit.planned() && visit.day().isAfter(last))
              .forEach(visit -> drop(visit, ""));
          wrote(actor, "assignment_ended", "finding_assignment:" + id, it.body());
          return Outcome.done(id);
        });
  }

  /** Plans a visit: by whoever goes, or gives work at the body. */
  @Transactional
  Outcome<Long> plan(
      Actor actor, String key, long assignment, UnitId place, LocalDate day, String purpose) {
    Assignment it =
        sql.lock(assignment)
            .filter(found -> mayPlan(actor, found.person(), found.body()))
            .orElseThrow(() -> new NotFound("assignment " + assignment));
    return idempotency.once(
        new Key(actor, key, "findings.plan_visit", assignment, place, day, purpose),
        Answer.number(),
        () -> {
          if (day.isBefore(today.date()) || day.isAfter(today.date().plusYears(FURTHEST_YEARS))) {
            return Outcome.refused("day", "findings.refused.visit_day", day);
          }
          if (!it.holdsOn(day)) {
            return Outcome.refused("day", "findings.refused.not_assigned", day);
          }
          UnitId within = it.place() == null ? it.body() : it.place();
          if (!sql.below(within, place, today.date())) {
            return Outcome.refused("place", "findings.refused.visit_place");
          }
          long id = sql.plan(assignment, place, day, purpose);
          tasks.assign(
              actor,
              TaskSubject.of(
                  VISIT_TASK,
                  FindingLevels.MODULE,
                  id,
                  purpose,
                  "/findings/assignments/" + assignment),
              TaskOwner.person(it.person(), it.body()),
              TaskDue.on(day));
          wrote(actor, "visit_planned", "finding_visit:" + id, it.body());
          return Outcome.done(id);
        });
  }

  /** The visit was made on a day; what was seen in a few words. */
  @Transactional
  Outcome<Long> made(Actor actor, String key, long id, LocalDate day, String note) {
    Visit visit = visit(actor, id);
    return idempotency.once(
        new Key(actor, key, "findings.visit_made", id, day, note),
        Answer.known(visit.assignment()),
        () -> {
          if (!visit.planned()) {
            return Outcome.refused("", "findings.refused.visit_done");
          }
          if (day.isAfter(today.date()) || day.isBefore(today.date().minusYears(1))) {
            return Outcome.refused("day", "findings.refused.made_day", day);
          }
          Optional<Long> activity = evidence.visited(id, visit.body(), day);
          sql.made(id, day, note, activity.orElse(null));
          tasks.settle(VISIT_TASK, FindingLevels.MODULE, id, null);
          wrote(actor, "visit_made", "finding_visit:" + id, visit.body());
          return Outcome.done(visit.assignment());
        });
  }

  /** The visit is not made, for a reason. */
  @Transactional
  Outcome<Long> drop(Actor actor, String key, long id, String reason) {
    Visit visit = visit(actor, id);
    return idempotency.once(
        new Key(actor, key, "findings.visit_dropped", id, reason),
        Answer.known(visit.assignment()),
        () -> {
          if (!visit.planned()) {
            return Outcome.refused("", "findings.refused.visit_done");
          }
          if (reason.isEmpty()) {
            return Outcome.refused("note", "web.refused.missing");
          }
          drop(visit, reason);
          wrote(actor, "visit_dropped", "finding_visit:" + id, visit.body());
          return Outcome.done(visit.assignment());
        });
  }

  /** Whether the actor goes themself or gives work at the body. */
  boolean mayPlan(Actor actor, PersonId person, UnitId body) {
    return person.equals(actor.person()) || access.mayAssign(actor, body);
  }

  private void drop(Visit visit, String reason) {
    sql.dropped(visit.id(), reason);
    tasks.cancel(VISIT_TASK, FindingLevels.MODULE, visit.id(), null, "findings.reason.dropped");
  }

  private Visit visit(Actor actor, long id) {
    return sql.lockVisit(id)
        .filter(it -> mayPlan(actor, it.person(), it.body()))
        .orElseThrow(() -> new NotFound("visit " + id));
  }

  private void wrote(Actor actor, String action, String subject, UnitId unit) {
    auditLog.record(actor, "findings." + action, subject, unit, null, Map.of());
  }
}
