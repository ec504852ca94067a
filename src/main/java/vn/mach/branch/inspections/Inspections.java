package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.branch.inspections.InspectionStatus.Step;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.AccessScope;

/**
 * Opens files of inspections, and asks to read one. Whoever keeps a unit's people may open a file
 * there; from then on only those who are named in it know of it.
 */
@Component
class Inspections {

  private final InspectionsSql sql;
  private final InspectionStepsSql steps;
  private final InspectionRules rules;
  private final NamedAccess named;
  private final Tasks tasks;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final Today today;

  Inspections(
      InspectionsSql sql,
      InspectionStepsSql steps,
      InspectionRules rules,
      NamedAccess named,
      Tasks tasks,
      AccessScope scope,
      Idempotency idempotency,
      Today today) {
    this.sql = sql;
    this.steps = steps;
    this.rules = rules;
    this.named = named;
    this.tasks = tasks;
    this.scope = scope;
    this.idempotency = idempotency;
    this.today = today;
  }

  /** Opens a file. Returns its number. */
  @Transactional
  Outcome<Long> open(Actor actor, String key, NewInspection typed) {
    scope.require(actor, Right.KEEP_PEOPLE, typed.unit());
    return idempotency.once(
        new Key(actor, key, "inspections.open", typed),
        Answer.number(),
        () ->
            switch (typed.check(today.date(), actor.person())) {
              case Outcome.Refused<NewInspection>(var refusals) -> Outcome.refused(refusals);
              case Outcome.Done<NewInspection>(NewInspection file) ->
                  Outcome.done(open(actor, file, null, today.date()));
            });
  }

  /** Opens a file that was checked, as of a day, in the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  long open(Actor actor, NewInspection file, @Nullable Long draw, LocalDate day) {
    boolean above = sql.holdsPost(file.person(), day);
    long id = sql.insert(file, InspectionFile.freshCode(), draw, above, day, actor);
    PersonId lead = file.lead() == null ? actor.person() : file.lead();
    List<PersonId> readers = new ArrayList<>(file.readers());
    Stream.ofNullable(file.lead()).forEach(readers::add);
    boolean shows = rules.rule("concerned_sees_looks", day).value() == 1;
    named.open(actor, InspectionFile.of(id), file.unit(), readers, file.person(), shows);
    StepInput opened = new StepInput(Step.OPEN, day, file.content(), null, null);
    steps.step(id, Step.OPEN, InspectionStatus.PLANNED, opened, null, actor, today.now());
    if (lead != null) {
      tasks.assign(
          actor,
          subject("inspection_lead", id),
          TaskOwner.person(lead, file.unit()),
          TaskDue.on(file.dueOn()));
    }
    return id;
  }

  /**
   * Asks to read the file with a code that somebody who reads it has told the actor.
   *
   * @return the number of the request
   */
  @Transactional
  Outcome<Long> ask(Actor actor, String key, String code, String reason) {
    return sql.byCode(code.toUpperCase(Locale.ROOT))
        .map(id -> named.ask(actor, key, InspectionFile.of(id), reason))
        .orElseGet(() -> Outcome.refused("code", "inspections.refused.code", code));
  }

  /** What a task about a file says: nothing of the file, only where it is. */
  static TaskSubject subject(String kind, long inspection) {
    return TaskSubject.of(
        kind, InspectionFile.MODULE, inspection, "", "/inspections/" + inspection);
  }
}
