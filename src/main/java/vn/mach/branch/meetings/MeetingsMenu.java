package vn.mach.branch.meetings;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class MeetingsMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.hasSomewhere(Right.SEE) || actor.person() != null
        ? List.of(new Entry("meetings.menu", "/meetings", "calendar-event"))
        : List.of();
  }
}
