package vn.mach.evidence.rollups;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.audit.AccountNames;
import vn.mach.base.jobs.Job;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.evidence.figures.Definitions;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The pages of the consistency check of the rollups. */
@Controller
class ConsistencyCheckPages {

  static final int SHOWN = 200;

  private final ConsistencyCheck consistencyCheck;
  private final ConsistencyCheckSql sql;
  private final Jobs jobs;
  private final Definitions definitions;
  private final TargetRollupsSql totals;
  private final Units units;
  private final AccountNames names;

  ConsistencyCheckPages(
      ConsistencyCheck consistencyCheck,
      ConsistencyCheckSql sql,
      Jobs jobs,
      Definitions definitions,
      TargetRollupsSql totals,
      Units units,
      AccountNames names) {
    this.consistencyCheck = consistencyCheck;
    this.sql = sql;
    this.jobs = jobs;
    this.definitions = definitions;
    this.totals = totals;
    this.units = units;
    this.names = names;
  }

  /**
   * @param unit names the unit whose subtree is compared; empty: everything
   */
  record SubtreeForm(@Nullable String unit) {}

  @GetMapping("/rollups")
  String totals(Actor actor, Model model) {
    require(actor);
    return show(Form.of(new SubtreeForm("")), model);
  }

  @PostMapping("/rollups/check")
  String check(
      Actor actor, @RequestParam String key, @ModelAttribute SubtreeForm typed, Model model) {
    require(actor);
    String code = Text.line(typed.unit());
    FormParser reading = new FormParser();
    UnitId under =
        reading.optionalFound(
            "unit",
            code,
            units.meant(actor, Right.SEE, code).map(NamedUnit::id),
            "rollups.refused.totals_unit",
            FormParser.quoted(code));
    return answered(
        reading.then(() -> consistencyCheck.ask(actor, key, ConsistencyCheck.What.CHECK, under)),
        typed,
        model);
  }

  @PostMapping("/rollups/mend")
  String mend(Actor actor, @RequestParam String key, Model model) {
    require(actor);
    return answered(
        consistencyCheck.ask(actor, key, ConsistencyCheck.What.MEND, null),
        new SubtreeForm(""),
        model);
  }

  private String answered(Outcome<Long> outcome, SubtreeForm typed, Model model) {
    return Answers.of(
        outcome,
        done -> Answers.to("/rollups"),
        refusals -> show(Form.refused(typed, refusals), model));
  }

  private String show(Form<SubtreeForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("last", sql.last().orElse(null));
    model.addAttribute("faults", sql.faults(SHOWN));
    model.addAttribute("dayFaults", sql.dayFaults(SHOWN));
    model.addAttribute("waiting", totals.waiting(10_000));
    Job job = jobs.about(ConsistencyCheck.ABOUT).orElse(null);
    model.addAttribute("job", job);
    model.addAttribute("asker", job == null ? "" : names.of(job.login()));
    return "evidence/rollups/consistency_check";
  }

  private void require(Actor actor) {
    if (!definitions.mayDefine(actor)) {
      throw new NotFound("totals");
    }
  }
}
