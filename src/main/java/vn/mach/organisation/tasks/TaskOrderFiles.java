package vn.mach.organisation.tasks;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.files.FileOwner;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

/**
 * What comes with work that was given by hand, once for all who are asked: attached by who may give
 * work from the unit that gave it; seen by them and by who sees one of its tasks.
 */
@Component
class TaskOrderFiles implements FileOwner {

  static final String MODULE = "task_orders";

  private final TaskSubjectsSql subjects;
  private final TaskListSql lists;
  private final TaskKindsSql kinds;
  private final AccessScope scope;

  TaskOrderFiles(
      TaskSubjectsSql subjects, TaskListSql lists, TaskKindsSql kinds, AccessScope scope) {
    this.subjects = subjects;
    this.lists = lists;
    this.kinds = kinds;
    this.scope = scope;
  }

  @Override
  public String module() {
    return MODULE;
  }

  @Override
  public boolean maySee(Actor actor, long subject) {
    UnitId giver = unit(subject);
    if (giver == null) {
      return false;
    }
    Right right = kinds.find(TaskOrder.KIND).orElseThrow().seenWith();
    return scope.reaches(actor, Right.ISSUE, giver)
        || subjects.owes(subject, lists.owing(actor))
        || actor.hasSomewhere(right) && subjects.sees(subject, scope.parameters(actor, right));
  }

  @Override
  public boolean mayChange(Actor actor, long subject) {
    UnitId giver = unit(subject);
    return giver != null && scope.reaches(actor, Right.ISSUE, giver);
  }

  @Override
  public String path(long subject) {
    return "/tasks/subjects/" + subject;
  }

  @Override
  public @Nullable UnitId unit(long subject) {
    return subjects.giver(subject).orElse(null);
  }
}
