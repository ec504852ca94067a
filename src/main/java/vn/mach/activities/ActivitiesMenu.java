package vn.mach.activities;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Right;
import vn.mach.kernel.Viewer;
import vn.mach.web.Menu;

@Component
class ActivitiesMenu implements Menu {

  @Override
  public List<Entry> entries(Viewer viewer) {
    List<Entry> entries = new ArrayList<>();
    if (viewer.hasSomewhere(Right.RECORD)) {
      entries.add(new Entry(110, "activities.menu.new", "/activities/new", "plus"));
    }
    if (viewer.hasSomewhere(Right.SEE)) {
      entries.add(new Entry(120, "activities.menu", "/activities", "list-check"));
    }
    if (viewer.hasEverywhere(Right.ADMINISTER)) {
      entries.add(new Entry(940, "activities.menu.kinds", "/activities/kinds", "category"));
    }
    return entries;
  }
}
