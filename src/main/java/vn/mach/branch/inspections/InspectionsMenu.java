package vn.mach.branch.inspections;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

/** For whoever sees plans of inspections, and for members: any of them may be named in a file. */
@Component
class InspectionsMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.person() != null || actor.hasSomewhere(Right.SEE_NAMED)
        ? List.of(new Entry("inspections.menu", "/inspections", "lock"))
        : List.of();
  }
}
