package vn.mach.evidence.activities;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.FormParser;
import vn.mach.evidence.activities.ActivityStatus.Step;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Quick entry on a phone, and changing a draft. */
@Controller
class ActivityEntryPages {

  private final Activities activities;
  private final ActivitiesSql sql;
  private final ActivityKinds kinds;
  private final EntryDefaults help;
  private final Units units;
  private final Today today;
  private final MessageSource messages;

  ActivityEntryPages(
      Activities activities,
      ActivitiesSql sql,
      ActivityKinds kinds,
      EntryDefaults help,
      Units units,
      Today today,
      MessageSource messages) {
    this.activities = activities;
    this.sql = sql;
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
      model.addAttribute("kinds", offered);
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
    return page(actor, model, EntryForm.of(typed), chosen.get(), of.get(), null);
  }

  /**
   * The service worker of the entry page. Its path is beside the page, so that its scope is no
   * other module and no other realm.
   */
  @GetMapping("/activities/worker.js")
  ResponseEntity<Resource> worker() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
        .cacheControl(CacheControl.noCache())
        .body(new ClassPathResource("static/assets/entry-worker.js"));
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
      Locale locale,
      Model model) {
    ActivityInput typed = typed(fields, "", locale);
    return Answers.of(
        activities.record(
            actor,
            key,
            typed,
            what.equals("confirm"),
            EntryForm.value(fields, "again").equals("yes")),
        id -> Answers.to("/activities/" + id.value(), said(what)),
        refusals -> refused(actor, model, EntryForm.typed(fields, "", ""), refusals, null));
  }

  @GetMapping("/activities/{id:\\d+}/edit")
  String edit(
      Actor actor,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String kind,
      Model model) {
    ActivityRow row =
        sql.show(actor, Right.RECORD, new ActivityId(id))
            .orElseThrow(() -> new NotFound("activity " + id));
    if (!row.allows(Step.CHANGE)) {
      return "redirect:/activities/" + id;
    }
    ActivityInput typed = row.typed(sql.amounts(row.id()));
    if (kinds.find(row.kind()).filter(it -> DefaultTitles.has(messages, it, row)).isPresent()) {
      typed = typed.titled(""); // it follows the day and kind until somebody writes a title
    }
    ActivityKind of =
        kinds
            .find(kind.isEmpty() ? row.kind() : kind)
            .orElseThrow(() -> new NotFound("kind " + kind));
    return page(actor, model, EntryForm.of(typed), named(row.unit()), of, row);
  }

  @PostMapping("/activities/{id:\\d+}")
  String change(
      Actor actor,
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam String key,
      @RequestParam(name = "do", defaultValue = "draft") String what,
      Locale locale,
      Model model) {
    ActivityInput typed = typed(fields, "", locale);
    return Answers.of(
        activities.change(actor, key, new ActivityId(id), typed, what.equals("confirm")),
        done -> Answers.to("/activities/" + id, said(what)),
        refusals ->
            refused(
                actor,
                model,
                EntryForm.typed(fields, "", ""),
                refusals,
                sql.show(actor, Right.RECORD, new ActivityId(id))
                    .orElseThrow(() -> new NotFound("activity " + id))));
  }

  private static String said(String what) {
    return what.equals("confirm") ? "activities.said.confirmed" : "activities.said.saved";
  }

  private String refused(
      Actor actor,
      Model model,
      ActivityInput typed,
      List<Refusal> refusals,
      @Nullable ActivityRow draft) {
    NamedUnit unit =
        help.unit(actor, Text.line(typed.unit()))
            .orElseThrow(() -> new NotFound("a unit to record for"));
    ActivityKind kind =
        kinds
            .find(typed.kind())
            .or(() -> kinds.offeredTo(unit.kind()).stream().findFirst())
            .orElseThrow(() -> new NotFound("kind " + typed.kind()));
    return page(actor, model, EntryForm.refused(typed, refusals), unit, kind, draft);
  }

  private String page(
      Actor actor,
      Model model,
      EntryForm entry,
      NamedUnit unit,
      ActivityKind kind,
      @Nullable ActivityRow draft) {
    model.addAttribute("entry", entry);
    model.addAttribute("unit", unit);
    model.addAttribute("kind", kind);
    model.addAttribute("kinds", kinds.offeredTo(unit.kind()));
    model.addAttribute("mayChoose", draft == null && help.mayChoose(actor));
    model.addAttribute("directives", help.directives(actor, entry.form().values().directive()));
    model.addAttribute("draft", draft);
    return "evidence/activities/entry";
  }

  private NamedUnit named(UnitId unit) {
    return units.named(unit, today.date()).orElseThrow(() -> new NotFound("unit " + unit.value()));
  }

  /** The input; without a title it is named after its kind and month. */
  private ActivityInput typed(MultiValueMap<String, String> fields, String prefix, Locale locale) {
    ActivityInput typed = EntryForm.typed(fields, prefix, "");
    String title = Text.line(typed.title()).isEmpty() ? suggested(typed, locale) : typed.title();
    return EntryForm.typed(fields, prefix, title);
  }

  private String suggested(ActivityInput typed, Locale locale) {
    return FormParser.day(typed.heldOn())
        .flatMap(day ->
            kinds
                .find(Text.line(typed.kind()))
                .map(kind -> DefaultTitles.suggested(messages, locale, kind, day)))
        .orElse("");
  }
}
