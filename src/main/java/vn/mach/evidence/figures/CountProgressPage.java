package vn.mach.evidence.figures;

import java.time.LocalDate;
import org.springframework.ui.Model;
import vn.mach.base.kernel.UnitId;

/** The page shown while a past day is counted. */
public final class CountProgressPage {

  private CountProgressPage() {}

  /**
   * Returns the name of the template.
   *
   * @param target the code of the one target that is wanted; empty: the scoreboard
   */
  public static String show(
      String title,
      UnitId unit,
      LocalDate day,
      String target,
      CountProgress progress,
      Model model) {
    model.addAttribute("title", title);
    model.addAttribute("unit", unit);
    model.addAttribute("day", day);
    model.addAttribute("target", target);
    model.addAttribute("progress", progress);
    return "evidence/figures/count_progress";
  }
}
