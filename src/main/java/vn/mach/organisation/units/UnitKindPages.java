package vn.mach.organisation.units;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;

/** The realm's kinds of unit. */
@Controller
class UnitKindPages {

  private final Units units;
  private final UnitSettings settings;

  UnitKindPages(Units units, UnitSettings settings) {
    this.units = units;
    this.settings = settings;
  }

  record KindForm(String code, String nameVi, String nameEn) {}

  @GetMapping("/units/kinds")
  String list(Actor actor, Model model) {
    require(actor);
    model.addAttribute("kinds", units.kinds());
    model.addAttribute("symbolRequired", settings.symbolRequired());
    model.addAttribute("form", Form.of(new KindForm("", "", "")));
    return "organisation/units/kinds";
  }

  /** Whether a decision about the tree needs its number. */
  @PostMapping("/units/settings")
  String settings(
      Actor actor, @RequestParam(defaultValue = "") String symbol, @RequestParam String key) {
    return Answers.of(
        settings.requireSymbol(actor, key, symbol.equals("required")),
        done -> Answers.to("/units/kinds", "units.said.settings"),
        refusals -> "redirect:/units/kinds");
  }

  @PostMapping("/units/kinds")
  String add(Actor actor, KindForm typed, String key, Model model) {
    return answer(
        new FormParser(),
        typed,
        units.addKind(
            actor, key, Text.line(typed.code), Text.line(typed.nameVi), Text.line(typed.nameEn)),
        model,
        "organisation/units/kinds");
  }

  @GetMapping("/units/kinds/{code}")
  String edit(Actor actor, @PathVariable String code, Model model) {
    require(actor);
    model.addAttribute("form", Form.editing(now(code)));
    return "organisation/units/kind";
  }

  private KindForm now(String code) {
    UnitKind kind =
        units.kinds().stream()
            .filter(it -> it.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new NotFound("kind " + code));
    return new KindForm(code, kind.nameVi(), kind.nameEn());
  }

  @PostMapping("/units/kinds/{code}")
  String rename(
      Actor actor,
      @PathVariable String code,
      KindForm typed,
      String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    KindForm named = new KindForm(code, typed.nameVi, typed.nameEn);
    FormParser reading = FormParser.since(shown, () -> now(code), named);
    return answer(
        reading,
        named,
        reading.then(() ->
            units.renameKind(actor, key, code, Text.line(typed.nameVi), Text.line(typed.nameEn))),
        model,
        "organisation/units/kind");
  }

  private String answer(
      FormParser reading, KindForm typed, Outcome<String> outcome, Model model, String again) {
    return Answers.of(
        outcome,
        done -> Answers.to("/units/kinds"),
        refusals -> {
          model.addAttribute("kinds", units.kinds());
          model.addAttribute("symbolRequired", settings.symbolRequired());
          model.addAttribute("form", reading.refused(typed, refusals));
          return again;
        });
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("kinds");
    }
  }
}
