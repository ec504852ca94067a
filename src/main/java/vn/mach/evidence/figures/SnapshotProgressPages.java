package vn.mach.evidence.figures;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Optional;
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
import vn.mach.organisation.units.Units;

/** The progress of a requested past day: polled by the page shown instead of the scoreboard. */
@Controller
class SnapshotProgressPages {

  private final Figures figures;
  private final Units units;
  private final Today today;

  SnapshotProgressPages(Figures figures, Units units, Today today) {
    this.figures = figures;
    this.units = units;
    this.today = today;
  }

  /**
   * @param target the code of the one target that is wanted; empty: the scoreboard
   */
  @GetMapping("/figures/units/{id}/counting")
  String counting(
      Actor actor,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String target,
      HttpServletResponse response,
      Model model) {
    UnitId unit = units.require(actor, Right.SEE, new UnitId(id)).id();
    LocalDate day = FormParser.day(on).orElse(today.date());
    Optional<BoardSnapshots.Progress> progress =
        target.isEmpty()
            ? figures.waitForBoard(
                actor, unit, day, vn.mach.evidence.figures.HierarchyMode.AT_EVENT_DATE)
            : figures
                .waitForTarget(
                    actor, target, unit, day, vn.mach.evidence.figures.HierarchyMode.AT_EVENT_DATE)
                .or(() ->
                    figures.waitForCourse(
                        actor,
                        target,
                        unit,
                        day,
                        vn.mach.evidence.figures.HierarchyMode.AT_EVENT_DATE));
    if (progress.isEmpty()) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("unit", unit);
    model.addAttribute("day", day);
    model.addAttribute("target", target);
    model.addAttribute("progress", progress.orElse(null));
    return "evidence/figures/snapshot_progress_part";
  }
}
