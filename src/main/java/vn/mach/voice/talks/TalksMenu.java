package vn.mach.voice.talks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;
import vn.mach.evidence.activities.RecordedElsewhere;

/** Talks for members and for whoever plans them; conferences for everybody who sees a unit. */
@Component
class TalksMenu implements Menu, RecordedElsewhere {

  @Override
  public List<Entry> entries(Actor actor) {
    List<Entry> entries = new ArrayList<>();
    if (actor.person() != null || actor.hasSomewhere(Right.KEEP_PEOPLE)) {
      entries.add(new Entry("talks.menu", "/talks", "message"));
    }
    entries.add(new Entry("talks.menu.dialogues", "/talks/dialogues", "users-group"));
    return entries;
  }

  @Override
  public Map<String, String> pages(Actor actor) {
    return actor.person() != null || actor.hasSomewhere(Right.KEEP_PEOPLE)
        ? Map.of("two_person_talk", "/talks")
        : Map.of();
  }
}
