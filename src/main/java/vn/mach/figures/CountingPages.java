package vn.mach.figures;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Units;
import vn.mach.web.Reading;

/** How far a past day is counted that somebody waits for: asked again and again by the page in the place of the scoreboard. */
@Controller
class CountingPages {

  private final Figures figures;
  private final Units units;
  private final Today today;

  CountingPages(Figures figures, Units units, Today today) {
    this.figures = figures;
    this.units = units;
    this.today = today;
  }

  /** @param target the code of the one target that is wanted; empty: the scoreboard */
  @GetMapping("/figures/units/{id}/counting")
  String counting(
      Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String target,
      HttpServletResponse response, Model model) {
    UnitId unit = units.require(viewer, Right.SEE, new UnitId(id)).id();
    LocalDate day = Reading.day(on).orElse(today.date());
    Optional<PastDays.Progress> progress =
        target.isEmpty()
            ? figures.waitForBoard(viewer, unit, day, vn.mach.figures.Reading.THEN)
            : figures
                .waitForTarget(viewer, target, unit, day, vn.mach.figures.Reading.THEN)
                .or(() -> figures.waitForCourse(viewer, target, unit, day, vn.mach.figures.Reading.THEN));
    if (progress.isEmpty()) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("unit", unit);
    model.addAttribute("day", day);
    model.addAttribute("target", target);
    model.addAttribute("progress", progress.orElse(null));
    return "figures/counting_part";
  }
}
