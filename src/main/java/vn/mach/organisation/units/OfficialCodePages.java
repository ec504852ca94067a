package vn.mach.organisation.units;

import java.time.LocalDate;
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
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;

/** The official codes of a unit, and the form that gives it another one from a day on. */
@Controller
class OfficialCodePages {

  private final OfficialCodes codes;
  private final Units units;
  private final Today today;

  OfficialCodePages(OfficialCodes codes, Units units, Today today) {
    this.codes = codes;
    this.units = units;
    this.today = today;
  }

  record OfficialCodeForm(@Nullable String code, @Nullable String from) {}

  @GetMapping("/units/{id:\\d+}/official-code")
  String show(Actor actor, @PathVariable long id, Model model) {
    NamedUnit unit = units.require(actor, Right.SHAPE_TREE, new UnitId(id));
    return page(unit, Form.of(new OfficialCodeForm("", today.date().toString())), model);
  }

  @PostMapping("/units/{id:\\d+}/official-code")
  String set(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") OfficialCodeForm typed,
      @RequestParam String key,
      Model model) {
    NamedUnit unit = units.require(actor, Right.SHAPE_TREE, new UnitId(id));
    FormParser reading = new FormParser();
    Field<OfficialCode> code =
        Text.line(typed.code()).isEmpty()
            ? reading.found("code", java.util.Optional.empty(), "web.refused.missing")
            : reading.found(
                "code", OfficialCode.read(Text.line(typed.code())), "units.refused.official_code");
    Field<LocalDate> from = reading.requiredDay("from", typed.from());
    return Answers.of(
        reading.then(() -> codes.set(actor, key, unit.id(), code.get(), from.get())),
        done -> Answers.to("/units/" + id, "units.said.official_code"),
        refusals -> page(unit, Form.refused(typed, refusals), model));
  }

  private String page(NamedUnit unit, Form<OfficialCodeForm> form, Model model) {
    model.addAttribute("unit", unit);
    model.addAttribute("codes", codes.of(unit.id()));
    model.addAttribute("form", form);
    return "organisation/units/official_code";
  }
}
