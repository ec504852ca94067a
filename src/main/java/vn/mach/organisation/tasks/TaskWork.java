package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Today;
import vn.mach.organisation.tasks.TaskAccess.Allowed;
import vn.mach.organisation.tasks.TaskStatus.Step;
import vn.mach.organisation.units.AccessScope;

/** What people do with tasks. */
@Component
class TaskWork {

  static final int LONGEST = 4000;

  private final TaskViewSql views;
  private final TasksSql sql;
  private final TaskSteps steps;
  private final TaskAccess access;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final ApplicationEventPublisher events;
  private final Today today;

  TaskWork(
      TaskViewSql views,
      TasksSql sql,
      TaskSteps steps,
      TaskAccess access,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      ApplicationEventPublisher events,
      Today today) {
    this.events = events;
    this.views = views;
    this.sql = sql;
    this.steps = steps;
    this.access = access;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** A task that the actor may see; the first look of somebody who owes it is noted. */
  @Transactional
  public TaskView show(Actor actor, long id) {
    TaskView task = views.find(id).orElseThrow(() -> new NotFound("task " + id));
    Allowed allowed = access.of(actor, task);
    events.publishEvent(new TaskOpened(actor.account(), id));
    if (allowed.owes() && task.seenAt() == null) {
      sql.seen(id, actor.account(), today.now());
      return views.find(id).orElseThrow();
    }
    return task;
  }

  /** What its page shows in this moment: {@link TaskView#seen}. */
  String seen(long id) {
    return views.find(id).orElseThrow(() -> new NotFound("task " + id)).seen();
  }

  Allowed allowed(Actor actor, TaskView task) {
    return access.of(actor, task);
  }

  /** Whether the actor may take the step, and the task is where it can be taken. */
  static boolean may(Allowed allowed, TaskView task, Step step) {
    return TaskStatus.TRANSITIONS.allows(task.row().status(), step)
        && mayEver(allowed, task, step)
        && (step != Step.REOPEN
            || allowed.kind().here()
            || task.row().status() == TaskStatus.EXCUSED);
  }

  private static boolean mayEver(Allowed allowed, TaskView task, Step step) {
    return switch (step) {
      case SETTLE -> allowed.kind().here() && !task.answered() && allowed.acts();
      case ANSWER -> task.answered() && allowed.acts();
      // what a module settles is done by the unit that its subject names
      case HAND_ON -> allowed.kind().here() && (allowed.acts() || allowed.directs());
      case ACCEPT, GIVE_BACK -> task.answered() && allowed.directs();
      case EXCUSE, REOPEN -> allowed.directs();
      case CANCEL -> task.giver() != null && allowed.directs();
      case ASSIGN -> false;
    };
  }

  /** Settles a task in one tap. */
  @Transactional
  public Outcome<Long> settle(Actor actor, String key, long id) {
    return take(actor, key, id, Step.SETTLE, "", text -> true);
  }

  /** Accepts the answer. */
  @Transactional
  public Outcome<Long> accept(Actor actor, String key, long id, String remark) {
    return take(actor, key, id, Step.ACCEPT, remark, text -> true);
  }

  /**
   * Another step, with words that say what was done or why.
   *
   * @throws NotFound where the actor may not take it
   */
  @Transactional
  public Outcome<Long> say(Actor actor, String key, long id, Step step, String text) {
    return take(actor, key, id, step, text, it -> !it.isEmpty());
  }

  private Outcome<Long> take(
      Actor actor, String key, long id, Step step, String text, Predicate<String> enough) {
    // locked before the rights are looked at: who owes it cannot change in between
    List<TasksSql.Current> locked = sql.lock(List.of(id));
    TaskView task = views.find(id).orElseThrow(() -> new NotFound("task " + id));
    require(access.of(actor, task), task, step);
    return idempotency.once(
        new Key(actor, key, "tasks." + step.code(), id, text),
        Answer.known(id),
        () -> {
          if (!enough.test(text)) {
            return Outcome.refused("text", "web.refused.missing");
          }
          boolean here = step != Step.REOPEN || may(access.of(actor, task), task, step);
          String reason = text.isEmpty() ? null : text;
          if (!here || steps.step(locked, step, today.date(), reason) == 0) {
            return Outcome.refused("", "tasks.refused.moved_on");
          }
          if (!text.isEmpty()) {
            sql.answer(id, step, text, actor.account(), actor.login(), today.now());
          }
          wrote(actor, step, task, text);
          return Outcome.done(id);
        });
  }

  /**
   * Hands a task on. Its last day stays; the new owner has its share of the days.
   *
   * @param to none: nobody fits what was typed
   */
  @Transactional
  public Outcome<Long> handOn(
      Actor actor, String key, long id, Optional<TaskOwner> to, LocalDate until, String note) {
    List<TasksSql.Current> locked = sql.lock(List.of(id));
    TaskView task = views.find(id).orElseThrow(() -> new NotFound("task " + id));
    Allowed allowed = access.of(actor, task);
    require(allowed, task, Step.HAND_ON);
    return idempotency.once(
        new Key(actor, key, "tasks.hand_on", id, to.orElse(null), until, note),
        Answer.known(id),
        () -> {
          if (to.isEmpty()
              || !allowed.kind().allows(to.get())
              || !scope.reaches(actor, allowed.kind().doneWith(), to.get().unit())) {
            return Outcome.refused("to", "tasks.refused.to");
          }
          LocalDate day = today.date();
          LocalDate due = task.row().dueOn();
          if (until.isBefore(day) || until.isAfter(due) && !due.isBefore(day)) {
            return Outcome.refused("until", "tasks.refused.until", due);
          }
          TasksSql.Current now = locked.getFirst();
          if (now.status() != TaskStatus.OPEN) {
            return Outcome.refused("", "tasks.refused.moved_on");
          }
          if (now.owner().equals(to.get())) {
            return Outcome.refused("to", "tasks.refused.to_same");
          }
          steps.hand(List.of(id), to.get(), day, until, "handed_on", note);
          wrote(actor, Step.HAND_ON, task, note);
          return Outcome.done(id);
        });
  }

  private static void require(Allowed allowed, TaskView task, Step step) {
    if (!mayEver(allowed, task, step)) {
      throw new NotFound("task " + task.row().id());
    }
  }

  private void wrote(Actor actor, Step step, TaskView task, @Nullable String reason) {
    auditLog.record(
        actor,
        "tasks." + step.code(),
        "tasks:" + task.row().id(),
        task.row().unit(),
        reason == null || reason.isEmpty() ? null : reason,
        Map.of("title", task.row().title()));
  }
}
