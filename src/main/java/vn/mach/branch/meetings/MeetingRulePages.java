package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.branch.meetings.MeetingRuleChanges.Rule;

/** What rules set for meetings, each number from its day with its source. */
@Controller
class MeetingRulePages {

  private static final int MOST_READ = 100_000;

  private final MeetingRuleChanges rules;

  MeetingRulePages(MeetingRuleChanges rules) {
    this.rules = rules;
  }

  record RuleForm(
      @Nullable String rule,
      @Nullable String value,
      @Nullable String validFrom,
      @Nullable String source) {
    static RuleForm blank() {
      return new RuleForm("", "", "", "");
    }
  }

  @GetMapping("/meetings/rules")
  String show(Actor actor, Model model) {
    return page(actor, Form.of(RuleForm.blank()), model);
  }

  @PostMapping("/meetings/rules")
  String add(
      Actor actor, @ModelAttribute("typed") RuleForm typed, @RequestParam String key, Model model) {
    MeetingRuleChanges.require(actor);
    FormParser parser = new FormParser();
    String code = Text.line(typed.rule());
    Field<Rule> rule =
        parser.found("rule", Codes.find(Rule.class, code), "meetings.refused.rule", code);
    Field<Long> value =
        parser.found(
            "value",
            FormParser.whole(typed.value()).filter(it -> it >= 0 && it < MOST_READ),
            "meetings.refused.rule_number",
            Text.line(typed.value()));
    Field<LocalDate> from = parser.requiredDay("validFrom", typed.validFrom());
    String source = parser.required("source", typed.source(), MeetingRuleChanges.LONGEST_SOURCE);
    return Answers.of(
        parser.then(
            () -> rules.add(actor, key, rule.get(), from.get(), value.get().intValue(), source)),
        done -> Answers.to("/meetings/rules", "meetings.rules.added"),
        refusals -> page(actor, Form.refused(typed, refusals), model));
  }

  private String page(Actor actor, Form<RuleForm> form, Model model) {
    MeetingRuleChanges.require(actor);
    model.addAttribute("form", form);
    model.addAttribute(
        "rules", Stream.of(Rule.values()).map(rules::rows).flatMap(List::stream).toList());
    return "branch/meetings/rules";
  }
}
