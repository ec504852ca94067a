package vn.mach.documents.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.UnitKind;
import vn.mach.organisation.units.Units;

/** Which kinds of paper a kind of unit issues, with the days and the source of each rule. */
@Controller
class IssuingRulePages {

  private static final int LONGEST_SOURCE = 200;

  private final IssuingRules rules;
  private final Units units;
  private final Today today;

  IssuingRulePages(IssuingRules rules, Units units, Today today) {
    this.rules = rules;
    this.units = units;
    this.today = today;
  }

  /**
   * As typed. {@code act}: {@code begin} or {@code end}; {@code congress}: {@code yes} or empty.
   */
  record RuleForm(
      @Nullable String unitKind,
      @Nullable String congress,
      @Nullable String kind,
      @Nullable String day,
      @Nullable String source,
      @Nullable String act) {}

  @GetMapping("/register/issuing-rules")
  String show(Actor actor, Model model) {
    require(actor);
    return page(Form.of(new RuleForm("", "", "", today.date().toString(), "", "begin")), model);
  }

  @PostMapping("/register/issuing-rules")
  String change(
      Actor actor, @ModelAttribute("typed") RuleForm typed, @RequestParam String key, Model model) {
    require(actor);
    FormParser reading = new FormParser();
    Field<UnitKind> unitKind =
        reading.found(
            "unitKind",
            units.kinds().stream()
                .filter(it -> it.code().equals(Text.line(typed.unitKind())))
                .findFirst(),
            "register.refused.unit_kind");
    Field<DocumentKind> kind =
        reading.found("kind", DocumentKind.find(Text.line(typed.kind())), "register.refused.kind");
    Field<LocalDate> day = reading.requiredDay("day", typed.day());
    boolean ends = "end".equals(typed.act());
    String source =
        ends
            ? reading.optional("source", typed.source(), LONGEST_SOURCE)
            : reading.required("source", typed.source(), LONGEST_SOURCE);
    return Answers.of(
        reading.then(() -> {
          var rule =
              new IssuingRules.Rule(
                  unitKind.get().code(),
                  "yes".equals(typed.congress()),
                  kind.get().code(),
                  day.get(),
                  LocalDate.MAX,
                  source);
          return ends ? rules.end(actor, key, rule) : rules.begin(actor, key, rule);
        }),
        done -> Answers.to("/register/issuing-rules", "register.said.rule"),
        refusals -> page(Form.refused(typed, refusals), model));
  }

  private String page(Form<RuleForm> form, Model model) {
    model.addAttribute("rules", rules.all());
    model.addAttribute("unitKinds", units.kinds());
    model.addAttribute("form", form);
    return "documents/register/issuing_rules";
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("issuing rules");
    }
  }
}
