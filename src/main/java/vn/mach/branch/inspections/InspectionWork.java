package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.branch.inspections.InspectionStatus.Step;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFile;
import vn.mach.organisation.access.NamedFileStanding;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.AccessScope;

/**
 * Works on a file: takes its steps, each with its day, and carries on the talk. Those who keep the
 * file take steps; the member hands in their own report; what the level above decides, a reader
 * from there does. Ending the talk is another act than closing the file.
 */
@Component
class InspectionWork {

  private final InspectionsSql sql;
  private final InspectionStepsSql steps;
  private final InspectionRules rules;
  private final NamedAccess named;
  private final Tasks tasks;
  private final InspectionEvidence evidence;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final Today today;

  InspectionWork(
      InspectionsSql sql,
      InspectionStepsSql steps,
      InspectionRules rules,
      NamedAccess named,
      Tasks tasks,
      InspectionEvidence evidence,
      AccessScope scope,
      Idempotency idempotency,
      Today today) {
    this.sql = sql;
    this.steps = steps;
    this.rules = rules;
    this.named = named;
    this.tasks = tasks;
    this.evidence = evidence;
    this.scope = scope;
    this.idempotency = idempotency;
    this.today = today;
  }

  /**
   * What an actor may do with a file.
   *
   * @param keeps takes its steps
   * @param decides decides from the level above
   * @param concerned whether it is about the actor
   */
  record May(boolean reads, boolean keeps, boolean decides, boolean concerned) {

    boolean take(Step step) {
      return switch (step) {
        case REPORT -> keeps || concerned;
        case DECIDE -> decides;
        default -> keeps;
      };
    }
  }

  May may(Actor actor, InspectionsSql.Row file) {
    NamedFile its = InspectionFile.of(file.id());
    NamedFileStanding standing = named.standing(actor, its);
    boolean decides =
        standing.reads() && scope.reachesFromAbove(actor, Right.KEEP_PEOPLE, file.unit());
    return new May(standing.reads(), standing.keeps(), decides, named.concerns(actor, its));
  }

  /** Takes a step. */
  @Transactional
  Outcome<Long> step(Actor actor, String key, long id, StepInput typed) {
    InspectionsSql.Row file = locked(actor, id);
    May may = may(actor, file);
    if (!may.take(typed.step())) {
      throw new NotFound("step of inspection " + id);
    }
    return idempotency.once(
        new Key(actor, key, "inspections.step", id, typed),
        Answer.known(id),
        () -> {
          HearingVote vote = counted(file, typed);
          Step step = typed.comesTo(file.decidedAbove(), vote);
          Optional<InspectionStatus> after =
              InspectionStatus.TRANSITIONS.after(file.status(), step);
          if (after.isEmpty()) {
            return Outcome.refused("", "inspections.refused.state." + file.status().code());
          }
          List<Refusal> refusals = typed.refusals(today.date(), lastDay(id), vote);
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          steps.step(id, step, after.get(), typed, vote, actor, today.now());
          followUp(actor, file, step, typed);
          evidence.record(actor, file, step, typed.day());
          return Outcome.done(id);
        });
  }

  /** Writes in the talk. */
  @Transactional
  Outcome<Long> say(Actor actor, String key, long id, String text) {
    InspectionsSql.Row file = locked(actor, id);
    return idempotency.once(
        new Key(actor, key, "inspections.say", id, text),
        Answer.known(id),
        () -> {
          if (text.isEmpty()) {
            return Outcome.refused("message", "web.refused.missing");
          }
          if (file.talkEndedAt() != null) {
            return Outcome.refused("message", "inspections.refused.talk_ended");
          }
          steps.say(id, text, actor, today.now());
          return Outcome.done(id);
        });
  }

  /**
   * Ends the talk, or takes it up again; whether the file is closed does not matter.
   *
   * @param reason why it ends; where it goes on none is needed
   */
  @Transactional
  Outcome<Long> talk(Actor actor, String key, long id, boolean ends, String reason) {
    InspectionsSql.Row file = locked(actor, id);
    if (!may(actor, file).keeps()) {
      throw new NotFound("talk of inspection " + id);
    }
    return idempotency.once(
        new Key(actor, key, "inspections.talk", id, ends, reason),
        Answer.known(id),
        () -> {
          if (ends && reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          steps.talk(id, ends ? reason : null, today.now());
          return Outcome.done(id);
        });
  }

  /** The base of a vote of the unit on the day, before exempt members who came are added. */
  int base(InspectionsSql.Row file, LocalDate day) {
    return rules.voters(file.unit(), day);
  }

  private @Nullable HearingVote counted(InspectionsSql.Row file, StepInput typed) {
    StepInput.Votes votes = typed.vote();
    return votes == null
        ? null
        : new HearingVote(
            base(file, typed.day()) + votes.exemptCame(),
            votes.inFavour(),
            votes.against(),
            votes.other());
  }

  private LocalDate lastDay(long id) {
    return steps.steps(id).stream()
        .filter(it -> it.step() != Step.OPEN)
        .map(InspectionStepsSql.Done::day)
        .max(LocalDate::compareTo)
        .orElse(LocalDate.MIN);
  }

  private void followUp(Actor actor, InspectionsSql.Row file, Step step, StepInput typed) {
    switch (step) {
      case ANNOUNCE, ORDER_REMEDY -> {
        if (typed.dueOn() != null) {
          String kind = step == Step.ANNOUNCE ? "inspection_report" : "inspection_remedy";
          tasks.reopen(kind, InspectionFile.MODULE, file.id(), null, ""); // after an earlier one
          tasks.assign(
              actor,
              Inspections.subject(kind, file.id()),
              TaskOwner.person(file.person(), file.unit()),
              TaskDue.on(typed.dueOn()));
        }
      }
      case REPORT -> settle("inspection_report", file);
      case CHECK -> cancel("inspection_report", file);
      case FULFIL -> settle("inspection_remedy", file);
      case CLOSE -> settle("inspection_lead", file);
      case REOPEN ->
          tasks.reopen("inspection_lead", InspectionFile.MODULE, file.id(), null, typed.text());
      case DROP -> {
        cancel("inspection_lead", file);
        cancel("inspection_report", file);
      }
      case OPEN, NOT_PASSED, CONCLUDE, PROPOSE, DECIDE -> {}
    }
  }

  private void settle(String kind, InspectionsSql.Row file) {
    tasks.settle(kind, InspectionFile.MODULE, file.id(), null);
  }

  private void cancel(String kind, InspectionsSql.Row file) {
    tasks.cancel(kind, InspectionFile.MODULE, file.id(), null, "");
  }

  private InspectionsSql.Row locked(Actor actor, long id) {
    return sql.lock(named.parameters(actor), id)
        .orElseThrow(() -> new NotFound("inspection " + id));
  }
}
