package vn.mach.papers;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Right;
import vn.mach.kernel.Viewer;
import vn.mach.web.Menu;

@Component
class PapersMenu implements Menu {

  @Override
  public List<Entry> entries(Viewer viewer) {
    return viewer.hasEverywhere(Right.ADMINISTER) ? List.of(new Entry(920, "papers.menu", "/papers/settings", "ruler")) : List.of();
  }
}
