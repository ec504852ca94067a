package vn.mach.recognition.commendations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Locks;
import vn.mach.base.realms.Today;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;
import vn.mach.recognition.commendations.CommendationStatus.Step;
import vn.mach.recognition.commendations.CommendationsSql.Row;

/**
 * Public API of the module. Who records at a unit proposes for it and for what is below it, and
 * decides what waits there.
 */
@Component
class Commendations {

  static final String MODULE = "commendations";
  static final String TASK = "commendation";
  static final String OUTCOME_TASK = "commendation_outcome";

  private final CommendationsSql sql;
  private final CommendationEvidence evidence;
  private final Units units;
  private final AccessScope scope;
  private final Tasks tasks;
  private final Locks locks;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Commendations(
      CommendationsSql sql,
      CommendationEvidence evidence,
      Units units,
      AccessScope scope,
      Tasks tasks,
      Locks locks,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.evidence = evidence;
    this.units = units;
    this.scope = scope;
    this.tasks = tasks;
    this.locks = locks;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Proposes a commendation to the unit that decides: the proposer itself or one above it. */
  @Transactional
  Outcome<Long> propose(Actor actor, String key, Commendation.Draft draft, UnitId decider) {
    scope.require(actor, Right.RECORD, draft.proposer());
    return idempotency.once(
        new Key(actor, key, "commendations.propose", draft, decider),
        Answer.number(),
        () -> {
          List<Refusal> refusals = new ArrayList<>(place(draft));
          if (above(draft.proposer()).stream().noneMatch(it -> it.id().equals(decider))) {
            refusals.add(Refusal.of("decider", "commendations.refused.decider"));
          }
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          LocalDate day = today.date();
          long id =
              sql.insert(
                  draft, decider, CommendationStatus.PROPOSED, day, null, actor, today.now());
          tasks.assign(
              actor,
              TaskSubject.of(TASK, MODULE, id, whom(actor, id), "/commendations/" + id),
              TaskOwner.unit(decider),
              tasks.due(TASK));
          wrote(actor, "proposed", id, draft.proposer());
          return Outcome.done(id);
        });
  }

  /**
   * Enters a commendation from the paper of its decision: it counts at once.
   *
   * @param sure without it one is refused that looks like a second one of the same year
   */
  @Transactional
  Outcome<Long> enter(
      Actor actor,
      String key,
      Commendation.Draft draft,
      Commendation.Decision decision,
      boolean sure) {
    scope.require(actor, Right.RECORD, draft.proposer());
    return idempotency.once(
        new Key(actor, key, "commendations.enter", draft, decision, sure),
        Answer.number(),
        () -> {
          List<Refusal> refusals = new ArrayList<>(place(draft));
          refusals.addAll(
              check(draft.unit(), draft.person(), draft.form(), draft.year(), decision, 0));
          Optional<Commendation.Earlier> same =
              sameYear(draft.unit(), draft.person(), draft.form(), draft.year(), 0).stream()
                  .findFirst();
          if (refusals.isEmpty() && !sure && same.isPresent()) {
            refusals.add(quoting("sure", "commendations.refused.sure", same.get()));
          }
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          long id =
              sql.insert(
                  draft,
                  draft.proposer(),
                  CommendationStatus.DECIDED,
                  today.date(),
                  decision,
                  actor,
                  today.now());
          count(id, draft.unit(), draft.person(), draft.form(), decision);
          wrote(actor, "entered", id, draft.proposer());
          return Outcome.done(id);
        });
  }

  /** Decides what was proposed, with its paper: it counts. The proposer is told. */
  @Transactional
  Outcome<Long> decide(Actor actor, String key, long id, Commendation.Decision decision) {
    Row it = waiting(actor, id);
    return idempotency.once(
        new Key(actor, key, "commendations.decide", id, decision),
        Answer.known(id),
        () -> {
          if (!CommendationStatus.TRANSITIONS.allows(it.state(), Step.DECIDE)) {
            return Outcome.refused("", "commendations.refused." + it.status());
          }
          PersonId person = person(it);
          List<Refusal> refusals =
              check(it.unit(), person, it.award(), it.year(), decision, it.id());
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          sql.decide(id, decision);
          count(id, it.unit(), person, it.award(), decision);
          settled(actor, it);
          wrote(actor, "decided", id, it.decider());
          return Outcome.done(id);
        });
  }

  /** Refuses what was proposed. The proposer is told, and reads why. */
  @Transactional
  Outcome<Long> refuse(Actor actor, String key, long id, String reason) {
    Row it = waiting(actor, id);
    return idempotency.once(
        new Key(actor, key, "commendations.refuse", id, reason),
        Answer.known(id),
        () -> {
          Optional<CommendationStatus> after =
              CommendationStatus.TRANSITIONS.after(it.state(), Step.REFUSE);
          if (after.isEmpty()) {
            return Outcome.refused("", "commendations.refused." + it.status());
          }
          if (reason.isEmpty()) {
            return Outcome.refused("refusal", "web.refused.missing");
          }
          sql.end(id, after.get(), reason);
          settled(actor, it);
          wrote(actor, "refused", id, it.decider());
          return Outcome.done(id);
        });
  }

  /** Takes a proposal back, or a decision that does not hold any more: it no longer counts. */
  @Transactional
  Outcome<Long> withdraw(Actor actor, String key, long id, String reason) {
    Row it = sql.locked(actor, id).orElseThrow(() -> new NotFound("commendation " + id));
    boolean late = !scope.reaches(actor, Right.RECORD, withdrawnBy(it));
    if (late) {
      scope.require(actor, Right.RECORD, it.proposer());
    }
    return idempotency.once(
        new Key(actor, key, "commendations.withdraw", id, reason),
        Answer.known(id),
        () -> {
          if (late) { // it was the proposer's until somebody decided or withdrew it
            return Outcome.refused("", "commendations.refused." + it.status());
          }
          Optional<CommendationStatus> after =
              CommendationStatus.TRANSITIONS.after(it.state(), Step.WITHDRAW);
          if (after.isEmpty()) {
            return Outcome.refused("", "commendations.refused." + it.status());
          }
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          sql.end(id, after.get(), reason);
          Long activity = it.activityId();
          if (activity != null) {
            evidence.withdraw(activity);
          }
          tasks.cancel(TASK, MODULE, id, null, reason);
          wrote(actor, "withdrawn", id, withdrawnBy(it));
          return Outcome.done(id);
        });
  }

  /** The proposer has read what became of it. */
  @Transactional
  Outcome<Long> read(Actor actor, String key, long id) {
    Row it = sql.locked(actor, id).orElseThrow(() -> new NotFound("commendation " + id));
    scope.require(actor, Right.RECORD, it.proposer());
    return idempotency.once(
        new Key(actor, key, "commendations.read", id),
        Answer.known(id),
        () -> {
          if (!it.hasOutcome()) {
            return Outcome.refused("", "commendations.refused." + it.status());
          }
          sql.read(id);
          tasks.settle(OUTCOME_TASK, MODULE, id, null);
          return Outcome.done(id);
        });
  }

  /** The units to which a unit may propose: itself, then those above it, the nearest first. */
  List<NamedUnit> above(UnitId unit) {
    return units.path(unit, today.date()).reversed();
  }

  /** Whoever proposed takes a proposal back, whoever decided a decision. */
  static UnitId withdrawnBy(Row it) {
    return it.state() == CommendationStatus.PROPOSED ? it.proposer() : it.decider();
  }

  /** What the same person or unit got in the same form for the same year. */
  List<Commendation.Earlier> sameYear(
      UnitId unit,
      @Nullable PersonId person,
      AwardForm form,
      @Nullable Integer year,
      long without) {
    return year == null
        ? List.of()
        : sql.earlier(unit, person, form, without).stream()
            .filter(it -> year.equals(it.year()))
            .toList();
  }

  static @Nullable PersonId person(Row it) {
    Long person = it.personId();
    return person == null ? null : new PersonId(person);
  }

  private Row waiting(Actor actor, long id) {
    Row it = sql.locked(actor, id).orElseThrow(() -> new NotFound("commendation " + id));
    scope.require(actor, Right.RECORD, it.decider());
    return it;
  }

  private List<Refusal> place(Commendation.Draft draft) {
    return above(draft.unit()).stream().anyMatch(it -> it.id().equals(draft.proposer()))
        ? List.of()
        : List.of(
            Refusal.of(
                draft.person() == null ? "commended" : "person", "commendations.refused.below"));
  }

  /** What is wrong with a decision. One at a time for whoever is commended. */
  private List<Refusal> check(
      UnitId unit,
      @Nullable PersonId person,
      AwardForm form,
      @Nullable Integer year,
      Commendation.Decision decision,
      long without) {
    locks.waitIn(
        person == null ? "commended unit" : "commended person",
        person == null ? unit.value() : person.value());
    List<Refusal> refusals = new ArrayList<>(decision.refusals(today.date()));
    if (refusals.isEmpty() && !evidence.canCount(unit, decision.day())) {
      refusals.add(Refusal.of("decidedOn", "commendations.refused.standing", decision.day()));
    }
    for (Commendation.Earlier it : sql.earlier(unit, person, form, without)) {
      if (it.number().equals(decision.number()) && it.decidedOn().equals(decision.day())) {
        refusals.add(quoting("number", "commendations.refused.known", it));
        break;
      }
      if (year != null && year.equals(it.year()) && it.sameGiver(decision.giver())) {
        refusals.add(quoting("giver", "commendations.refused.twice", it));
        break;
      }
    }
    return refusals;
  }

  private static Refusal quoting(String field, String reason, Commendation.Earlier it) {
    return Refusal.of(field, reason, it.number(), it.decidedOn(), it.giver());
  }

  private void count(
      long id,
      UnitId unit,
      @Nullable PersonId person,
      AwardForm form,
      Commendation.Decision decision) {
    sql.counted(
        id, evidence.confirm(id, unit, person == null, form, decision.number(), decision.day()));
  }

  /** Whoever proposed it elsewhere is told. */
  private void settled(Actor actor, Row it) {
    tasks.settle(TASK, MODULE, it.id(), null);
    if (it.proposerId() != it.deciderId()
        && units.named(it.proposer(), today.date()).filter(NamedUnit::standing).isPresent()) {
      tasks.assign(
          actor,
          TaskSubject.of(OUTCOME_TASK, MODULE, it.id(), it.whom(), "/commendations/" + it.id()),
          TaskOwner.unit(it.proposer()),
          tasks.due(OUTCOME_TASK));
    }
  }

  private String whom(Actor actor, long id) {
    return sql.find(actor, id).map(Row::whom).orElse("");
  }

  private void wrote(Actor actor, String action, long id, UnitId unit) {
    auditLog.record(actor, "commendations." + action, "commendations:" + id, unit, null, Map.of());
  }
}
