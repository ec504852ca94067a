package vn.mach.evidence.figures;

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
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Form;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/** Whether the live totals agree with the evidence. */
@Controller
class ConsistencyCheckPages {

  static final int SHOWN = 200;

  private final ConsistencyCheck consistencyCheck;
  private final ConsistencyCheckSql sql;
  private final Jobs jobs;
  private final Definitions definitions;
  private final TargetRollupsSql totals;
  private final Units units;
  private final AccessScope scope;

  ConsistencyCheckPages(
      ConsistencyCheck consistencyCheck,
      ConsistencyCheckSql sql,
      Jobs jobs,
      Definitions definitions,
      TargetRollupsSql totals,
      Units units,
      AccessScope scope) {
    this.consistencyCheck = consistencyCheck;
    this.sql = sql;
    this.jobs = jobs;
    this.definitions = definitions;
    this.totals = totals;
    this.units = units;
    this.scope = scope;
  }

  /**
   * @param unit the code of the unit whose subtree is compared; empty: everything
   */
  record Typed(@Nullable String unit) {}

  @GetMapping("/figures/totals")
  String totals(Actor actor, Model model) {
    require(actor);
    return show(Form.of(new Typed("")), model);
  }

  @PostMapping("/figures/totals/check")
  String check(
      Actor actor,
      @RequestParam String key,
      @ModelAttribute Typed typed,
      HttpServletResponse response,
      Model model) {
    require(actor);
    String code = Text.line(typed.unit());
    Optional<UnitId> under = units.find(code).filter(unit -> scope.reaches(actor, Right.SEE, unit));
    if (!code.isEmpty() && under.isEmpty()) {
      return refused(
          typed,
          List.of(new Refusal("unit", "figures.refused.totals_unit", List.of())),
          response,
          model);
    }
    return answered(
        consistencyCheck.ask(actor, key, ConsistencyCheck.What.CHECK, under.orElse(null)),
        typed,
        response,
        model);
  }

  @PostMapping("/figures/totals/mend")
  String mend(Actor actor, @RequestParam String key, HttpServletResponse response, Model model) {
    require(actor);
    return answered(
        consistencyCheck.ask(actor, key, ConsistencyCheck.What.MEND, null),
        new Typed(""),
        response,
        model);
  }

  private String answered(
      Outcome<Long> outcome, Typed typed, HttpServletResponse response, Model model) {
    return switch (outcome) {
      case Outcome.Done<Long> done -> "redirect:/figures/totals";
      case Outcome.Refused<Long>(List<Refusal> refusals) ->
          refused(typed, refusals, response, model);
    };
  }

  private String refused(
      Typed typed, List<Refusal> refusals, HttpServletResponse response, Model model) {
    response.setStatus(422);
    return show(Form.refused(typed, refusals), model);
  }

  private String show(Form<Typed> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("last", sql.last().orElse(null));
    model.addAttribute("faults", sql.faults(SHOWN));
    model.addAttribute("dayFaults", sql.dayFaults(SHOWN));
    model.addAttribute("waiting", totals.waiting(10_000));
    model.addAttribute("job", jobs.about(ConsistencyCheck.ABOUT).orElse(null));
    return "evidence/figures/consistency_check";
  }

  private void require(Actor actor) {
    if (!definitions.mayDefine(actor)) {
      throw new NotFound("totals");
    }
  }
}
