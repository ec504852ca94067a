package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.util.List;
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
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.branch.meetings.MeetingStepChanges.Applies;
import vn.mach.branch.meetings.MeetingStepChanges.Row;

/** The standard steps of an agenda, each from its day with its source. */
@Controller
class MeetingStepPages {

  private final MeetingStepChanges steps;
  private final Today today;

  MeetingStepPages(MeetingStepChanges steps, Today today) {
    this.steps = steps;
    this.today = today;
  }

  record StepForm(
      @Nullable String step,
      @Nullable String title,
      @Nullable String minutes,
      @Nullable String position,
      @Nullable String applies,
      @Nullable String ends,
      @Nullable String validFrom,
      @Nullable String source) {
    static StepForm blank() {
      return new StepForm("", "", "", "", "", "", "", "");
    }
  }

  @GetMapping("/meetings/steps")
  String show(Actor actor, Model model) {
    return page(actor, Form.of(StepForm.blank()), model);
  }

  @PostMapping("/meetings/steps")
  String set(
      Actor actor, @ModelAttribute("typed") StepForm typed, @RequestParam String key, Model model) {
    MeetingRuleChanges.require(actor);
    FormParser parser = new FormParser();
    String code = Text.line(typed.step());
    String step =
        parser.optionalFound(
            "step",
            code,
            steps.rows().stream().map(Row::code).filter(code::equals).findFirst(),
            "meetings.refused.rule",
            code);
    String title = parser.optional("title", typed.title(), ActContent.LONGEST_TITLE);
    Long minutes = parser.optionalWhole("minutes", typed.minutes(), 0, MeetingStepChanges.LONGEST);
    Long position =
        parser.optionalWhole("position", typed.position(), 0, MeetingStepChanges.LAST_PLACE);
    String where = Text.line(typed.applies());
    Applies applies =
        parser.optionalFound(
            "applies", where, Codes.find(Applies.class, where), "meetings.refused.rule", where);
    Field<LocalDate> from = parser.requiredDay("validFrom", typed.validFrom());
    String source = parser.required("source", typed.source(), MeetingRuleChanges.LONGEST_SOURCE);
    return Answers.of(
        parser.then(() ->
            steps.set(
                actor,
                key,
                new MeetingStepChanges.Change(
                    step,
                    title.isEmpty() ? null : title,
                    minutes == null ? null : minutes.intValue(),
                    position == null ? null : position.intValue(),
                    applies,
                    from.get(),
                    "yes".equals(typed.ends()),
                    source))),
        done -> Answers.to("/meetings/steps", "meetings.steps.saved"),
        refusals -> page(actor, Form.refused(typed, refusals), model));
  }

  private String page(Actor actor, Form<StepForm> form, Model model) {
    MeetingRuleChanges.require(actor);
    List<Row> rows = steps.rows();
    model.addAttribute("form", form);
    model.addAttribute("rows", rows);
    model.addAttribute("on", today.date());
    return "branch/meetings/steps";
  }
}
