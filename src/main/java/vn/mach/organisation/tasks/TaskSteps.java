package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries steps out on locked tasks: the version before is kept, the counts follow, and the change
 * feed tells it. The one place where tasks change.
 */
@Component
class TaskSteps {

  private final TasksSql sql;

  TaskSteps(TasksSql sql) {
    this.sql = sql;
  }

  /** New tasks count and are told of. */
  void made(Collection<Long> ids, LocalDate day) {
    if (!ids.isEmpty()) {
      sql.count(ids, 1);
      sql.announce(ids, TaskChange.ASSIGNED, day);
    }
  }

  /**
   * Takes the step where the table allows it.
   *
   * @return how many tasks it was taken for
   */
  int step(
      Collection<TasksSql.Current> locked,
      TaskStatus.Step step,
      LocalDate day,
      @Nullable String reason) {
    int taken = 0;
    for (TaskStatus from : TaskStatus.values()) {
      Optional<TaskStatus> to = TaskStatus.TRANSITIONS.after(from, step);
      List<Long> ids =
          locked.stream().filter(it -> it.status() == from).map(TasksSql.Current::id).toList();
      if (to.isPresent() && !ids.isEmpty()) {
        // accepted: it was done on the day on which it was answered
        boolean same = from == TaskStatus.ANSWERED && to.get() == TaskStatus.SETTLED;
        LocalDate since = same ? LocalDate.EPOCH : day;
        changed(
            ids,
            since,
            () -> sql.setStatus(ids, to.get(), since, reason),
            TaskChange.of(step),
            day);
        taken += ids.size();
      }
    }
    return taken;
  }

  /** Gives tasks to another owner; their due day stays. */
  void hand(
      List<Long> ids,
      TaskOwner to,
      LocalDate day,
      @Nullable LocalDate until,
      String why,
      String note) {
    if (!ids.isEmpty()) {
      changed(ids, day, () -> sql.setOwner(ids, to, day), TaskChange.HANDED_ON, day);
      sql.station(ids, day, until, why, note);
    }
  }

  /** Gives a task another last day. */
  void move(long id, LocalDate dueOn, LocalDate day) {
    changed(List.of(id), day, () -> sql.setDue(id, dueOn, day), TaskChange.MOVED, day);
  }

  private void changed(
      List<Long> ids, LocalDate since, Runnable write, TaskChange change, LocalDate day) {
    sql.count(ids, -1);
    sql.keepVersions(ids, since);
    write.run();
    sql.count(ids, 1);
    sql.announce(ids, change, day);
  }
}
