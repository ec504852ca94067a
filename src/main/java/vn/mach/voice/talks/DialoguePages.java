package vn.mach.voice.talks;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Conferences: the list, announcing one, changing it, recording it. */
@Controller
class DialoguePages {

  private final Dialogues dialogues;
  private final DialoguesSql sql;
  private final TalkRules rules;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  DialoguePages(
      Dialogues dialogues,
      DialoguesSql sql,
      TalkRules rules,
      Units units,
      AccessScope scope,
      Today today) {
    this.dialogues = dialogues;
    this.sql = sql;
    this.rules = rules;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  record NewForm(
      @Nullable String unit,
      @Nullable String title,
      @Nullable String heldOn,
      @Nullable String startsAt,
      @Nullable String place,
      @Nullable String questionsUntil) {}

  record HoldForm(
      @Nullable String expected, @Nullable String present, @Nullable String conclusion) {}

  record CancelForm(@Nullable String reason) {}

  /** How many conferences a unit of the reader held this year, and what the rule asks for. */
  public record OfYear(String unitName, int held, TalkRules.Rule asked) {}

  @GetMapping("/talks/dialogues")
  String list(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
    Paging paging = new Paging(page, 30);
    int year = today.date().getYear();
    TalkRules.Rule asked = rules.on(TalkRules.DIALOGUES_EACH_YEAR, today.date());
    model.addAttribute("dialogues", paging.slice(sql.list(actor, today.date(), paging)));
    model.addAttribute(
        "years",
        units.tops(actor, Right.RECORD).stream()
            .limit(5)
            .map(it -> new OfYear(it.name(), sql.held(it.id(), year), asked))
            .toList());
    model.addAttribute("announces", actor.hasSomewhere(Right.RECORD));
    return "voice/talks/dialogues";
  }

  @GetMapping("/talks/dialogues/new")
  String blank(Actor actor, Model model) {
    recording(actor);
    String unit =
        units.tops(actor, Right.RECORD).stream().findFirst().map(NamedUnit::label).orElse("");
    return form(Form.of(new NewForm(unit, "", "", "", "", "")), model);
  }

  @PostMapping("/talks/dialogues")
  String announce(
      Actor actor, @ModelAttribute("typed") NewForm typed, @RequestParam String key, Model model) {
    recording(actor);
    FormParser reading = new FormParser();
    Optional<NamedUnit> meant = units.meant(actor, Right.RECORD, Text.line(typed.unit()));
    Field<UnitId> unit =
        reading.found(
            "unit", meant.map(NamedUnit::id), "talks.refused.unit", Text.line(typed.unit()));
    String title = reading.required("title", typed.title(), NewDialogue.LONGEST);
    Outcome<Long> done =
        read(reading, typed, it -> dialogues.announce(actor, key, it.at(unit.get(), title)));
    return Answers.of(
        done,
        id -> Answers.to("/talks/dialogues/" + id, "talks.dialogue.announced"),
        refusals -> form(Form.refused(typed, refusals), model));
  }

  @GetMapping("/talks/dialogues/{id:\\d+}/edit")
  String edit(Actor actor, @PathVariable long id, Model model) {
    DialoguesSql.Row row = organised(actor, id);
    return edit(row, Form.editing(now(row)), blankHold(), Form.of(new CancelForm("")), model);
  }

  @PostMapping("/talks/dialogues/{id:\\d+}/edit")
  String change(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") NewForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    DialoguesSql.Row row = organised(actor, id);
    FormParser reading = FormParser.since(shown, () -> now(organised(actor, id)), typed);
    Outcome<Long> done =
        read(
            reading, typed, it -> dialogues.change(actor, key, id, it.at(row.unit(), row.title())));
    return Answers.of(
        done,
        it -> Answers.to("/talks/dialogues/" + id, "talks.dialogue.changed"),
        refusals ->
            edit(
                row,
                reading.refused(typed, refusals),
                blankHold(),
                Form.of(new CancelForm("")),
                model));
  }

  @PostMapping("/talks/dialogues/{id:\\d+}/hold")
  String hold(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") HoldForm typed,
      @RequestParam String key,
      Model model) {
    DialoguesSql.Row row = organised(actor, id);
    FormParser reading = new FormParser();
    Field<Integer> expected = count(reading, "expected", typed.expected());
    Field<Integer> present = count(reading, "present", typed.present());
    String conclusion = Text.lines(typed.conclusion());
    if (Text.length(conclusion) > DialogueQuestions.LONGEST_ANSWER) {
      reading.refuse("conclusion", "web.refused.too_long", DialogueQuestions.LONGEST_ANSWER);
    }
    return Answers.of(
        reading.then(
            () -> dialogues.hold(actor, key, id, expected.get(), present.get(), conclusion)),
        it -> Answers.to("/talks/dialogues/" + id, "talks.dialogue.held"),
        refusals ->
            edit(
                row,
                Form.editing(now(row)),
                Form.refused(typed, refusals),
                Form.of(new CancelForm("")),
                model));
  }

  @PostMapping("/talks/dialogues/{id:\\d+}/cancel")
  String cancel(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") CancelForm typed,
      @RequestParam String key,
      Model model) {
    DialoguesSql.Row row = organised(actor, id);
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), NewDialogue.LONGEST);
    return Answers.of(
        reading.then(() -> dialogues.cancel(actor, key, id, reason)),
        it -> Answers.to("/talks/dialogues/" + id, "talks.dialogue.cancelled"),
        refusals ->
            edit(row, Form.editing(now(row)), blankHold(), Form.refused(typed, refusals), model));
  }

  /** Day, hour, place and the last day for questions. */
  private record Days(
      LocalDate heldOn, @Nullable LocalTime startsAt, String place, LocalDate until) {

    NewDialogue at(UnitId unit, String title) {
      return new NewDialogue(unit, title, heldOn, startsAt, place, until);
    }
  }

  private interface Command {
    Outcome<Long> of(Days days);
  }

  private static Outcome<Long> read(FormParser reading, NewForm typed, Command command) {
    Field<LocalDate> held = reading.requiredDay("heldOn", typed.heldOn());
    LocalTime at = TalkForms.hour(reading, "startsAt", typed.startsAt());
    String place = reading.required("place", typed.place(), NewDialogue.LONGEST);
    Field<LocalDate> until = reading.requiredDay("questionsUntil", typed.questionsUntil());
    return reading.then(() -> command.of(new Days(held.get(), at, place, until.get())));
  }

  private static Field<Integer> count(FormParser reading, String field, @Nullable String typed) {
    return reading.found(
        field,
        FormParser.whole(typed).filter(it -> it >= 0 && it <= 100_000).map(Long::intValue),
        "talks.refused.number",
        Text.line(typed));
  }

  private static Form<HoldForm> blankHold() {
    return Form.of(new HoldForm("", "", ""));
  }

  private static NewForm now(DialoguesSql.Row row) {
    LocalTime at = row.startsAt();
    return new NewForm(
        "",
        row.title(),
        row.heldOn().toString(),
        at == null ? "" : at.toString(),
        row.place(),
        row.questionsUntil().toString());
  }

  private String edit(
      DialoguesSql.Row row,
      Form<NewForm> form,
      Form<HoldForm> hold,
      Form<CancelForm> cancel,
      Model model) {
    model.addAttribute("dialogue", row);
    model.addAttribute("over", !row.heldOn().isAfter(today.date()));
    model.addAttribute("form", form);
    model.addAttribute("hold", hold);
    model.addAttribute("cancel", cancel);
    return "voice/talks/dialogue_edit";
  }

  private static String form(Form<NewForm> form, Model model) {
    model.addAttribute("form", form);
    return "voice/talks/dialogue_new";
  }

  private DialoguesSql.Row organised(Actor actor, long id) {
    return sql.find(actor, id)
        .filter(it -> scope.reaches(actor, Right.RECORD, it.unit()))
        .orElseThrow(() -> new NotFound("dialogue " + id));
  }

  private static void recording(Actor actor) {
    if (!actor.hasSomewhere(Right.RECORD)) {
      throw new NotFound("a unit to record for");
    }
  }
}
