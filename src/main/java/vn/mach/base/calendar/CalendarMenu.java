package vn.mach.base.calendar;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class CalendarMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry("calendar.menu", "/calendar", "calendar"));
    if (actor.hasEverywhere(Right.ADMINISTER)) {
      entries.add(new Entry("calendar.menu.holidays", "/calendar/holidays", "calendar-event"));
    }
    return entries;
  }
}
