package vn.mach.voice.concerns;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;

@Component
class ConcernsMenu implements Menu {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.hasSomewhere(Right.SEE)
        ? List.of(
            new Entry("concerns.menu", "/concerns", "message-circle"),
            new Entry("concerns.menu.said", "/concerns/said", "speakerphone"))
        : List.of();
  }
}
