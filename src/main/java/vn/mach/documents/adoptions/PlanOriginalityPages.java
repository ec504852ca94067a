package vn.mach.documents.adoptions;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/** A plan beside the earlier papers in which passages of it stand. */
@Controller
class PlanOriginalityPages {

  private final Plans plans;
  private final PlanOriginality originality;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  PlanOriginalityPages(
      Plans plans, PlanOriginality originality, Units units, AccessScope scope, Today today) {
    this.plans = plans;
    this.originality = originality;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /** As typed. */
  record ReplyForm(@Nullable String text) {}

  /** The page; the plan's own page shows its summary. */
  @GetMapping("/adoptions/plans/{id:\\d+}/originality")
  String show(Actor actor, @PathVariable long id, Model model) {
    return page(actor, id, Form.of(new ReplyForm("")), model);
  }

  private String page(Actor actor, long id, Form<ReplyForm> form, Model model) {
    Plan plan = plans.find(id);
    scope.require(actor, Right.SEE_DRAFTS, plan.unit());
    units.showPath(actor, plan.unit(), today.date());
    model.addAttribute("plan", plan);
    model.addAttribute("unit", units.named(plan.unit(), today.date()).orElseThrow());
    model.addAttribute("found", originality.check(actor, plan));
    model.addAttribute("replies", originality.replies(plan));
    model.addAttribute("mayReply", scope.reaches(actor, Right.RECORD, plan.unit()));
    model.addAttribute("form", form);
    return "documents/adoptions/originality";
  }

  @PostMapping("/adoptions/plans/{id:\\d+}/originality")
  String reply(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") ReplyForm typed,
      @RequestParam String key,
      Model model) {
    return Answers.of(
        originality.reply(actor, key, id, Text.lines(typed.text())),
        done -> Answers.to("/adoptions/plans/" + id + "/originality", "adoptions.said.replied"),
        refusals -> page(actor, id, Form.refused(typed, refusals), model));
  }
}
