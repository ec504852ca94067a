package vn.mach.organisation.notices;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class NoticesMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry("notices.menu", "/notices", "bell"));
    if (actor.hasEverywhere(Right.ADMINISTER)) {
      entries.add(new Entry("notices.menu.mail", "/notices/mail", "mail"));
    }
    return entries;
  }
}
