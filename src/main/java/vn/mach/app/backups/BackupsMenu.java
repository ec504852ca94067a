package vn.mach.app.backups;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.web.Menu;

@Component
class BackupsMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    return Backups.mayUse(actor)
        ? List.of(new Entry("backups.menu", "/backups", "database-export"))
        : List.of();
  }
}
