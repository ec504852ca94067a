package vn.mach.activities;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import vn.mach.activities.ActivityStatus.Step;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;

/** Quick entry on a phone, and changing a draft. */
@Controller
class ActivityEntryPages {

  private final Activities activities;
  private final ActivitiesSql sql;
  private final ActivityKinds kinds;
  private final EntryHelp help;
  private final Units units;
  private final Today today;
  private final MessageSource messages;

  ActivityEntryPages(
      Activities activities, ActivitiesSql sql, ActivityKinds kinds, EntryHelp help, Units units, Today today, MessageSource messages) {
    this.activities = activities;
    this.sql = sql;
    this.kinds = kinds;
    this.help = help;
    this.units = units;
    this.today = today;
    this.messages = messages;
  }

  @GetMapping("/activities/new")
  String entry(Viewer viewer, @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String kind, Model model) {
    Optional<UnitNamed> chosen = help.unit(viewer, unit);
    if (chosen.isEmpty()) {
      return "redirect:/activities/new/unit";
    }
    List<ActivityKind> offered = kinds.offeredTo(chosen.get().kind());
    String remembered = kind.isEmpty() ? help.last(viewer).map(EntryHelp.Last::kind).orElse("") : kind;
    Optional<ActivityKind> of = offered.stream().filter(it -> it.code().equals(remembered)).findFirst();
    if (of.isEmpty()) {
      model.addAttribute("unit", chosen.get());
      model.addAttribute("mayChoose", help.mayChoose(viewer));
      model.addAttribute("kinds", offered);
      return "activities/kind_first";
    }
    ActivityTyped typed =
        new ActivityTyped(
            "", Long.toString(chosen.get().id().value()), of.get().code(), "", "", today.date().toString(), "",
            of.get().attendance() == ActivityKind.Attendance.NONE ? "" : help.usuallyExpected(chosen.get().id(), of.get().code()), "", "", Map.of());
    return page(viewer, model, EntryForm.of(typed), chosen.get(), of.get(), null);
  }

  /** What keeps the entry page for when there is no network. It stands beside the page, so that it reaches no other room and no other realm. */
  @GetMapping("/activities/worker.js")
  ResponseEntity<Resource> worker() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
        .cacheControl(CacheControl.noCache())
        .body(new ClassPathResource("static/assets/entry-worker.js"));
  }

  @GetMapping("/activities/new/unit")
  String chooseUnit(Viewer viewer, @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "/activities/new") String then, Model model) {
    if (!viewer.hasSomewhere(Right.RECORD)) {
      throw new NotFound("a unit to record for");
    }
    List<UnitNamed> found =
        text.isBlank()
            ? units.tops(viewer, Right.RECORD).stream()
                .flatMap(top -> java.util.stream.Stream.concat(java.util.stream.Stream.of(top), units.children(top.id(), today.date()).stream()))
                .distinct()
                .limit(200)
                .toList()
            : units.search(viewer, Right.RECORD, text, 50);
    model.addAttribute("text", text);
    model.addAttribute("then", then.equals("/activities/grid") ? then : "/activities/new");
    model.addAttribute("units", found);
    return "activities/unit_first";
  }

  @PostMapping("/activities")
  @Nullable String record(
      Viewer viewer,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam String key,
      @RequestParam(name = "do", defaultValue = "draft") String what,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    ActivityTyped typed = typed(fields, "", locale);
    boolean confirm = what.equals("confirm");
    return switch (activities.record(viewer, key, typed, confirm)) {
      case Outcome.Done<ActivityId>(ActivityId id) ->
          Answers.to(request, response, "/activities/" + id.value(), confirm ? "activities.said.confirmed" : "activities.said.saved");
      case Outcome.Refused<ActivityId>(List<Refusal> refusals) -> refused(viewer, model, response, typed, refusals, null);
    };
  }

  @GetMapping("/activities/{id:\\d+}/edit")
  String edit(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String kind, Model model) {
    ActivityRow row = sql.show(viewer, Right.RECORD, new ActivityId(id)).orElseThrow(() -> new NotFound("activity " + id));
    if (!row.allows(Step.CHANGE)) {
      return "redirect:/activities/" + id;
    }
    ActivityTyped typed = row.typed(sql.amounts(row.id()));
    ActivityKind of = kinds.find(kind.isEmpty() ? row.kind() : kind).orElseThrow(() -> new NotFound("kind " + kind));
    return page(viewer, model, EntryForm.of(typed), named(row.unit()), of, row);
  }

  @PostMapping("/activities/{id:\\d+}")
  @Nullable String change(
      Viewer viewer,
      @PathVariable long id,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestParam String key,
      @RequestParam(name = "do", defaultValue = "draft") String what,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    ActivityTyped typed = typed(fields, "", locale);
    boolean confirm = what.equals("confirm");
    return switch (activities.change(viewer, key, new ActivityId(id), typed, confirm)) {
      case Outcome.Done<ActivityId> done ->
          Answers.to(request, response, "/activities/" + id, confirm ? "activities.said.confirmed" : "activities.said.saved");
      case Outcome.Refused<ActivityId>(List<Refusal> refusals) ->
          refused(
              viewer, model, response, typed, refusals,
              sql.show(viewer, Right.RECORD, new ActivityId(id)).orElseThrow(() -> new NotFound("activity " + id)));
    };
  }

  private String refused(
      Viewer viewer, Model model, HttpServletResponse response, ActivityTyped typed, List<Refusal> refusals, @Nullable ActivityRow draft) {
    response.setStatus(422);
    UnitNamed unit = help.unit(viewer, Text.line(typed.unit())).orElseThrow(() -> new NotFound("a unit to record for"));
    ActivityKind kind =
        kinds.find(typed.kind()).or(() -> kinds.offeredTo(unit.kind()).stream().findFirst()).orElseThrow(() -> new NotFound("kind " + typed.kind()));
    return page(viewer, model, EntryForm.refused(typed, refusals), unit, kind, draft);
  }

  private String page(Viewer viewer, Model model, EntryForm entry, UnitNamed unit, ActivityKind kind, @Nullable ActivityRow draft) {
    model.addAttribute("entry", entry);
    model.addAttribute("unit", unit);
    model.addAttribute("kind", kind);
    model.addAttribute("kinds", kinds.offeredTo(unit.kind()));
    model.addAttribute("mayChoose", draft == null && help.mayChoose(viewer));
    model.addAttribute("directives", help.directives(viewer, entry.form().values().directive()));
    model.addAttribute("draft", draft);
    return "activities/entry";
  }

  private UnitNamed named(UnitId unit) {
    return units.named(unit, today.date()).orElseThrow(() -> new NotFound("unit " + unit.value()));
  }

  /** What was typed; without a title it is named after its kind and month, as people would write it in their list. */
  private ActivityTyped typed(MultiValueMap<String, String> fields, String prefix, Locale locale) {
    ActivityTyped typed = EntryForm.typed(fields, prefix, "");
    String title = Text.line(typed.title()).isEmpty() ? suggested(typed, locale) : typed.title();
    return EntryForm.typed(fields, prefix, title);
  }

  private String suggested(ActivityTyped typed, Locale locale) {
    return Typed.day(Text.line(typed.heldOn()))
        .flatMap(day -> kinds.find(Text.line(typed.kind())).map(kind -> Titles.suggested(messages, locale, kind, day)))
        .orElse("");
  }
}
