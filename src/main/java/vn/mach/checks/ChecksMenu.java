package vn.mach.checks;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Right;
import vn.mach.kernel.Viewer;
import vn.mach.web.Menu;

@Component
class ChecksMenu implements Menu {

  @Override
  public List<Entry> entries(Viewer viewer) {
    return viewer.hasSomewhere(Right.SEE) ? List.of(new Entry(560, "checks.menu", "/checks", "report-search")) : List.of();
  }
}
