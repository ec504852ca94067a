package vn.mach.organisation.tasks;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class TasksMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry("tasks.menu", "/tasks", "checklist"));
    if (actor.hasSomewhere(Right.SEE_DRAFTS)) {
      entries.add(new Entry("tasks.menu.board", "/tasks/board", "clock"));
    }
    if (actor.hasEverywhere(Right.ADMINISTER)) {
      entries.add(new Entry("tasks.menu.kinds", "/tasks/kinds", "adjustments"));
    }
    return entries;
  }
}
