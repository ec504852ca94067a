package vn.mach.reports;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Right;
import vn.mach.kernel.Viewer;
import vn.mach.web.Menu;

@Component
class ReportsMenu implements Menu {

  @Override
  public List<Entry> entries(Viewer viewer) {
    List<Entry> entries = new ArrayList<>();
    if (viewer.hasSomewhere(Right.SEE)) {
      entries.add(new Entry(550, "reports.menu", "/reports", "report"));
    }
    if (viewer.hasEverywhere(Right.SET_TARGETS)) {
      entries.add(new Entry(930, "reports.menu.templates", "/reports/templates", "clipboard-text"));
    }
    return entries;
  }
}
