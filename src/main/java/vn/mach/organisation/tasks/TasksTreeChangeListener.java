package vn.mach.organisation.tasks;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.TreeChange;
import vn.mach.organisation.units.TreeChangeListener;

/** Open tasks of a unit that ends go to its successor, or are cancelled where there is none. */
@Component
class TasksTreeChangeListener implements TreeChangeListener {

  private final TaskFollow follow;

  TasksTreeChangeListener(TaskFollow follow) {
    this.follow = follow;
  }

  @Override
  public int position() {
    return 200;
  }

  @Override
  public String key() {
    return "tasks.followed";
  }

  @Override
  public long follow(Actor actor, TreeChange change) {
    Map<UnitId, UnitId> successors = change.successors();
    return change.ended().stream()
        .mapToLong(it -> follow.unitEnded(it.unit(), successors.get(it.unit()), change.day()))
        .sum();
  }
}
