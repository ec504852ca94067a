package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Work given by hand: to a unit, to units below one, or to a person. */
@Component
class TaskOrders {

  static final String MODULE = "tasks";

  /** Up to so many units are asked at once, more by a job. */
  private static final int AT_ONCE = 500;

  private final TasksSql sql;
  private final TaskSteps steps;
  private final TaskBatches batches;
  private final Tasks tasks;
  private final Units units;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Files files;
  private final Today today;

  TaskOrders(
      TasksSql sql,
      TaskSteps steps,
      TaskBatches batches,
      Tasks tasks,
      Units units,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Files files,
      Today today) {
    this.sql = sql;
    this.steps = steps;
    this.batches = batches;
    this.tasks = tasks;
    this.units = units;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.files = files;
    this.today = today;
  }

  /** Gives the work; answers the number of its subject. */
  @Transactional
  Outcome<Long> give(Actor actor, String key, TaskOrder order) {
    return give(actor, key, order, List.of());
  }

  /** The same with files: nobody is asked without them. */
  @Transactional
  Outcome<Long> give(Actor actor, String key, TaskOrder order, List<Files.Fit> papers) {
    scope.require(actor, Right.ISSUE, order.unit());
    return idempotency.once(
        new Key(
            actor,
            key,
            "tasks.give",
            order,
            papers.stream().map(it -> List.of(it.name(), it.sha256())).toList()),
        Answer.number(),
        () ->
            switch (order.check(today.date())) {
              case Outcome.Refused<TaskOrder> refused -> Outcome.refused(refused.refusals());
              case Outcome.Done<TaskOrder>(TaskOrder checked) -> {
                Outcome<Long> given = given(actor, checked);
                if (!papers.isEmpty() && given instanceof Outcome.Done<Long>(Long subject)) {
                  attach(actor, key, subject, papers);
                }
                yield given;
              }
            });
  }

  private void attach(Actor actor, String key, long subject, List<Files.Fit> papers) {
    if (files.attachFit(actor, key + "-files", TaskOrderFiles.MODULE, subject, papers)
        instanceof Outcome.Refused<Integer>(var refusals)) {
      throw new IllegalStateException("Files of new work refused: " + refusals);
    }
  }

  private Outcome<Long> given(Actor actor, TaskOrder order) {
    LocalDate day = today.date();
    List<UnitId> asked = recipients(order, day);
    if (asked.isEmpty()) {
      return Outcome.refused("whom", "tasks.refused.nobody");
    }
    TaskDue due =
        order.dueOn() == null
            ? tasks.due(Objects.requireNonNull(order.workingDays()), true)
            : TaskDue.on(order.dueOn());
    long number = sql.nextOrder();
    long subject =
        sql.subject(
            TaskSubject.of(TaskOrder.KIND, MODULE, number, order.title(), "/tasks"),
            due,
            day,
            actor.account(),
            today.now(),
            order.text());
    UnitId giver = giver(actor, order.unit(), day);
    sql.giver(subject, giver, order.answered());
    if (order.person() != null && order.whom().equals("person")) {
      steps.made(
          sql.insert(
              subject,
              List.of(TaskOwner.person(order.person(), order.unit())),
              day,
              due.day(),
              today.now()),
          day);
    } else if (asked.size() <= AT_ONCE) {
      Long[] numbers = asked.stream().map(UnitId::value).toArray(Long[]::new);
      steps.made(sql.insert(subject, numbers, day, due.day(), today.now()), day);
    } else {
      Long[] numbers = asked.stream().map(UnitId::value).toArray(Long[]::new);
      batches.start(actor, subject, numbers, due.day());
    }
    auditLog.record(
        actor,
        "tasks.given",
        "tasks_subject:" + subject,
        giver,
        null,
        Map.of("title", order.title(), "units", asked.size(), "day", due.day().toString()));
    return Outcome.done(subject);
  }

  private List<UnitId> recipients(TaskOrder order, LocalDate day) {
    return switch (order.whom()) {
      case "children" -> ids(TaskRecipients.directlyBelow(order.unit()), day);
      case "below" -> ids(TaskRecipients.below(order.unit(), order.kinds()), day);
      case "chosen" -> chosen(order, day);
      default -> List.of(order.unit());
    };
  }

  /** Those chosen that stand at or below the unit; whoever gives from it may give to them. */
  private List<UnitId> chosen(TaskOrder order, LocalDate day) {
    Set<UnitId> within = new HashSet<>(ids(TaskRecipients.below(order.unit(), Set.of()), day));
    within.add(order.unit());
    return order.chosen().stream().distinct().filter(within::contains).toList();
  }

  private List<UnitId> ids(TaskRecipients recipients, LocalDate day) {
    return List.of(batches.units(recipients, day)).stream().map(UnitId::new).toList();
  }

  /** The highest unit above it, or itself, at which the actor may issue. */
  private UnitId giver(Actor actor, UnitId unit, LocalDate day) {
    return units.path(unit, day).stream()
        .map(NamedUnit::id)
        .filter(actor.unitsOf(Right.ISSUE)::contains)
        .findFirst()
        .orElse(unit);
  }
}
