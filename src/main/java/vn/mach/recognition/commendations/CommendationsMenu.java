package vn.mach.recognition.commendations;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;
import vn.mach.evidence.activities.RecordedElsewhere;

@Component
class CommendationsMenu implements Menu, RecordedElsewhere {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.hasSomewhere(Right.SEE)
        ? List.of(new Entry("commendations.menu", "/commendations", "award"))
        : List.of();
  }

  @Override
  public Map<String, String> pages(Actor actor) {
    return actor.hasSomewhere(Right.RECORD)
        ? Map.of(CommendationEvidence.KIND, "/commendations/new?paper=yes")
        : Map.of();
  }
}
