package vn.mach.voice.care;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;
import vn.mach.evidence.activities.RecordedElsewhere;

@Component
class CareMenu implements Menu, RecordedElsewhere {

  @Override
  public List<Entry> entries(Actor actor) {
    List<Entry> entries = new ArrayList<>();
    if (actor.hasSomewhere(Right.KEEP_PEOPLE)) {
      entries.add(new Entry("care.menu", "/care", "heart"));
    }
    if (actor.person() != null) {
      entries.add(new Entry("care.menu.mine", "/care/mine", "heart"));
    }
    if (actor.hasSomewhere(Right.SEE)) {
      entries.add(new Entry("care.menu.published", "/care/published", "heart"));
    }
    if (actor.hasEverywhere(Right.ADMINISTER)) {
      entries.add(new Entry("care.menu.kinds", "/care/kinds", "heart"));
    }
    return entries;
  }

  @Override
  public Map<String, String> pages(Actor actor) {
    return actor.hasSomewhere(Right.KEEP_PEOPLE) ? Map.of("care", "/care/new") : Map.of();
  }
}
