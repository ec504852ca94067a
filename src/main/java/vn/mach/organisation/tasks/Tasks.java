package vn.mach.organisation.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.calendar.WorkingCalendar;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * Public API of the module, for the modules whose subjects bring tasks: each call is part of the
 * transaction that makes it true. Does not check rights: the module that calls has. Every change is
 * told under the topic {@link TaskChange#TOPIC}.
 */
@Component
public class Tasks {

  private final TasksSql sql;
  private final TaskSteps steps;
  private final TaskKindsSql kinds;
  private final TaskBatches batches;
  private final TaskListSql lists;
  private final WorkingCalendar calendar;
  private final Today today;

  Tasks(
      TasksSql sql,
      TaskSteps steps,
      TaskKindsSql kinds,
      TaskBatches batches,
      TaskListSql lists,
      WorkingCalendar calendar,
      Today today) {
    this.sql = sql;
    this.steps = steps;
    this.kinds = kinds;
    this.batches = batches;
    this.lists = lists;
    this.calendar = calendar;
    this.today = today;
  }

  /**
   * The due day of a kind's own term, from today.
   *
   * @throws IllegalStateException where the kind has none
   */
  public TaskDue due(String kind) {
    TaskKind found = kind(kind);
    if (found.termDays() == null) {
      throw new IllegalStateException(kind + " has no term");
    }
    return due(found.termDays(), found.termWorking());
  }

  /** The due day of a term that begins today. */
  public TaskDue due(int days, boolean working) {
    LocalDate from = today.date();
    LocalDate day = working ? calendar.end(from, days) : from.plusDays(days);
    return new TaskDue(day, days, working);
  }

  /**
   * Asks an owner for something. Asked again, the task is the same one: a cancelled one is open
   * again, and an open one has the new due day.
   *
   * @throws IllegalArgumentException where no such owner may owe this kind
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public TaskId assign(Actor actor, TaskSubject subject, TaskOwner owner, TaskDue due) {
    if (!kind(subject.kind()).allows(owner)) {
      throw new IllegalArgumentException(subject.kind() + " is not asked of " + owner);
    }
    LocalDate day = today.date();
    long row = sql.subject(subject, due, day, actor.account(), today.now(), "");
    List<Long> made = sql.insert(row, List.of(owner), day, due.day(), today.now());
    if (!made.isEmpty()) {
      steps.made(made, day);
      return new TaskId(made.getFirst());
    }
    TasksSql.Current known = sql.lockAssigned(row, owner).orElseThrow();
    if (known.status() == TaskStatus.CANCELLED) {
      steps.step(List.of(known), TaskStatus.Step.REOPEN, day, null);
    }
    if (!known.dueOn().equals(due.day()) && known.status() != TaskStatus.SETTLED) {
      steps.move(known.id(), due.day(), day);
    }
    return new TaskId(known.id());
  }

  /**
   * Asks several owners for the same, those who were not asked yet.
   *
   * @return how many
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int assign(Actor actor, TaskSubject subject, List<TaskOwner> owners, TaskDue due) {
    TaskKind kind = kind(subject.kind());
    if (!owners.stream().allMatch(kind::allows)) {
      throw new IllegalArgumentException(subject.kind() + " is not asked of " + owners);
    }
    LocalDate day = today.date();
    long row = sql.subject(subject, due, day, actor.account(), today.now(), "");
    List<Long> made = sql.insert(row, owners, day, due.day(), today.now());
    steps.made(made, day);
    return made.size();
  }

  /**
   * Asks many units at once, in a job that shows its progress: any number, each once, also where
   * the job begins again. The units are those of today.
   *
   * @return the job's number; empty where nobody is asked
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Long> assignAll(
      Actor actor, TaskSubject subject, TaskRecipients recipients, TaskDue due) {
    if (kind(subject.kind()).owner().equals("person")) {
      throw new IllegalArgumentException(subject.kind() + " is not asked of units");
    }
    long row = sql.subject(subject, due, today.date(), actor.account(), today.now(), "");
    return batches.start(actor, row, batches.units(recipients, today.date()), due.day());
  }

  /**
   * What was asked is done: all tasks about the subject, or those that a unit owes now, each by
   * whoever has it by now.
   *
   * @param owner none: all
   * @return how many were open
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int settle(String kind, String module, long subject, @Nullable UnitId owner) {
    return step(kind, module, subject, owner, TaskStatus.Step.SETTLE, null);
  }

  /**
   * As {@link #settle}, of these people only, each in whatever unit they owe it by now.
   *
   * @param people their numbers
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int settlePeople(String kind, String module, long subject, Collection<Long> people) {
    return steps.step(
        sql.lock(kind, module, subject, people), TaskStatus.Step.SETTLE, today.date(), null);
  }

  /** As {@link #excuse}, of these people only. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int excusePeople(
      String kind, String module, long subject, Collection<Long> people, String reason) {
    return steps.step(
        sql.lock(kind, module, subject, people), TaskStatus.Step.EXCUSE, today.date(), reason);
  }

  /** It is no longer asked. As {@link #settle}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int cancel(
      String kind, String module, long subject, @Nullable UnitId owner, String reason) {
    return step(kind, module, subject, owner, TaskStatus.Step.CANCEL, reason);
  }

  /** It is not asked of this owner, for a reason. As {@link #settle}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int excuse(
      String kind, String module, long subject, @Nullable UnitId owner, String reason) {
    return step(kind, module, subject, owner, TaskStatus.Step.EXCUSE, reason);
  }

  /**
   * Gives whoever still owes it another last day; each is told.
   *
   * @return how many had another day before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int move(String kind, String module, long subject, LocalDate due) {
    List<TasksSql.Current> moved =
        sql.lock(kind, module, subject, (UnitId) null).stream()
            .filter(it -> it.status() == TaskStatus.OPEN && !it.dueOn().equals(due))
            .toList();
    moved.forEach(it -> steps.move(it.id(), due, today.date()));
    return moved.size();
  }

  /**
   * Tells whoever still owes it that what is asked changed, such as the hour of a meeting. Another
   * last day is told by itself.
   *
   * @return how many tasks are still open
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int tellChanged(String kind, String module, long subject) {
    List<Long> open =
        sql.lock(kind, module, subject, (UnitId) null).stream()
            .filter(it -> it.status() == TaskStatus.OPEN)
            .map(TasksSql.Current::id)
            .toList();
    sql.announce(open, TaskChange.CHANGED, today.date());
    return open.size();
  }

  /** What was settled, cancelled or excused is asked again. As {@link #settle}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int reopen(
      String kind, String module, long subject, @Nullable UnitId owner, String reason) {
    return step(kind, module, subject, owner, TaskStatus.Step.REOPEN, reason);
  }

  /** Gives an open task to another owner; its due day stays. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void handOn(TaskId id, TaskOwner to, LocalDate until, String note) {
    List<Long> open =
        sql.lock(List.of(id.value())).stream()
            .filter(it -> it.status() == TaskStatus.OPEN)
            .map(TasksSql.Current::id)
            .toList();
    steps.hand(open, to, today.date(), until, "handed_on", note);
  }

  /** What this actor owes: by a right given at the owner itself, or in person; the earliest due. */
  public List<TaskRow> openOf(Actor actor, int most) {
    return lists.owed(actor, null, null, most);
  }

  /**
   * What a unit itself owes, the earliest due first; does not check rights.
   *
   * @param without codes of kinds that are left out
   */
  public List<TaskRow> openOf(UnitId unit, Collection<String> without, int most) {
    return lists.openOf(unit, without, most);
  }

  /** What a task is about; empty where there is no such task. */
  public Optional<TaskSubject> subject(TaskId id) {
    return sql.subjectOf(id.value());
  }

  /** How much of what this actor owes is open today, and late. */
  public OwedCounts owedCounts(Actor actor) {
    return lists.owedCounts(actor, today.date());
  }

  /** Answers that wait for the units from which this actor gives work; the earliest first. */
  public List<TaskRow> toAccept(Actor actor, int most) {
    return lists.toAccept(actor.unitsOf(Right.ISSUE), most);
  }

  /** Notes that the actor looks at what they owe; when they did so before, on another visit. */
  @Transactional
  public Instant visit(Actor actor) {
    return lists.visit(actor.account(), today.now());
  }

  /** The same with a due day from one day to another, for a calendar. */
  public List<TaskRow> between(Actor actor, LocalDate from, LocalDate to, int most) {
    return lists.owed(actor, from, to, most);
  }

  /** A task as its row in a list; does not check rights. */
  public Optional<TaskRow> row(TaskId id) {
    return lists.row(id.value());
  }

  /** How a kind is asked, reminded of and escalated. */
  public TaskKind kind(String code) {
    return kinds.find(code).orElseThrow(() -> new NotFound("task kind " + code));
  }

  private int step(
      String kind,
      String module,
      long subject,
      @Nullable UnitId owner,
      TaskStatus.Step step,
      @Nullable String reason) {
    return steps.step(sql.lock(kind, module, subject, owner), step, today.date(), reason);
  }
}
