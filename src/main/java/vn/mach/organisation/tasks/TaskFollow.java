package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.people.PersonMoved;

/**
 * Tasks follow those who owe them (ADR 29). The successor of a unit owes what the unit owed; what a
 * unit without a successor owed is cancelled. Somebody who leaves a unit takes along the tasks of
 * kinds that follow the person; the others stay with the unit.
 */
@Component
class TaskFollow {

  private final TaskFollowSql sql;
  private final TasksSql tasks;
  private final TaskSteps steps;
  private final Today today;

  TaskFollow(TaskFollowSql sql, TasksSql tasks, TaskSteps steps, Today today) {
    this.sql = sql;
    this.tasks = tasks;
    this.steps = steps;
    this.today = today;
  }

  /**
   * A unit ended.
   *
   * @param day the first without it
   * @return how many tasks went to the successor or were cancelled
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long unitEnded(UnitId unit, @Nullable UnitId successor, LocalDate day) {
    List<TasksSql.Current> locked = tasks.lock(sql.ofUnit(unit, day));
    if (locked.isEmpty()) {
      return 0;
    }
    if (successor == null) {
      List<TasksSql.Current> owed =
          locked.stream().filter(it -> it.owner().unit().equals(unit)).toList();
      return steps.step(owed, TaskStatus.Step.CANCEL, day, "tasks.reason.unit_ended");
    }
    List<Long> ids = locked.stream().map(TasksSql.Current::id).toList();
    tasks.count(ids, -1);
    List<Long> moved = sql.toSuccessor(ids, unit, successor, day);
    tasks.count(ids, 1);
    tasks.station(moved, day, null, "unit_ended", "");
    tasks.announce(moved, TaskChange.HANDED_ON, day);
    List<Long> twice = sql.twice(moved);
    steps.step(tasks.lock(twice), TaskStatus.Step.CANCEL, day, "tasks.reason.twice");
    return moved.size();
  }

  /** What units owe that ended without a decision, as by an import. */
  @Transactional
  public void unitsGone(LocalDate day) {
    sql.gone(day).forEach(it -> unitEnded(it.unit(), it.successor(), it.from()));
  }

  @EventListener
  void moved(PersonMoved moved) {
    peopleLeft(today.date(), moved.person());
  }

  /**
   * People went elsewhere.
   *
   * @param person none: whoever did
   */
  @Transactional
  public void peopleLeft(LocalDate day, @Nullable PersonId person) {
    for (TaskFollowSql.Left it : sql.left(day, person)) {
      UnitId along = it.followsPerson() ? it.now() : null;
      TaskOwner to =
          along == null ? TaskOwner.unit(it.unit()) : TaskOwner.person(it.person(), along);
      String why = along == null ? "person_left" : "person_moved";
      steps.hand(List.of(it.id()), to, day, null, why, "");
    }
  }
}
