package vn.mach.branch.scores;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;
import vn.mach.evidence.activities.RecordedElsewhere;

@Component
class ScoresMenu implements Menu, RecordedElsewhere {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.person() != null || actor.hasSomewhere(Right.SEE)
        ? List.of(new Entry("scores.menu", "/scores", "clipboard-check"))
        : List.of();
  }

  @Override
  public Map<String, String> pages(Actor actor) {
    return actor.hasSomewhere(Right.RECORD) ? Map.of("meeting_score", "/scores") : Map.of();
  }
}
