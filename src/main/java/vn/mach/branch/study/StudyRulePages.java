package vn.mach.branch.study;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.branch.study.StudyRules.ElderlyAge;

/** The age from which members are proposed for being excused from study. */
@Controller
class StudyRulePages {

  private static final int MOST_READ = 100_000;

  private final StudyRules rules;

  StudyRulePages(StudyRules rules) {
    this.rules = rules;
  }

  record RuleForm(@Nullable String age, @Nullable String validFrom, @Nullable String source) {
    static RuleForm blank() {
      return new RuleForm("", "", "");
    }
  }

  @GetMapping("/study/rules")
  String show(Actor actor, Model model) {
    return page(actor, Form.of(RuleForm.blank()), model);
  }

  @PostMapping("/study/rules")
  String add(
      Actor actor, @ModelAttribute("typed") RuleForm typed, @RequestParam String key, Model model) {
    StudyRules.require(actor);
    FormParser parser = new FormParser();
    Field<Long> age =
        parser.found(
            "age",
            FormParser.whole(typed.age()).filter(it -> it >= 0 && it < MOST_READ),
            "study.refused.age",
            Text.line(typed.age()),
            StudyRules.YOUNGEST,
            StudyRules.OLDEST);
    Field<LocalDate> from = parser.requiredDay("validFrom", typed.validFrom());
    String source = parser.required("source", typed.source(), StudyRules.LONGEST_SOURCE);
    return Answers.of(
        parser.then(
            () -> rules.add(actor, key, new ElderlyAge(from.get(), age.get().intValue(), source))),
        done -> Answers.to("/study/rules", "study.rules.added"),
        refusals -> page(actor, Form.refused(typed, refusals), model));
  }

  private String page(Actor actor, Form<RuleForm> form, Model model) {
    StudyRules.require(actor);
    model.addAttribute("form", form);
    model.addAttribute("rules", rules.elderlyAges());
    return "branch/study/rules";
  }
}
