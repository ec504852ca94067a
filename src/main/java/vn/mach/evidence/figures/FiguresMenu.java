package vn.mach.evidence.figures;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class FiguresMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.hasSomewhere(Right.SEE)
        ? List.of(new Entry("figures.menu", "/figures/targets", "target", "/figures"))
        : List.of();
  }
}
