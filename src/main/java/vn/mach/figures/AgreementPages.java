package vn.mach.figures;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.jobs.Jobs;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.units.Reach;
import vn.mach.units.Units;
import vn.mach.web.Form;

/** Whether the live totals agree with the evidence. */
@Controller
class AgreementPages {

  static final int SHOWN = 200;

  private final Agreement agreement;
  private final AgreementSql sql;
  private final Jobs jobs;
  private final Definitions definitions;
  private final TotalsSql totals;
  private final Units units;
  private final Reach reach;

  AgreementPages(Agreement agreement, AgreementSql sql, Jobs jobs, Definitions definitions, TotalsSql totals, Units units, Reach reach) {
    this.agreement = agreement;
    this.sql = sql;
    this.jobs = jobs;
    this.definitions = definitions;
    this.totals = totals;
    this.units = units;
    this.reach = reach;
  }

  /** @param unit the code of the unit whose subtree is compared; empty: everything */
  record Typed(@Nullable String unit) {}

  @GetMapping("/figures/totals")
  String totals(Viewer viewer, Model model) {
    require(viewer);
    return show(Form.of(new Typed("")), model);
  }

  @PostMapping("/figures/totals/check")
  String check(Viewer viewer, @RequestParam String key, @ModelAttribute Typed typed, HttpServletResponse response, Model model) {
    require(viewer);
    String code = Text.line(typed.unit());
    Optional<UnitId> under = units.find(code).filter(unit -> reach.reaches(viewer, Right.SEE, unit));
    if (!code.isEmpty() && under.isEmpty()) {
      return refused(typed, List.of(new Refusal("unit", "figures.refused.totals_unit", List.of())), response, model);
    }
    return answered(agreement.ask(viewer, key, Agreement.What.CHECK, under.orElse(null)), typed, response, model);
  }

  @PostMapping("/figures/totals/mend")
  String mend(Viewer viewer, @RequestParam String key, HttpServletResponse response, Model model) {
    require(viewer);
    return answered(agreement.ask(viewer, key, Agreement.What.MEND, null), new Typed(""), response, model);
  }

  private String answered(Outcome<Long> outcome, Typed typed, HttpServletResponse response, Model model) {
    return switch (outcome) {
      case Outcome.Done<Long> done -> "redirect:/figures/totals";
      case Outcome.Refused<Long>(List<Refusal> refusals) -> refused(typed, refusals, response, model);
    };
  }

  private String refused(Typed typed, List<Refusal> refusals, HttpServletResponse response, Model model) {
    response.setStatus(422);
    return show(Form.refused(typed, refusals), model);
  }

  private String show(Form<Typed> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("last", sql.last().orElse(null));
    model.addAttribute("faults", sql.faults(SHOWN));
    model.addAttribute("dayFaults", sql.dayFaults(SHOWN));
    model.addAttribute("waiting", totals.waiting(10_000));
    model.addAttribute("job", jobs.about(Agreement.ABOUT).orElse(null));
    return "figures/totals";
  }

  private void require(Viewer viewer) {
    if (!definitions.mayDefine(viewer)) {
      throw new NotFound("totals");
    }
  }
}
