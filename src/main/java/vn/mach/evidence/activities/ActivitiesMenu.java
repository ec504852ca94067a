package vn.mach.evidence.activities;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class ActivitiesMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    List<Entry> entries = new ArrayList<>();
    if (actor.hasSomewhere(Right.RECORD)) {
      entries.add(new Entry("activities.menu.new", "/activities/new", "plus"));
    }
    if (actor.hasSomewhere(Right.SEE)) {
      entries.add(new Entry("activities.menu", "/activities", "list-check"));
    }
    if (actor.hasEverywhere(Right.ADMINISTER)) {
      entries.add(new Entry("activities.menu.kinds", "/activities/kinds", "category"));
    }
    return entries;
  }
}
