package vn.mach.organisation.tasks;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.organisation.units.AccessScope;

/**
 * What an actor may do with a task. Seen by whoever has the kind's right over the owner's unit, and
 * by the person who owes it; done by the owner and by whoever has the kind's other right there;
 * accepted, returned, excused and reopened by whoever issues from the unit that gave it or, where a
 * module did, from above. A task about a file for named eyes is seen by whoever owes it alone.
 */
@Component
class TaskAccess {

  private final AccessScope scope;
  private final TaskListSql lists;
  private final TaskKindsSql kinds;

  TaskAccess(AccessScope scope, TaskListSql lists, TaskKindsSql kinds) {
    this.scope = scope;
    this.lists = lists;
    this.kinds = kinds;
  }

  /**
   * What may be done.
   *
   * @param owes whether it is this actor's own: in person, or by a right given at the owner itself
   * @param acts whether they may do it
   * @param directs whether they may decide about it from above
   */
  record Allowed(TaskKind kind, boolean owes, boolean acts, boolean directs) {}

  /**
   * What the actor may do with a task.
   *
   * @throws NotFound where they may not see it
   */
  Allowed of(Actor actor, TaskView task) {
    return find(actor, task).orElseThrow(() -> new NotFound("task " + task.row().id()));
  }

  /** The same; empty where they may not see it. */
  Optional<Allowed> find(Actor actor, TaskView task) {
    TaskKind kind = kinds.find(task.row().kind()).orElseThrow(() -> new NotFound("task kind"));
    boolean mine = task.row().person() != null && task.row().person().equals(actor.person());
    if (kind.named()) {
      return mine && lists.owes(actor, task.row().id())
          ? Optional.of(new Allowed(kind, true, true, false))
          : Optional.empty();
    }
    Set<Right> rights = scope.rights(actor, task.row().unit());
    boolean directs =
        task.giver() == null
            ? scope.reachesFromAbove(actor, Right.ISSUE, task.row().unit())
            : scope.reaches(actor, Right.ISSUE, task.giver());
    if (!mine && !directs && !rights.contains(kind.seenWith())) {
      return Optional.empty();
    }
    boolean acts = mine || rights.contains(kind.doneWith());
    boolean owes =
        mine
            || task.row().person() == null
                && actor.unitsOf(kind.doneWith()).contains(task.row().unit());
    return Optional.of(new Allowed(kind, owes, acts, directs));
  }
}
