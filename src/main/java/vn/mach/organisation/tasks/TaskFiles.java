package vn.mach.organisation.tasks;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.files.FileOwner;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;

/**
 * What whoever does a task hands in with the answer: seen with the task, attached by who may do it,
 * and taken away again as long as nothing was answered.
 */
@Component
class TaskFiles implements FileOwner {

  static final String MODULE = "tasks";

  private final TaskViewSql views;
  private final TaskAccess access;

  TaskFiles(TaskViewSql views, TaskAccess access) {
    this.views = views;
    this.access = access;
  }

  @Override
  public String module() {
    return MODULE;
  }

  @Override
  public boolean maySee(Actor actor, long subject) {
    return views.find(subject).flatMap(it -> access.find(actor, it)).isPresent();
  }

  @Override
  public boolean mayChange(Actor actor, long subject) {
    Optional<TaskView> task = views.find(subject).filter(TaskFiles::takesMore);
    return task.flatMap(it -> access.find(actor, it)).filter(TaskAccess.Allowed::acts).isPresent();
  }

  /** Work that was given by hand and is not yet accepted; what a module asks for has its own. */
  private static boolean takesMore(TaskView task) {
    TaskStatus status = task.row().status();
    return task.giver() != null && (status == TaskStatus.OPEN || status == TaskStatus.ANSWERED);
  }

  @Override
  public boolean letsGo(long subject) {
    return views.find(subject).filter(it -> it.row().status() == TaskStatus.OPEN).isPresent();
  }

  @Override
  public String path(long subject) {
    return "/tasks/" + subject;
  }

  @Override
  public @Nullable UnitId unit(long subject) {
    return views.find(subject).map(it -> it.row().unit()).orElse(null);
  }
}
