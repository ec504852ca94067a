package vn.mach.branch.scores;

import java.time.LocalDate;
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

/** When a year of a branch is good, each rule from its day with its source. */
@Controller
class ScoreYearRulePages {

  private final ScoreYearRules rules;

  ScoreYearRulePages(ScoreYearRules rules) {
    this.rules = rules;
  }

  record RuleForm(
      @Nullable String leastBand,
      @Nullable String goodMeetings,
      @Nullable String validFrom,
      @Nullable String source) {
    static RuleForm blank() {
      return new RuleForm(ScoreBand.FAIR.code(), "", "", "");
    }
  }

  @GetMapping("/scores/year-rules")
  String show(Actor actor, Model model) {
    return page(actor, Form.of(RuleForm.blank()), model);
  }

  @PostMapping("/scores/year-rules")
  String add(
      Actor actor, @ModelAttribute("typed") RuleForm typed, @RequestParam String key, Model model) {
    ScoreYearRules.require(actor);
    FormParser parser = new FormParser();
    String code = Text.line(typed.leastBand());
    Field<ScoreBand> least =
        parser.found("leastBand", Codes.find(ScoreBand.class, code), "scores.refused.band", code);
    Field<Long> good =
        parser.requiredWhole("goodMeetings", typed.goodMeetings(), 1, ScoreYearRules.MONTHS);
    Field<LocalDate> from = parser.requiredDay("validFrom", typed.validFrom());
    String source = parser.required("source", typed.source(), ScoreYearRules.LONGEST_SOURCE);
    return Answers.of(
        parser.then(() ->
            rules.add(
                actor,
                key,
                new ScoreYear.Rule(least.get(), good.get().intValue(), source, from.get()))),
        done -> Answers.to("/scores/year-rules", "scores.year_rules.added"),
        refusals -> page(actor, Form.refused(typed, refusals), model));
  }

  private String page(Actor actor, Form<RuleForm> form, Model model) {
    ScoreYearRules.require(actor);
    model.addAttribute("form", form);
    model.addAttribute("rules", rules.all());
    return "branch/scores/year_rules";
  }
}
