package vn.mach.organisation.people;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Flash;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The forms in which members are entered and their records kept. */
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

  /** A new member: their own data, and where they begin. */
  record Entry(
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
      return new Typed(code, fullName, birthDate, gender, admittedOn, officialOn, cardNumber)
          .details(reading);
    }
  }

  /** A person's own data as typed. */
  record Typed(
      @Nullable String code,
      @Nullable String fullName,
      @Nullable String birthDate,
      @Nullable String gender,
      @Nullable String admittedOn,
      @Nullable String officialOn,
      @Nullable String cardNumber) {

    static Typed of(PersonDetails it) {
      return new Typed(
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
    String at = unit.isEmpty() && choices.size() == 1 ? choices.getFirst().code() : unit;
    return entryForm(
        Form.of(
            new Entry(
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
      @ModelAttribute("typed") Entry typed,
      @RequestParam String key,
      Model model,
      HttpServletResponse response) {
    if (!actor.hasSomewhere(Right.KEEP_PEOPLE)) {
      throw new NotFound("people");
    }
    FormParser reading = new FormParser();
    PersonDetails details = typed.details(reading);
    LocalDate from = reading.requiredDay("from", typed.from());
    Optional<MemberStatus> status = status(reading, typed.status());
    Optional<UnitId> unit = unit(actor, reading, typed.unit());
    Outcome<PersonId> outcome =
        reading.then(() ->
            people.enter(actor, key, details, unit.orElseThrow(), status.orElseThrow(), from));
    return switch (outcome) {
      case Outcome.Done<PersonId>(PersonId id) -> {
        Flash.done("people.entered", details.fullName());
        yield "redirect:/people/" + id.value();
      }
      case Outcome.Refused<PersonId>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield entryForm(Form.refused(typed, refusals), model);
      }
    };
  }

  private static String entryForm(Form<Entry> form, Model model) {
    model.addAttribute("form", form);
    return "organisation/people/new";
  }

  @GetMapping("/people/{id}/details")
  String details(Actor actor, @PathVariable long id, Model model) {
    PeopleSql.Sheet sheet = kept(actor, id);
    return form(Form.of(Typed.of(sheet.details())), sheet, "organisation/people/details", model);
  }

  @PostMapping("/people/{id}/details")
  String change(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") Typed typed,
      @RequestParam String key,
      Model model,
      HttpServletResponse response) {
    PeopleSql.Sheet sheet = kept(actor, id);
    FormParser reading = new FormParser();
    PersonDetails details = typed.details(reading);
    return answer(
        reading.then(() -> people.change(actor, key, sheet.id(), details)),
        typed,
        sheet,
        "organisation/people/details",
        model,
        response);
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
      Model model,
      HttpServletResponse response) {
    PeopleSql.Sheet sheet = kept(actor, id);
    FormParser reading = new FormParser();
    Optional<MemberStatus> status = status(reading, typed.status());
    LocalDate from = reading.requiredDay("from", typed.from());
    return answer(
        reading.then(() -> people.changeStatus(actor, key, sheet.id(), status.orElseThrow(), from)),
        typed,
        sheet,
        "organisation/people/status_form",
        model,
        response);
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
      Model model,
      HttpServletResponse response) {
    PeopleSql.Sheet sheet = kept(actor, id);
    FormParser reading = new FormParser();
    LocalDate lastDay = reading.requiredDay("from", typed.from());
    return answer(
        reading.then(
            () -> people.leave(actor, key, sheet.id(), lastDay, Text.lines(typed.reason()))),
        typed,
        sheet,
        "organisation/people/leave",
        model,
        response);
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
      Model model,
      HttpServletResponse response) {
    PeopleSql.Sheet sheet = kept(actor, id);
    FormParser reading = new FormParser();
    Optional<UnitId> unit = unit(actor, reading, typed.unit());
    Optional<MemberStatus> status = status(reading, typed.status());
    LocalDate from = reading.requiredDay("from", typed.from());
    return answer(
        reading.then(() ->
            people.comeBack(
                actor, key, sheet.id(), unit.orElseThrow(), status.orElseThrow(), from)),
        typed,
        sheet,
        "organisation/people/come_back",
        model,
        response);
  }

  private String answer(
      Outcome<PersonId> outcome,
      Record typed,
      PeopleSql.Sheet sheet,
      String template,
      Model model,
      HttpServletResponse response) {
    return switch (outcome) {
      case Outcome.Done<PersonId>(PersonId person) -> {
        Flash.done("people.saved");
        yield "redirect:/people/" + person.value();
      }
      case Outcome.Refused<PersonId>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield form(Form.refused(typed, refusals), sheet, template, model);
      }
    };
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

  private static Optional<MemberStatus> status(FormParser reading, @Nullable String typed) {
    Optional<MemberStatus> status = MemberStatus.find(Text.line(typed));
    if (status.isEmpty()) {
      reading.refuse("status", "people.refused.status");
    }
    return status;
  }

  /**
   * The unit that is meant, within the viewer's reach; one beyond it is as unknown as one that is
   * not there.
   */
  private Optional<UnitId> unit(Actor actor, FormParser reading, @Nullable String typed) {
    Optional<UnitId> unit =
        units.meant(actor, Right.KEEP_PEOPLE, Text.line(typed)).map(NamedUnit::id);
    if (unit.isEmpty()) {
      reading.refuse("unit", "people.refused.unit");
    }
    return unit;
  }
}
