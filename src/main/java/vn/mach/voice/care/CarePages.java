package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.Paging;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.access.NamedFile;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * What is due, the visits that were made, one of them, and the history of a person or household.
 */
@Controller
class CarePages {

  private static final int DAYS_AHEAD = 30;

  private final Care care;
  private final CareSql sql;
  private final GrantsSql grants;
  private final CareKinds kinds;
  private final Households households;
  private final CareForms forms;
  private final People people;
  private final Units units;
  private final AccessScope scope;
  private final NamedAccess named;
  private final AuditLog auditLog;
  private final Today today;

  CarePages(
      Care care,
      CareSql sql,
      GrantsSql grants,
      CareKinds kinds,
      Households households,
      CareForms forms,
      People people,
      Units units,
      AccessScope scope,
      NamedAccess named,
      AuditLog auditLog,
      Today today) {
    this.care = care;
    this.sql = sql;
    this.grants = grants;
    this.kinds = kinds;
    this.households = households;
    this.forms = forms;
    this.people = people;
    this.units = units;
    this.scope = scope;
    this.named = named;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * A visit as it is typed.
   *
   * @param person a member's code, or words of the name that fit one member
   * @param readers codes or names of members, separated by commas or lines
   */
  record VisitForm(
      @Nullable String unit,
      @Nullable String person,
      @Nullable String householdId,
      @Nullable String household,
      @Nullable String kind,
      @Nullable String occasion,
      @Nullable String visitedOn,
      @Nullable String visitors,
      @Nullable String followUpOn,
      @Nullable String notes,
      @Nullable String readers,
      @Nullable String sure) {}

  record WithdrawForm(@Nullable String reason) {}

  record PlanForm(@Nullable String everyMonths, @Nullable String nextOn) {}

  @GetMapping("/care")
  String list(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
    Map<String, Object> seeing = forms.seeing(actor);
    Paging paging = new Paging(page, 30);
    model.addAttribute("due", sql.due(seeing, today.date().plusDays(DAYS_AHEAD)));
    model.addAttribute("visits", paging.slice(sql.recent(seeing, paging)));
    model.addAttribute("next", kinds.next(today.date(), 3));
    model.addAttribute("occasions", kinds.occasions());
    model.addAttribute("form", Form.empty());
    return "voice/care/list";
  }

  @GetMapping("/care/new")
  String blank(
      Actor actor,
      @RequestParam(required = false) @Nullable Long again,
      @RequestParam(required = false) @Nullable Long household,
      Model model) {
    Map<String, Object> seeing = forms.seeing(actor);
    Optional<CareSql.Row> last =
        again == null ? Optional.empty() : sql.find(seeing, named.parameters(actor), again);
    String unit =
        last.flatMap(it -> units.named(it.unit(), today.date()))
            .or(() -> units.tops(actor, Right.KEEP_PEOPLE).stream().findFirst())
            .map(NamedUnit::label)
            .orElse("");
    VisitForm typed =
        new VisitForm(
            unit,
            last.map(CareSql.Row::personName).orElse(""),
            household == null ? "" : household.toString(),
            last.map(CareSql.Row::householdName).orElse(""),
            last.map(CareSql.Row::kind).orElse(""),
            "",
            today.date().toString(),
            "",
            "",
            "",
            "",
            "");
    return form(actor, Form.of(typed), model);
  }

  @PostMapping("/care")
  String record(
      Actor actor,
      @ModelAttribute("typed") VisitForm typed,
      @RequestParam String key,
      Model model) {
    forms.seeing(actor);
    FormParser reading = new FormParser();
    Field<UnitId> unit =
        reading.requiredFound(
            "unit",
            typed.unit(),
            units.meant(actor, Right.KEEP_PEOPLE, Text.line(typed.unit())).map(NamedUnit::id),
            "care.refused.unit");
    PersonId person =
        reading.optionalFound(
            "person", typed.person(), forms.person(actor, typed.person()), "care.refused.person");
    Long householdId =
        FormParser.whole(typed.householdId())
            .map(it -> households.require(actor, it).id())
            .orElse(null);
    String household = reading.optional("household", typed.household(), Visit.LONGEST_NAME);
    Field<CareKind> kind =
        reading.found("kind", kinds.find(Text.line(typed.kind()), "visit"), "care.refused.kind");
    CareKind.Occasion occasion = forms.occasion(reading, typed.occasion());
    Field<LocalDate> day = reading.requiredDay("visitedOn", typed.visitedOn());
    String visitors = reading.required("visitors", typed.visitors(), Visit.LONGEST_NAME);
    LocalDate followUp = reading.optionalDay("followUpOn", typed.followUpOn());
    String notes = Text.lines(typed.notes());
    if (Text.length(notes) > Visit.LONGEST_NOTES) {
      reading.refuse("notes", "web.refused.too_long", Visit.LONGEST_NOTES);
    }
    List<PersonId> readers = forms.readers(actor, reading, typed.readers());
    return Answers.of(
        reading.then(() ->
            care.record(
                actor,
                key,
                new Visit(
                    unit.get(),
                    person,
                    householdId,
                    household,
                    kind.get().code(),
                    occasion == null ? null : occasion.code(),
                    day.get(),
                    visitors,
                    followUp,
                    notes,
                    readers,
                    Text.line(typed.sure()).equals("yes")))),
        id -> Answers.to("/care/" + id, "care.recorded"),
        refusals -> form(actor, Form.refused(typed, refusals), model));
  }

  @GetMapping("/care/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(
        actor,
        id,
        Form.of(new WithdrawForm("")),
        Form.of(new PlanForm("", today.date().plusMonths(6).toString())),
        model);
  }

  @PostMapping("/care/{id:\\d+}/withdraw")
  String withdraw(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") WithdrawForm typed,
      @RequestParam String key,
      Model model) {
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), Visit.LONGEST_NAME);
    return Answers.of(
        reading.then(() -> care.withdraw(actor, key, id, reason)),
        done -> Answers.to("/care/" + id, "care.withdrawn"),
        refusals ->
            show(actor, id, Form.refused(typed, refusals), Form.of(new PlanForm("", "")), model));
  }

  @PostMapping("/care/{id:\\d+}/plan")
  String plan(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") PlanForm typed,
      @RequestParam String key,
      Model model) {
    FormParser reading = new FormParser();
    Field<Long> months =
        reading.requiredWhole("everyMonths", typed.everyMonths(), 1, Care.MOST_MONTHS);
    Field<LocalDate> next = reading.requiredDay("nextOn", typed.nextOn());
    return Answers.of(
        reading.then(() -> care.plan(actor, key, id, months.get().intValue(), next.get())),
        done -> Answers.to("/care", "care.planned"),
        refusals ->
            show(actor, id, Form.of(new WithdrawForm("")), Form.refused(typed, refusals), model));
  }

  @PostMapping("/care/plans/{id:\\d+}/end")
  String endPlan(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return Answers.of(
        care.endPlan(actor, key, id),
        done -> Answers.to("/care", "care.plan_ended"),
        refusals -> list(actor, 1, model));
  }

  /** One history: visits to the person and to the households in which they live. */
  @GetMapping("/care/people/{id:\\d+}")
  String person(Actor actor, @PathVariable long id, Model model) {
    Map<String, Object> seeing = forms.seeing(actor);
    PersonId person = new PersonId(id);
    if (!people.maySee(actor, person)) {
      throw new NotFound("person " + id);
    }
    auditLog.looked(actor, person);
    return history(
        people.name(person), sql.ofPerson(seeing, person), grants.ofPerson(seeing, id), model);
  }

  private static String history(
      String name, List<CareSql.Row> visits, List<GrantsSql.Row> grants, Model model) {
    model.addAttribute("name", name);
    model.addAttribute("visits", visits);
    model.addAttribute("grants", grants);
    return "voice/care/history";
  }

  private String show(
      Actor actor, long id, Form<WithdrawForm> form, Form<PlanForm> plan, Model model) {
    CareSql.Row visit =
        sql.find(scope.parameters(actor, Right.KEEP_PEOPLE), named.parameters(actor), id)
            .orElseThrow(() -> new NotFound("visit " + id));
    if (visit.person() != null) {
      auditLog.looked(actor, new PersonId(visit.person()));
    }
    Long household = visit.household();
    if (household != null) {
      households.looked(actor, household);
    }
    model.addAttribute("visit", visit);
    NamedFile notes = Visit.notesOf(id);
    model.addAttribute("notes", named.look(actor, notes) ? sql.notes(id) : null);
    model.addAttribute("named", named.standing(actor, notes));
    model.addAttribute("grants", grants.ofVisit(id));
    model.addAttribute("keeps", scope.reaches(actor, Right.KEEP_PEOPLE, visit.unit()));
    model.addAttribute("form", form);
    model.addAttribute("plan", plan);
    return "voice/care/visit";
  }

  private String form(Actor actor, Form<VisitForm> form, Model model) {
    String household = form.value("householdId");
    model.addAttribute("form", form);
    model.addAttribute("kinds", kinds.offered("visit"));
    model.addAttribute("occasions", kinds.offeredOccasions());
    model.addAttribute(
        "household",
        FormParser.whole(household).map(it -> households.require(actor, it).name()).orElse(""));
    return "voice/care/new";
  }
}
