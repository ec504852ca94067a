package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.FormParser;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** How many files there were in a finished year, as far as that points to nobody. */
@Controller
class CountPages {

  private final InspectionCounts counts;
  private final InspectionRules rules;
  private final Units units;
  private final Today today;

  CountPages(InspectionCounts counts, InspectionRules rules, Units units, Today today) {
    this.counts = counts;
    this.rules = rules;
    this.units = units;
    this.today = today;
  }

  /** A unit with its counts. */
  public record Row(NamedUnit unit, InspectionCounts.Cell cell) {}

  @GetMapping("/inspections/units/{unit:\\d+}/counts")
  String show(
      Actor actor,
      @PathVariable long unit,
      @RequestParam(required = false) @Nullable String year,
      Model model) {
    NamedUnit named = units.require(actor, Right.SEE_NAMED, new UnitId(unit));
    units.showPath(actor, named.id(), today.date());
    int asked =
        FormParser.whole(year)
            .filter(it -> it >= PlanLine.FIRST_YEAR && it <= counts.lastYear())
            .map(Long::intValue)
            .orElse(counts.lastYear());
    LocalDate day = LocalDate.of(asked, 12, 31);
    List<NamedUnit> children = units.children(named.id(), day);
    List<UnitId> all = new ArrayList<>(children.stream().map(NamedUnit::id).toList());
    all.add(named.id());
    Map<UnitId, InspectionCounts.Cell> cells = counts.read(all, asked);
    model.addAttribute("unit", named);
    model.addAttribute("year", asked);
    model.addAttribute("last", counts.lastYear());
    model.addAttribute("kinds", rules.kinds(day));
    model.addAttribute("whole", cells.getOrDefault(named.id(), InspectionCounts.Cell.NOTHING));
    model.addAttribute(
        "rows",
        children.stream()
            .map(it -> new Row(it, cells.getOrDefault(it.id(), InspectionCounts.Cell.NOTHING)))
            .toList());
    return "branch/inspections/counts";
  }
}
