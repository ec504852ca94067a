package vn.mach.organisation.people;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class PeopleMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    List<Entry> entries = new ArrayList<>();
    if (actor.hasSomewhere(Right.SEE_PEOPLE)) {
      entries.add(new Entry("people.menu", "/people", "users"));
    }
    if (actor.person() != null) {
      entries.add(new Entry("people.menu.me", "/me", "user"));
    }
    return entries;
  }
}
