package vn.mach.evidence.activities;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.FormParser;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The page of quick entry: new, for a draft, and for a correction. */
@Component
class EntryPage {

  private final ActivitiesSql sql;
  private final ActivityKinds kinds;
  private final EntryDefaults help;
  private final List<RecordedElsewhere> elsewhere;
  private final Units units;
  private final Today today;
  private final MessageSource messages;

  EntryPage(
      ActivitiesSql sql,
      ActivityKinds kinds,
      EntryDefaults help,
      List<RecordedElsewhere> elsewhere,
      Units units,
      Today today,
      MessageSource messages) {
    this.sql = sql;
    this.kinds = kinds;
    this.help = help;
    this.elsewhere = elsewhere;
    this.units = units;
    this.today = today;
    this.messages = messages;
  }

  /**
   * The page.
   *
   * @param draft the activity that is changed or corrected; null for a new one
   */
  String show(
      Actor actor,
      Model model,
      EntryForm entry,
      NamedUnit unit,
      ActivityKind kind,
      @Nullable ActivityRow draft) {
    model.addAttribute("entry", entry);
    model.addAttribute("unit", unit);
    model.addAttribute("kind", kind);
    Map<String, String> pages = elsewhere(actor);
    model.addAttribute(
        "kinds",
        kinds.offeredTo(unit.kind()).stream()
            .filter(it -> it.code().equals(kind.code()) || !pages.containsKey(it.code()))
            .toList());
    model.addAttribute("mayChoose", draft == null && help.mayChoose(actor));
    model.addAttribute("directives", help.directives(actor, entry.form().values().directive()));
    model.addAttribute("draft", draft);
    return "evidence/activities/entry";
  }

  /** Kinds of which a unit may record something that does not follow from other work. */
  List<ActivityKind> typed(Actor actor, String unitKind) {
    Map<String, String> pages = elsewhere(actor);
    return kinds.offeredTo(unitKind).stream()
        .filter(it -> !RecordedElsewhere.BY_ITSELF.equals(pages.get(it.code())))
        .toList();
  }

  /** Where this actor enters kinds that have pages of their own, by their codes. */
  Map<String, String> elsewhere(Actor actor) {
    Map<String, String> pages = new HashMap<>();
    elsewhere.forEach(it -> pages.putAll(it.pages(actor)));
    return pages;
  }

  /** The page as typed, with what was refused. */
  String refused(
      Actor actor,
      Model model,
      FormParser reading,
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
    return show(actor, model, EntryForm.refused(reading, typed, refusals), unit, kind, draft);
  }

  /**
   * @throws NotFound where they may not record it
   */
  ActivityRow row(Actor actor, long id) {
    return sql.show(actor, Right.RECORD, new ActivityId(id))
        .orElseThrow(() -> new NotFound("activity " + id));
  }

  NamedUnit named(UnitId unit) {
    return units.named(unit, today.date()).orElseThrow(() -> new NotFound("unit " + unit.value()));
  }

  /** A row as input; a default title follows the day and kind until somebody writes one. */
  ActivityInput untitled(ActivityRow row) {
    ActivityInput typed = row.typed(sql.amounts(row.id()));
    return kinds.find(row.kind()).filter(it -> DefaultTitles.has(messages, it, row)).isPresent()
        ? typed.titled("")
        : typed;
  }

  /** The input; without a title it is named after its kind and month. */
  ActivityInput typed(MultiValueMap<String, String> fields, Locale locale) {
    ActivityInput typed = EntryForm.typed(fields, "", "");
    String title = Text.line(typed.title()).isEmpty() ? suggested(typed, locale) : typed.title();
    return EntryForm.typed(fields, "", title);
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
