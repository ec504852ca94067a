package vn.mach.evidence.rehearsal;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class RehearsalMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.hasSomewhere(Right.ISSUE)
        ? List.of(new Entry("rehearsal.menu", "/rehearsal", "bulb"))
        : List.of();
  }
}
