package vn.mach.voice.care;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class CareMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.hasSomewhere(Right.KEEP_PEOPLE)
        ? List.of(new Entry("care.menu", "/care", "heart"))
        : List.of();
  }
}
