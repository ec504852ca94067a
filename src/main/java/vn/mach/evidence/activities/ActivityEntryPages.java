package vn.mach.evidence.activities;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.FormParser;
import vn.mach.evidence.activities.ActivityStatus.Step;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Quick entry on a phone, changing a draft, and correcting what is confirmed. */
@Controller
class ActivityEntryPages {

  /** Fields that hold codes and numbers which people do not read. */
  private static final String[] CHOICES = {
    "unit", "kind", "form", "directive", "amounts", "participants"
  };

  private final Activities activities;
  private final EntryPage page;
  private final ActivityKinds kinds;
  private final EntryDefaults help;
  private final Units units;
  private final Today today;
  private final MessageSource messages;

  ActivityEntryPages(
      Activities activities,
      EntryPage page,
      ActivityKinds kinds,
      EntryDefaults help,
      Units units,
      Today today,
      MessageSource messages) {
    this.activities = activities;
    this.page = page;
    this.kinds = kinds;
    this.help = help;
    this.units = units;
    this.today = today;
    this.messages = messages;
  }

  @GetMapping("/activities/new")
  String entry(
      Actor actor,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String kind,
      Model model) {
    Optional<NamedUnit> chosen = help.unit(actor, unit);
    if (chosen.isEmpty()) {
      return "redirect:/activities/new/unit";
    }
    List<ActivityKind> offered = kinds.offeredTo(chosen.get().kind());
    String remembered =
        kind.isEmpty() ? help.last(actor).map(EntryDefaults.Last::kind).orElse("") : kind;
    Optional<ActivityKind> of =
        offered.stream().filter(it -> it.code().equals(remembered)).findFirst();
    if (of.isEmpty()) {
      model.addAttribute("unit", chosen.get());
      model.addAttribute("mayChoose", help.mayChoose(actor));
      Map<String, String> pages = page.elsewhere(actor);
      model.addAttribute(
          "kinds", offered.stream().filter(it -> !pages.containsKey(it.code())).toList());
      model.addAttribute(
          "others",
          offered.stream()
              .filter(it -> !pages.getOrDefault(it.code(), RecordedElsewhere.BY_ITSELF).isEmpty())
              .toList());
      model.addAttribute("pages", pages);
      return "evidence/activities/kind_first";
    }
    ActivityInput typed =
        new ActivityInput(
            "",
            Long.toString(chosen.get().id().value()),
            of.get().code(),
            "",
            "",
            today.date().toString(),
            "",
            of.get().attendance() == ActivityKind.Attendance.NONE
                ? ""
                : help.expected(chosen.get().id(), of.get().code()),
            "",
            "",
            Map.of());
    return page.show(actor, model, EntryForm.of(typed), chosen.get(), of.get(), null);
  }

  @GetMapping("/activities/new/unit")
  String chooseUnit(
      Actor actor,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "/activities/new") String then,
      Model model) {
    if (!actor.hasSomewhere(Right.RECORD)) {
      throw new NotFound("a unit to record for");
    }
    List<NamedUnit> found =
        text.isBlank()
            ? units.tops(actor, Right.RECORD).stream()
                .flatMap(top ->
                    java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(top),
                        units.children(top.id(), today.date()).stream()))
                .distinct()
                .limit(200)
                .toList()
            : units.search(actor, Right.RECORD, text, 50);
    model.addAttribute("text", text);
    model.addAttribute("then", then.equals("/activities/grid") ? then : "/activities/new");
    model.addAttribute("units", found);
    return "evidence/activities/unit_first";
  }

  @PostMapping("/activities")
  String record(
      Actor actor,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam String key,
      @RequestParam(name = "do", defaultValue = "draft") String what,
      @RequestParam(defaultValue = "") List<String> instead,
      Locale locale,
      Model model) {
    ActivityInput typed = page.typed(fields, locale);
    return Answers.of(
        activities.record(
            actor,
            key,
            typed,
            what.equals("confirm"),
            EntryForm.value(fields, "again").equals("yes"),
            instead,
            messages.getMessage("activities.instead.reason", null, locale)),
        id -> Answers.to("/activities/" + id.value(), said(what)),
        refusals ->
            page.refused(
                actor, model, new FormParser(), EntryForm.typed(fields, "", ""), refusals, null));
  }

  /**
   * Takes back what was sent from a phone under these keys, whether or not it has arrived.
   *
   * @param instead the keys
   */
  @PostMapping("/activities/forget")
  String forget(
      Actor actor,
      @RequestParam String key,
      @RequestParam(defaultValue = "") List<String> instead,
      Locale locale) {
    String reason = messages.getMessage("activities.forget.reason", null, locale);
    return Answers.of(
        activities.forget(actor, key, instead, reason),
        done -> Answers.to("/activities"),
        refusals -> Answers.to("/activities"));
  }

  @GetMapping("/activities/{id:\\d+}/edit")
  String edit(
      Actor actor,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String kind,
      Model model) {
    ActivityRow row = page.row(actor, id);
    if (!row.allows(Step.CHANGE)) {
      return "redirect:/activities/" + id;
    }
    ActivityInput typed = page.untitled(row);
    ActivityKind of =
        kinds
            .find(kind.isEmpty() ? row.kind() : kind)
            .orElseThrow(() -> new NotFound("kind " + kind));
    return page.show(actor, model, EntryForm.editing(typed), page.named(row.unit()), of, row);
  }

  @PostMapping("/activities/{id:\\d+}")
  String change(
      Actor actor,
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      @RequestParam(name = "do", defaultValue = "draft") String what,
      @RequestParam(defaultValue = "") List<String> instead,
      Locale locale,
      Model model) {
    ActivityInput typed = page.typed(fields, locale);
    ActivityInput asTyped = EntryForm.typed(fields, "", "");
    FormParser reading =
        FormParser.since(shown, () -> page.untitled(page.row(actor, id)), asTyped, CHOICES);
    return Answers.of(
        reading.then(() ->
            activities.change(
                actor,
                key,
                new ActivityId(id),
                typed,
                what.equals("confirm"),
                instead,
                messages.getMessage("activities.instead.reason", null, locale))),
        changed -> Answers.to("/activities/" + changed.value(), said(what)),
        refusals -> page.refused(actor, model, reading, asTyped, refusals, page.row(actor, id)));
  }

  /** A confirmed activity as a form: only what is saved from it withdraws the former one. */
  @GetMapping("/activities/{id:\\d+}/correct")
  String correct(Actor actor, @PathVariable long id, Model model) {
    ActivityRow row = page.row(actor, id);
    if (row.status() != ActivityStatus.CONFIRMED) {
      return "redirect:/activities/" + id;
    }
    ActivityKind kind = kinds.find(row.kind()).orElseThrow();
    model.addAttribute("correcting", true);
    return page.show(
        actor, model, EntryForm.of(page.untitled(row)), page.named(row.unit()), kind, row);
  }

  @PostMapping("/activities/{id:\\d+}/correct")
  String correct(
      Actor actor,
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") List<String> instead,
      Locale locale,
      Model model) {
    ActivityInput typed = page.typed(fields, locale);
    model.addAttribute("correcting", true);
    return Answers.of(
        activities.correct(actor, key, new ActivityId(id), typed, reason, instead),
        corrected -> Answers.to("/activities/" + corrected.value(), "activities.said.corrected"),
        refusals ->
            page.refused(
                actor,
                model,
                new FormParser(),
                EntryForm.typed(fields, "", ""),
                refusals,
                page.row(actor, id)));
  }

  private static String said(String what) {
    return what.equals("confirm") ? "activities.said.confirmed" : "activities.said.saved";
  }
}
