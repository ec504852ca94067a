package vn.mach.people;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.kernel.Right;
import vn.mach.kernel.Viewer;
import vn.mach.web.Menu;

@Component
class PeopleMenu implements Menu {

  @Override
  public List<Entry> entries(Viewer viewer) {
    List<Entry> entries = new ArrayList<>();
    if (viewer.hasSomewhere(Right.SEE_PEOPLE)) {
      entries.add(new Entry(500, "people.menu", "/people", "users"));
    }
    if (viewer.person() != null) {
      entries.add(new Entry(900, "people.menu.me", "/me", "user"));
    }
    return entries;
  }
}
