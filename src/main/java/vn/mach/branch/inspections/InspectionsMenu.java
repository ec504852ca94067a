package vn.mach.branch.inspections;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Menu;
import vn.mach.evidence.activities.RecordedElsewhere;

/**
 * For whoever sees plans of inspections, and for members: any of them may be named in a file. Steps
 * of files are recorded when they are taken, and typed nowhere else.
 */
@Component
class InspectionsMenu implements Menu, RecordedElsewhere {

  @Override
  public List<Entry> entries(Actor actor) {
    return actor.person() != null || actor.hasSomewhere(Right.SEE_NAMED)
        ? List.of(new Entry("inspections.menu", "/inspections", "lock"))
        : List.of();
  }

  @Override
  public Map<String, String> pages(Actor actor) {
    return Stream.of("inspection", "supervision")
        .flatMap(kind -> RulePages.STEPS.stream().map(step -> kind + "_" + step))
        .collect(Collectors.toMap(Function.identity(), kind -> BY_ITSELF));
  }
}
