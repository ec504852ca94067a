package vn.mach.documents.adoptions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.Directives;
import vn.mach.documents.directives.NamedDirective;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/** What units were sent, and what one of them does with a directive. */
@Controller
class AdoptionPages {

  private final Adoptions adoptions;
  private final AdoptionsSql sql;
  private final CascadesSql cascades;
  private final Coverage coverage;
  private final Plans planning;
  private final PlansSql plans;
  private final Directives directives;
  private final Units units;
  private final AccessScope scope;
  private final UnsentVersions unsent;
  private final Today today;

  AdoptionPages(
      Adoptions adoptions,
      AdoptionsSql sql,
      CascadesSql cascades,
      Coverage coverage,
      Plans planning,
      PlansSql plans,
      Directives directives,
      Units units,
      AccessScope scope,
      UnsentVersions unsent,
      Today today) {
    this.adoptions = adoptions;
    this.sql = sql;
    this.cascades = cascades;
    this.coverage = coverage;
    this.planning = planning;
    this.plans = plans;
    this.directives = directives;
    this.units = units;
    this.scope = scope;
    this.unsent = unsent;
    this.today = today;
  }

  /** A directive as it stands with one of the actor's units. */
  record Received(Adoption adoption, NamedDirective directive, String unitName) {}

  /** A directive that was sent. */
  record SentDown(NamedDirective directive, int version, LocalDate sentOn) {}

  /** As typed, for all forms of the page of a unit; {@code act} says which one was sent. */
  record AdoptionForm(
      @Nullable String act,
      @Nullable String title,
      @Nullable String note,
      @Nullable String day,
      @Nullable String due,
      @Nullable String present,
      @Nullable String text) {

    static AdoptionForm empty() {
      return new AdoptionForm("", "", "", "", "", "", "");
    }
  }

  /**
   * What the actor's units were sent, and what was sent down from within their reach.
   *
   * @param directive only this one: a part of its page
   */
  @GetMapping("/adoptions")
  String list(
      Actor actor,
      @RequestParam(required = false) @Nullable Long directive,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    if (!actor.hasSomewhere(Right.SEE_DRAFTS)) {
      throw new NotFound("adoptions");
    }
    Paging paging = new Paging(page, 30);
    Set<UnitId> own = new LinkedHashSet<>(actor.unitsOf(Right.RECORD));
    var received = paging.slice(sql.of(own, directive, paging.limit(), paging.offset()));
    var sent =
        paging.slice(
            cascades.sent(
                scope.parameters(actor, Right.SEE_DRAFTS),
                "(:scope_everywhere or d.issuer_id is not null and "
                    + AccessScope.ofFew("d.issuer_id")
                    + ")",
                directive,
                paging.limit(),
                paging.offset()));
    Map<Long, NamedDirective> named = new LinkedHashMap<>();
    List<Received> mine = new ArrayList<>();
    for (Adoption it : received.rows()) {
      mine.add(
          new Received(
              it,
              named.computeIfAbsent(it.directive().value(), this::named),
              units.named(it.unit(), today.date()).map(unit -> unit.name()).orElse("")));
    }
    List<SentDown> down = new ArrayList<>();
    for (CascadesSql.Sent it : sent.rows()) {
      down.add(
          new SentDown(
              named.computeIfAbsent(it.directive(), this::named), it.version(), it.sentOn()));
    }
    model.addAttribute(
        "unsent",
        Optional.ofNullable(directive)
            .flatMap(it -> directives.named(new DirectiveId(it)))
            .flatMap(it -> unsent.of(actor, it))
            .orElse(null));
    model.addAttribute("received", mine);
    model.addAttribute("sent", down);
    model.addAttribute("slice", received.more() || !sent.more() ? received : sent);
    return "documents/adoptions/list";
  }

  private NamedDirective named(long id) {
    return directives.named(new DirectiveId(id)).orElseThrow();
  }

  /** What one unit does with a directive; its first look is the receipt. */
  @GetMapping("/adoptions/{directive:\\d+}/units/{unit:\\d+}")
  String show(Actor actor, @PathVariable long directive, @PathVariable long unit, Model model) {
    return page(
        actor,
        adoptions.show(actor, new DirectiveId(directive), new UnitId(unit)),
        Form.of(AdoptionForm.empty()),
        model);
  }

  @PostMapping("/adoptions/{directive:\\d+}/units/{unit:\\d+}/plan")
  String begin(
      Actor actor,
      @PathVariable long directive,
      @PathVariable long unit,
      @ModelAttribute("typed") AdoptionForm typed,
      @RequestParam String key,
      Model model) {
    DirectiveId of = new DirectiveId(directive);
    UnitId by = new UnitId(unit);
    return Answers.of(
        planning.begin(actor, key, of, by, Text.line(typed.title())),
        plan -> Answers.to("/adoptions/plans/" + plan),
        refusals ->
            page(actor, adoptions.show(actor, of, by), Form.refused(typed, refusals), model));
  }

  @PostMapping("/adoptions/{directive:\\d+}/units/{unit:\\d+}/pass-on")
  String passOn(
      Actor actor,
      @PathVariable long directive,
      @PathVariable long unit,
      @ModelAttribute("typed") AdoptionForm typed,
      @RequestParam String key,
      Model model) {
    return act(
        actor,
        directive,
        unit,
        typed,
        adoptions.passOn(
            actor, key, new DirectiveId(directive), new UnitId(unit), Text.line(typed.note())),
        model);
  }

  @PostMapping("/adoptions/{directive:\\d+}/units/{unit:\\d+}/take-back")
  String takeBack(
      Actor actor,
      @PathVariable long directive,
      @PathVariable long unit,
      @ModelAttribute("typed") AdoptionForm typed,
      @RequestParam String key,
      Model model) {
    return act(
        actor,
        directive,
        unit,
        typed,
        adoptions.takeBack(actor, key, new DirectiveId(directive), new UnitId(unit)),
        model);
  }

  @PostMapping("/adoptions/{directive:\\d+}/units/{unit:\\d+}/study")
  String study(
      Actor actor,
      @PathVariable long directive,
      @PathVariable long unit,
      @ModelAttribute("typed") AdoptionForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    FormParser reading = still(directive, unit, shown);
    Field<LocalDate> day = reading.requiredDay("day", typed.day());
    Field<Long> due = number(reading, "due", typed.due());
    Field<Long> present = number(reading, "present", typed.present());
    return act(
        actor,
        directive,
        unit,
        typed,
        reading.then(() ->
            adoptions.study(
                actor,
                key,
                new DirectiveId(directive),
                new UnitId(unit),
                day.get(),
                due.get(),
                present.get())),
        model);
  }

  private static Field<Long> number(FormParser reading, String field, @Nullable String typed) {
    return reading.requiredWhole(field, typed, 0, Adoptions.MOST_PRESENT);
  }

  @PostMapping("/adoptions/{directive:\\d+}/units/{unit:\\d+}/report")
  String report(
      Actor actor,
      @PathVariable long directive,
      @PathVariable long unit,
      @ModelAttribute("typed") AdoptionForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    return act(
        actor,
        directive,
        unit,
        typed,
        still(directive, unit, shown)
            .then(() ->
                adoptions.report(
                    actor,
                    key,
                    new DirectiveId(directive),
                    new UnitId(unit),
                    Text.lines(typed.text()))),
        model);
  }

  /** What the unit said may be said anew, and takes the place of what was said before. */
  private FormParser still(long directive, long unit, String shown) {
    return FormParser.about(
        Text.line(shown),
        () ->
            sql.lock(new DirectiveId(directive), new UnitId(unit)).map(Adoption::seen).orElse(""));
  }

  private String act(
      Actor actor,
      long directive,
      long unit,
      AdoptionForm typed,
      Outcome<UnitId> outcome,
      Model model) {
    scope.require(actor, Right.RECORD, new UnitId(unit));
    return Answers.of(
        outcome,
        done ->
            Answers.to(
                "/adoptions/" + directive + "/units/" + unit, "adoptions.said." + said(typed)),
        refusals ->
            page(
                actor,
                adoptions.show(actor, new DirectiveId(directive), new UnitId(unit)),
                Form.refused(typed, refusals),
                model));
  }

  private static String said(AdoptionForm typed) {
    Function<String, Boolean> is = it -> it.equals(Text.line(typed.act()));
    return is.apply("study") ? "studied" : is.apply("report") ? "reported" : "saved";
  }

  private String page(Actor actor, Adoption it, Form<AdoptionForm> form, Model model) {
    Map<Owed, LocalDate> due = new EnumMap<>(Owed.class);
    for (Owed owed : Owed.values()) {
      LocalDate day = it.asked(owed) ? sql.due(it.directive(), owed, it.unitKind()) : null;
      if (day != null) {
        due.put(owed, day);
      }
    }
    units.showPath(actor, it.unit(), today.date());
    Set<Right> rights = scope.rights(actor, it.unit());
    model.addAttribute("it", it);
    model.addAttribute("directive", directives.named(it.directive()).orElseThrow());
    model.addAttribute("unit", units.named(it.unit(), today.date()).orElseThrow());
    model.addAttribute("due", due);
    model.addAttribute("receipts", sql.receipts(it.directive(), it.unit()));
    model.addAttribute("sheet", coverage.sheet(it.directive(), it.unit(), it));
    model.addAttribute("plan", plans.of(it.directive(), it.unit()).orElse(null));
    model.addAttribute("mayRecord", rights.contains(Right.RECORD));
    model.addAttribute("form", form);
    return "documents/adoptions/unit";
  }
}
