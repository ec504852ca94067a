package vn.mach.voice.findings;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;
import vn.mach.evidence.activities.RecordedElsewhere;

@Component
class FindingsMenu implements Menu, RecordedElsewhere {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.hasSomewhere(Right.SEE)
        ? List.of(new Entry("findings.menu", "/findings", "map-pin"))
        : List.of();
  }

  @Override
  public Map<String, String> pages(Actor actor) {
    return actor.hasSomewhere(Right.RECORD)
        ? Map.of(
            "finding", "/findings/new",
            "finding_answer", "/findings",
            "field_visit", "/findings/assignments")
        : Map.of();
  }
}
