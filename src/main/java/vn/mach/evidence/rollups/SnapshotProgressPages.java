package vn.mach.evidence.rollups;

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
import vn.mach.evidence.figures.CountProgress;
import vn.mach.evidence.figures.HierarchyMode;
import vn.mach.evidence.figures.PastDayWaits;
import vn.mach.organisation.units.Units;

/** The progress of a requested past day: polled by the page shown instead of the scoreboard. */
@Controller
class SnapshotProgressPages {

  private final PastDayWaits waits;
  private final Units units;
  private final Today today;

  SnapshotProgressPages(PastDayWaits waits, Units units, Today today) {
    this.waits = waits;
    this.units = units;
    this.today = today;
  }

  /**
   * @param target the code of the one target that is wanted; empty: the scoreboard
   */
  @GetMapping("/rollups/units/{id}/counting")
  String counting(
      Actor actor,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String target,
      HttpServletResponse response,
      Model model) {
    UnitId unit = units.require(actor, Right.SEE, new UnitId(id)).id();
    LocalDate day = FormParser.day(on).orElse(today.date());
    Optional<CountProgress> progress =
        target.isEmpty()
            ? waits.forBoard(actor, unit, day, HierarchyMode.AT_EVENT_DATE)
            : waits
                .forTarget(actor, target, unit, day, HierarchyMode.AT_EVENT_DATE)
                .or(() -> waits.forCourse(actor, target, unit, day, HierarchyMode.AT_EVENT_DATE));
    if (progress.isEmpty()) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("unit", unit);
    model.addAttribute("day", day);
    model.addAttribute("target", target);
    model.addAttribute("progress", progress.orElse(null));
    return "evidence/figures/count_progress_part";
  }
}
