package vn.mach.organisation.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The forms in which members are entered and their records changed. */
@Controller
class MemberFormPages {

  private final People people;
  private final PeopleSql sql;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  MemberFormPages(People people, PeopleSql sql, Units units, AccessScope scope, Today today) {
    this.people = people;
    this.sql = sql;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /** A new member: their own data, and their first unit and status. */
  record NewMemberForm(
      @Nullable String code,
      @Nullable String fullName,
      @Nullable String birthDate,
      @Nullable String gender,
      @Nullable String admittedOn,
      @Nullable String officialOn,
      @Nullable String cardNumber,
      @Nullable String unit,
      @Nullable String status,
      @Nullable String from) {

    PersonDetails details(FormParser reading) {
      return new DetailsForm(code, fullName, birthDate, gender, admittedOn, officialOn, cardNumber)
          .details(reading);
    }
  }

  /** A person's own data as typed. */
  record DetailsForm(
      @Nullable String code,
      @Nullable String fullName,
      @Nullable String birthDate,
      @Nullable String gender,
      @Nullable String admittedOn,
      @Nullable String officialOn,
      @Nullable String cardNumber) {

    static DetailsForm of(PersonDetails it) {
      return new DetailsForm(
          it.code(),
          it.fullName(),
          text(it.birthDate()),
          it.gender(),
          text(it.admittedOn()),
          text(it.officialOn()),
          it.cardNumber());
    }

    PersonDetails details(FormParser reading) {
      return new PersonDetails(
          Text.line(code),
          Text.line(fullName),
          reading.optionalDay("birthDate", birthDate),
          Text.line(gender),
          reading.optionalDay("admittedOn", admittedOn),
          reading.optionalDay("officialOn", officialOn),
          Text.line(cardNumber).replaceAll("[\\s.]", ""));
    }

    private static String text(@Nullable LocalDate day) {
      return day == null ? "" : DateTimeFormatter.ISO_LOCAL_DATE.format(day);
    }
  }

  record StatusForm(@Nullable String status, @Nullable String from) {}

  record LeaveForm(@Nullable String from, @Nullable String reason) {}

  record ComeBackForm(@Nullable String unit, @Nullable String status, @Nullable String from) {}

  @GetMapping("/people/new")
  String blank(Actor actor, @RequestParam(defaultValue = "") String unit, Model model) {
    if (!actor.hasSomewhere(Right.KEEP_PEOPLE)) {
      throw new NotFound("organisation/people/new");
    }
    var choices = units.search(actor, Right.KEEP_PEOPLE, "", 2);
    String at =
        unit.isEmpty()
            ? choices.size() == 1 ? choices.getFirst().label() : ""
            : units
                .meant(actor, Right.KEEP_PEOPLE, Text.line(unit))
                .map(NamedUnit::label)
                .orElse(unit);
    return entryForm(
        Form.of(
            new NewMemberForm(
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                at,
                MemberStatus.OFFICIAL.code(),
                today.date().toString())),
        model);
  }

  @PostMapping("/people")
  String enter(
      Actor actor,
      @ModelAttribute("typed") NewMemberForm typed,
      @RequestParam String key,
      Model model) {
    if (!actor.hasSomewhere(Right.KEEP_PEOPLE)) {
      throw new NotFound("people");
    }
    FormParser reading = new FormParser();
    PersonDetails details = typed.details(reading);
    Field<LocalDate> from = reading.requiredDay("from", typed.from());
    Field<MemberStatus> status = status(reading, typed.status());
    Field<UnitId> unit = unit(actor, reading, typed.unit());
    alsoWrong(reading, details);
    return Answers.of(
        reading.then(() -> people.enter(actor, key, details, unit.get(), status.get(), from.get())),
        id -> Answers.to("/people/" + id.value(), "people.entered", details.fullName()),
        refusals -> entryForm(Form.refused(typed, refusals), model));
  }

  /** What the command would say of the rest, where a field cannot be read. */
  private void alsoWrong(FormParser reading, PersonDetails details) {
    if (reading.isRefused()) {
      reading.refuse(details.refusals(today.date()));
    }
  }

  private static String entryForm(Form<NewMemberForm> form, Model model) {
    model.addAttribute("form", form);
    return "organisation/people/new";
  }

  @GetMapping("/people/{id}/details")
  String details(Actor actor, @PathVariable long id, Model model) {
    PeopleSql.Sheet sheet = kept(actor, id);
    return form(
        Form.editing(DetailsForm.of(sheet.details())), sheet, "organisation/people/details", model);
  }

  @PostMapping("/people/{id}/details")
  String change(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") DetailsForm typed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    PeopleSql.Sheet sheet = kept(actor, id);
    FormParser reading =
        FormParser.since(shown, () -> DetailsForm.of(kept(actor, id).details()), typed, "gender");
    PersonDetails details = typed.details(reading);
    alsoWrong(reading, details);
    return Answers.of(
        reading.then(() -> people.change(actor, key, sheet.id(), details)),
        person -> Answers.to("/people/" + person.value(), "people.saved"),
        refusals ->
            form(reading.refused(typed, refusals), sheet, "organisation/people/details", model));
  }

  @GetMapping("/people/{id}/status")
  String status(Actor actor, @PathVariable long id, Model model) {
    PeopleSql.Sheet sheet = kept(actor, id);
    return form(
        Form.of(new StatusForm("", today.date().toString())),
        sheet,
        "organisation/people/status_form",
        model);
  }

  @PostMapping("/people/{id}/status")
  String changeStatus(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") StatusForm typed,
      @RequestParam String key,
      Model model) {
    PeopleSql.Sheet sheet = kept(actor, id);
    FormParser reading = new FormParser();
    Field<MemberStatus> status = status(reading, typed.status());
    Field<LocalDate> from = reading.requiredDay("from", typed.from());
    return answer(
        reading.then(() -> people.changeStatus(actor, key, sheet.id(), status.get(), from.get())),
        typed,
        sheet,
        "organisation/people/status_form",
        model);
  }

  @GetMapping("/people/{id}/leave")
  String leave(Actor actor, @PathVariable long id, Model model) {
    PeopleSql.Sheet sheet = kept(actor, id);
    return form(
        Form.of(new LeaveForm(today.date().toString(), "")),
        sheet,
        "organisation/people/leave",
        model);
  }

  @PostMapping("/people/{id}/leave")
  String left(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") LeaveForm typed,
      @RequestParam String key,
      Model model) {
    PeopleSql.Sheet sheet = kept(actor, id);
    FormParser reading = new FormParser();
    Field<LocalDate> lastDay = reading.requiredDay("from", typed.from());
    return answer(
        reading.then(
            () -> people.leave(actor, key, sheet.id(), lastDay.get(), Text.lines(typed.reason()))),
        typed,
        sheet,
        "organisation/people/leave",
        model);
  }

  @GetMapping("/people/{id}/return")
  String comeBack(Actor actor, @PathVariable long id, Model model) {
    PeopleSql.Sheet sheet = kept(actor, id);
    return form(
        Form.of(new ComeBackForm(sheet.unitCode(), sheet.status().code(), today.date().toString())),
        sheet,
        "organisation/people/come_back",
        model);
  }

  @PostMapping("/people/{id}/return")
  String cameBack(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") ComeBackForm typed,
      @RequestParam String key,
      Model model) {
    PeopleSql.Sheet sheet = kept(actor, id);
    FormParser reading = new FormParser();
    Field<UnitId> unit = unit(actor, reading, typed.unit());
    Field<MemberStatus> status = status(reading, typed.status());
    Field<LocalDate> from = reading.requiredDay("from", typed.from());
    return answer(
        reading.then(
            () -> people.comeBack(actor, key, sheet.id(), unit.get(), status.get(), from.get())),
        typed,
        sheet,
        "organisation/people/come_back",
        model);
  }

  private String answer(
      Outcome<PersonId> outcome,
      Record typed,
      PeopleSql.Sheet sheet,
      String template,
      Model model) {
    return Answers.of(
        outcome,
        person -> Answers.to("/people/" + person.value(), "people.saved"),
        refusals -> form(Form.refused(typed, refusals), sheet, template, model));
  }

  private static String form(Form<?> form, PeopleSql.Sheet sheet, String template, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("sheet", sheet);
    return template;
  }

  private PeopleSql.Sheet kept(Actor actor, long id) {
    PeopleSql.Sheet sheet =
        sql.sheet(new PersonId(id), today.date()).orElseThrow(() -> new NotFound("person " + id));
    scope.require(actor, Right.KEEP_PEOPLE, sheet.unit());
    return sheet;
  }

  private static Field<MemberStatus> status(FormParser reading, @Nullable String typed) {
    return reading.found("status", MemberStatus.find(Text.line(typed)), "people.refused.status");
  }

  /** The chosen unit, covered by the actor's right; any other is treated as unknown. */
  private Field<UnitId> unit(Actor actor, FormParser reading, @Nullable String typed) {
    return reading.requiredFound(
        "unit",
        typed,
        units.meant(actor, Right.KEEP_PEOPLE, Text.line(typed)).map(NamedUnit::id),
        "people.refused.unit");
  }
}
