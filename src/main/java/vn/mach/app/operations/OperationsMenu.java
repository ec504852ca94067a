package vn.mach.app.operations;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class OperationsMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.hasEverywhere(Right.ADMINISTER)
        ? List.of(new Entry("operations.menu", "/operations", "activity"))
        : List.of();
  }
}
