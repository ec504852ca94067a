package vn.mach.branch.inspections;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.units.AccessScope;

/** Drawing at random who is visited, and a draw that was made. */
@Controller
class DrawPages {

  private static final int LONGEST_SEED = 100;

  private final InspectionDraws draws;
  private final InspectionsSql sql;
  private final PlansSql plans;
  private final AccessScope scope;
  private final NamedAccess named;

  DrawPages(
      InspectionDraws draws,
      InspectionsSql sql,
      PlansSql plans,
      AccessScope scope,
      NamedAccess named) {
    this.draws = draws;
    this.sql = sql;
    this.plans = plans;
    this.scope = scope;
    this.named = named;
  }

  record DrawForm(@Nullable String seed, @Nullable String wanted) {}

  @GetMapping("/inspections/lines/{id:\\d+}/draw")
  String blank(Actor actor, @PathVariable long id, Model model) {
    PlansSql.Row line = line(actor, id);
    return form(line, Form.of(new DrawForm("", Integer.toString(line.members()))), model);
  }

  @PostMapping("/inspections/lines/{id:\\d+}/draw")
  String draw(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") DrawForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    PlansSql.Row line = line(actor, id);
    FormParser reading = FormParser.about(Text.line(shown), () -> draws.seen(id));
    String seed = reading.optional("seed", typed.seed(), LONGEST_SEED);
    Field<Long> wanted =
        reading.found(
            "wanted",
            FormParser.whole(typed.wanted()),
            "inspections.refused.number",
            Text.line(typed.wanted()));
    return Answers.of(
        reading.then(
            () -> draws.draw(actor, key, id, seed, Math.clamp(wanted.get(), 0, 1_000_000))),
        draw -> Answers.to("/inspections/draws/" + draw, "inspections.drawn"),
        refusals -> form(line, Form.refused(typed, refusals), model));
  }

  @GetMapping("/inspections/draws/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    InspectionDraws.Drawn drawn =
        draws.find(actor, id).orElseThrow(() -> new NotFound("draw " + id));
    named.look(actor, InspectionFile.ofDraw(id));
    model.addAttribute("drawn", drawn);
    model.addAttribute("standing", named.standing(actor, InspectionFile.ofDraw(id)));
    model.addAttribute("files", sql.ofDraw(named.parameters(actor), id));
    return "branch/inspections/drawn";
  }

  private String form(PlansSql.Row line, Form<DrawForm> form, Model model) {
    model.addAttribute("line", line);
    model.addAttribute("form", form.about(draws.seen(line.id())));
    return "branch/inspections/draw";
  }

  private PlansSql.Row line(Actor actor, long id) {
    return plans
        .line(scope.parameters(actor, Right.KEEP_PEOPLE), id)
        .filter(it -> it.droppedReason() == null)
        .orElseThrow(() -> new NotFound("line " + id));
  }
}
