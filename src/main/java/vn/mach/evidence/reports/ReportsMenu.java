package vn.mach.evidence.reports;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class ReportsMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    List<Entry> entries = new ArrayList<>();
    if (actor.hasSomewhere(Right.SEE)) {
      entries.add(new Entry("reports.menu", "/reports", "report"));
    }
    if (actor.hasEverywhere(Right.SET_TARGETS)) {
      entries.add(new Entry("reports.menu.templates", "/reports/templates", "clipboard-text"));
    }
    return entries;
  }
}
