package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

/** What regulations set, each from its day, with its source; an administrator adds to it. */
@Controller
class RulePages {

  /** Steps that a regulation may ask for, in their order. */
  static final List<String> STEPS = List.of("announce", "report", "check", "conclude", "close");

  private static final int LONGEST_SOURCE = 300;
  private static final int HIGHEST = 1_000_000;

  private final RuleChanges changes;
  private final InspectionRules rules;
  private final Today today;

  RulePages(RuleChanges changes, InspectionRules rules, Today today) {
    this.changes = changes;
    this.rules = rules;
    this.today = today;
  }

  /** A kind from a day on; a step is asked for where its field says "yes". */
  record KindForm(
      @Nullable String kind,
      @Nullable String validFrom,
      @Nullable String announce,
      @Nullable String report,
      @Nullable String countsAt,
      @Nullable String source) {}

  record ValueForm(
      @Nullable String rule,
      @Nullable String validFrom,
      @Nullable String value,
      @Nullable String source) {}

  @GetMapping("/inspections/rules")
  String show(Actor actor, Model model) {
    if (!actor.hasSomewhere(Right.SEE_NAMED)) {
      throw new NotFound("rules of inspections");
    }
    model.addAttribute("kinds", rules.versions());
    model.addAttribute("rules", rules.rules());
    model.addAttribute("changes", actor.hasEverywhere(Right.ADMINISTER));
    return "branch/inspections/rules";
  }

  @GetMapping("/inspections/rules/new")
  String blank(Actor actor, Model model) {
    administers(actor);
    return form(
        Form.of(new KindForm("", "", "yes", "yes", "conclude", "")),
        Form.of(new ValueForm("", "", "", "")),
        model);
  }

  @PostMapping("/inspections/rules/kinds")
  String kind(
      Actor actor, @ModelAttribute("typed") KindForm typed, @RequestParam String key, Model model) {
    administers(actor);
    FormParser reading = new FormParser();
    Field<InspectionKind> kind =
        reading.found(
            "kind", rules.kind(Text.line(typed.kind()), today.date()), "inspections.refused.kind");
    Field<LocalDate> from = reading.requiredDay("validFrom", typed.validFrom());
    List<String> steps =
        STEPS.subList(0, 4).stream()
            .filter(it ->
                switch (it) {
                  case "announce" -> "yes".equals(typed.announce());
                  case "report" -> "yes".equals(typed.report());
                  default -> true;
                })
            .toList();
    Field<String> countsAt =
        reading.found(
            "countsAt",
            Optional.of(Text.line(typed.countsAt())).filter(STEPS::contains),
            "inspections.refused.step");
    String source = reading.required("source", typed.source(), LONGEST_SOURCE);
    return Answers.of(
        reading.then(() ->
            changes.kind(actor, key, kind.get().code(), from.get(), steps, countsAt.get(), source)),
        done -> Answers.to("/inspections/rules", "inspections.rules.saved"),
        refusals ->
            form(Form.refused(typed, refusals), Form.of(new ValueForm("", "", "", "")), model));
  }

  @PostMapping("/inspections/rules/values")
  String value(
      Actor actor,
      @ModelAttribute("typed") ValueForm typed,
      @RequestParam String key,
      Model model) {
    administers(actor);
    FormParser reading = new FormParser();
    String named = Text.line(typed.rule());
    Field<String> rule =
        reading.found(
            "rule",
            Optional.of(named)
                .filter(it -> rules.rules().stream().anyMatch(one -> one.rule().equals(it))),
            "inspections.refused.rule");
    Field<LocalDate> from = reading.requiredDay("validFrom", typed.validFrom());
    Field<Long> value =
        reading.found(
            "value",
            FormParser.whole(typed.value()).filter(it -> it >= 0 && it <= HIGHEST),
            "inspections.refused.number",
            Text.line(typed.value()));
    String source = reading.required("source", typed.source(), LONGEST_SOURCE);
    return Answers.of(
        reading.then(() ->
            changes.value(actor, key, rule.get(), from.get(), value.get().intValue(), source)),
        done -> Answers.to("/inspections/rules", "inspections.rules.saved"),
        refusals ->
            form(
                Form.of(new KindForm("", "", "yes", "yes", "conclude", "")),
                Form.refused(typed, refusals),
                model));
  }

  private String form(Form<KindForm> kind, Form<ValueForm> value, Model model) {
    model.addAttribute("kind", kind);
    model.addAttribute("value", value);
    model.addAttribute("kinds", rules.kinds(today.date()));
    model.addAttribute(
        "rules", rules.rules().stream().map(InspectionRules.Rule::rule).distinct().toList());
    return "branch/inspections/rule";
  }

  private static void administers(Actor actor) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("rules of inspections");
    }
  }
}
