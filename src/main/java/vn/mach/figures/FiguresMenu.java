package vn.mach.figures;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Right;
import vn.mach.kernel.Viewer;
import vn.mach.web.Menu;

@Component
class FiguresMenu implements Menu {

  @Override
  public List<Entry> entries(Viewer viewer) {
    return viewer.hasSomewhere(Right.SEE)
        ? List.of(new Entry(500, "figures.menu", "/figures/targets", "target"))
        : List.of();
  }
}
