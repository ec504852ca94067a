package vn.mach.branch.fees;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class FeesMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.person() != null || actor.hasSomewhere(Right.SEE)
        ? List.of(new Entry("fees.menu", "/fees", "cash"))
        : List.of();
  }
}
