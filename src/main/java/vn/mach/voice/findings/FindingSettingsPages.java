package vn.mach.voice.findings;

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
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.UnitKind;
import vn.mach.organisation.units.Units;

/** Terms and fields of the realm. */
@Controller
class FindingSettingsPages {

  private static final int MOST_READ = 100_000;

  private final FindingSettings settings;
  private final FindingStepsSql steps;
  private final FieldWorkSql fields;
  private final Units units;

  FindingSettingsPages(
      FindingSettings settings, FindingStepsSql steps, FieldWorkSql fields, Units units) {
    this.settings = settings;
    this.steps = steps;
    this.fields = fields;
    this.units = units;
  }

  record RuleForm(
      @Nullable String level,
      @Nullable String days,
      @Nullable String validFrom,
      @Nullable String source) {
    static RuleForm blank() {
      return new RuleForm("", "", "", "");
    }
  }

  record FieldForm(@Nullable String code, @Nullable String nameVi, @Nullable String nameEn) {
    static FieldForm blank() {
      return new FieldForm("", "", "");
    }
  }

  @GetMapping("/findings/rules")
  String rules(Actor actor, Model model) {
    return page(actor, Form.of(RuleForm.blank()), Form.of(FieldForm.blank()), model);
  }

  @PostMapping("/findings/rules")
  String rule(
      Actor actor, @ModelAttribute("typed") RuleForm typed, @RequestParam String key, Model model) {
    require(actor);
    FormParser parser = new FormParser();
    String level =
        parser.optionalFound(
            "level",
            typed.level(),
            units.kinds().stream()
                .map(UnitKind::code)
                .filter(Text.line(typed.level())::equals)
                .findFirst(),
            "findings.refused.level",
            Text.line(typed.level()));
    Field<Long> days =
        parser.found(
            "days",
            FormParser.whole(typed.days()).filter(it -> it > 0 && it < MOST_READ),
            "findings.refused.days",
            Text.line(typed.days()));
    Field<LocalDate> from = parser.requiredDay("validFrom", typed.validFrom());
    String source = parser.required("source", typed.source(), FindingSettings.LONGEST);
    return Answers.of(
        parser.then(() ->
            settings.rule(
                actor, key, new FindingRule(0, level, days.get().intValue(), from.get(), source))),
        done -> Answers.to("/findings/rules", "findings.done"),
        refusals -> page(actor, Form.refused(typed, refusals), Form.of(FieldForm.blank()), model));
  }

  @PostMapping("/findings/fields")
  String field(
      Actor actor,
      @ModelAttribute("typed") FieldForm typed,
      @RequestParam String key,
      Model model) {
    require(actor);
    FormParser parser = new FormParser();
    String code = parser.required("code", typed.code());
    String nameVi = parser.required("nameVi", typed.nameVi(), FindingSettings.LONGEST_NAME);
    String nameEn = parser.required("nameEn", typed.nameEn(), FindingSettings.LONGEST_NAME);
    return Answers.of(
        parser.then(() -> settings.field(actor, key, new FieldWorkSql.Field(code, nameVi, nameEn))),
        done -> Answers.to("/findings/rules", "findings.done"),
        refusals -> page(actor, Form.of(RuleForm.blank()), Form.refused(typed, refusals), model));
  }

  private String page(Actor actor, Form<RuleForm> rule, Form<FieldForm> field, Model model) {
    require(actor);
    model.addAttribute("rule", rule);
    model.addAttribute("field", field);
    model.addAttribute("rules", steps.rules());
    model.addAttribute("fields", fields.fields());
    model.addAttribute("kinds", units.kinds());
    return "voice/findings/rules";
  }

  private static void require(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("settings of findings");
    }
  }
}
