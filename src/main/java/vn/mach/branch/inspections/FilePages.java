package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.branch.inspections.InspectionStatus.Step;
import vn.mach.organisation.access.NamedAccess;

/** One file: to its readers whole, to the person whom it is about their own part of it. */
@Controller
class FilePages {

  private final InspectionWork work;
  private final InspectionsSql sql;
  private final FileView views;
  private final NamedAccess named;
  private final Files files;
  private final Today today;

  FilePages(
      InspectionWork work,
      InspectionsSql sql,
      FileView views,
      NamedAccess named,
      Files files,
      Today today) {
    this.work = work;
    this.sql = sql;
    this.views = views;
    this.named = named;
    this.files = files;
    this.today = today;
  }

  /** A step as it is typed. The form names only the fields that its step asks for. */
  record StepForm(
      @Nullable String step,
      @Nullable String day,
      @Nullable String text,
      @Nullable String dueOn,
      @Nullable String inFavour,
      @Nullable String against,
      @Nullable String other,
      @Nullable String exemptCame) {}

  record TalkForm(@Nullable String message, @Nullable String reason) {}

  @GetMapping("/inspections/{id:\\d+}")
  String show(
      Actor actor,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String step,
      Model model) {
    StepForm blank =
        new StepForm(Text.line(step), today.date().toString(), "", "", "", "", "", "0");
    return show(actor, id, Form.of(blank), Form.of(new TalkForm("", "")), model);
  }

  @PostMapping("/inspections/{id:\\d+}/steps")
  String step(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") StepForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    find(actor, id);
    FormParser reading = FormParser.about(Text.line(shown), () -> views.seen(id));
    Field<Step> step =
        reading.found(
            "step",
            Step.find(Text.line(typed.step())).filter(FileView::isTyped),
            "inspections.refused.step");
    Field<LocalDate> day = reading.requiredDay("day", typed.day());
    String text = Text.lines(typed.text());
    if (Text.length(text) > StepInput.LONGEST_TEXT) {
      reading.refuse("text", "web.refused.too_long", StepInput.LONGEST_TEXT);
    }
    LocalDate due = reading.optionalDay("dueOn", typed.dueOn());
    StepInput.Votes votes = votes(reading, typed);
    return Answers.of(
        reading.then(() ->
            work.step(actor, key, id, new StepInput(step.get(), day.get(), text, due, votes))),
        done -> Answers.to("/inspections/" + id, "inspections.stepped"),
        refusals ->
            show(actor, id, Form.refused(typed, refusals), Form.of(new TalkForm("", "")), model));
  }

  @PostMapping("/inspections/{id:\\d+}/messages")
  String say(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") TalkForm typed,
      @RequestParam String key,
      Model model) {
    find(actor, id);
    FormParser reading = new FormParser();
    String message = Text.lines(typed.message());
    if (Text.length(message) > StepInput.LONGEST_TEXT) {
      reading.refuse("message", "web.refused.too_long", StepInput.LONGEST_TEXT);
    }
    return talked(actor, id, typed, reading.then(() -> work.say(actor, key, id, message)), model);
  }

  @PostMapping("/inspections/{id:\\d+}/talk/end")
  String endTalk(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") TalkForm typed,
      @RequestParam String key,
      Model model) {
    find(actor, id);
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), NewInspection.LONGEST_CONTENT);
    return talked(
        actor, id, typed, reading.then(() -> work.talk(actor, key, id, true, reason)), model);
  }

  @PostMapping("/inspections/{id:\\d+}/talk/resume")
  String resumeTalk(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    find(actor, id);
    return talked(actor, id, new TalkForm("", ""), work.talk(actor, key, id, false, ""), model);
  }

  private String talked(Actor actor, long id, TalkForm typed, Outcome<Long> outcome, Model model) {
    return Answers.of(
        outcome,
        done -> Answers.to("/inspections/" + id, "inspections.talked"),
        refusals ->
            show(
                actor,
                id,
                Form.of(new StepForm("", today.date().toString(), "", "", "", "", "", "0")),
                Form.refused(typed, refusals),
                model));
  }

  private StepInput.@Nullable Votes votes(FormParser reading, StepForm typed) {
    if (Text.line(typed.inFavour()).isEmpty()
        && Text.line(typed.against()).isEmpty()
        && Text.line(typed.other()).isEmpty()) {
      return null;
    }
    int[] numbers = new int[4];
    String[] names = {"inFavour", "against", "other", "exemptCame"};
    @Nullable String[] words = {
      typed.inFavour(), typed.against(), typed.other(), typed.exemptCame()
    };
    for (int at = 0; at < names.length; at++) {
      String word = Text.line(words[at]);
      Optional<Long> number = word.isEmpty() ? Optional.of(0L) : FormParser.whole(word);
      if (number.isEmpty() || number.get() < 0 || number.get() > 100_000) {
        reading.refuse(names[at], "inspections.refused.number", word);
      } else {
        numbers[at] = number.get().intValue();
      }
    }
    return new StepInput.Votes(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  private String show(Actor actor, long id, Form<StepForm> step, Form<TalkForm> talk, Model model) {
    InspectionsSql.Row file = find(actor, id);
    named.look(actor, InspectionFile.of(id));
    FileView.Shown shown = views.of(actor, file);
    model.addAttribute("shown", shown);
    model.addAttribute(
        "files", shown.may().reads() ? files.of(actor, InspectionFile.MODULE, id) : null);
    model.addAttribute("step", step.about(shown.seen()));
    model.addAttribute("talk", talk);
    return "branch/inspections/file";
  }

  private InspectionsSql.Row find(Actor actor, long id) {
    return sql.find(named.parameters(actor), id)
        .orElseThrow(() -> new NotFound("inspection " + id));
  }
}
