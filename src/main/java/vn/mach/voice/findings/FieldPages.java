package vn.mach.voice.findings;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.Paging;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;
import vn.mach.voice.findings.FieldWorkSql.Assignment;

/** Who follows which place or field, and the visits of each. */
@Controller
class FieldPages {

  private final FieldWork work;
  private final FieldWorkSql sql;
  private final FindingAccess access;
  private final People people;
  private final Units units;
  private final Today today;

  FieldPages(
      FieldWork work,
      FieldWorkSql sql,
      FindingAccess access,
      People people,
      Units units,
      Today today) {
    this.work = work;
    this.sql = sql;
    this.access = access;
    this.people = people;
    this.units = units;
    this.today = today;
  }

  record AssignForm(
      @Nullable String body,
      @Nullable String person,
      @Nullable String place,
      @Nullable String field,
      @Nullable String from,
      @Nullable String to,
      @Nullable String task) {}

  /**
   * What is typed on the page of an assignment, one form of it at a time.
   *
   * @param act {@code plan}, or the number of the visit
   */
  record VisitForm(
      @Nullable String act,
      @Nullable String place,
      @Nullable String day,
      @Nullable String purpose,
      @Nullable String note) {}

  @GetMapping("/findings/assignments")
  String list(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
    List<NamedUnit> tops = units.tops(actor, Right.ISSUE);
    return list(
        actor,
        page,
        Form.of(
            new AssignForm(
                tops.size() == 1 ? tops.getFirst().label() : "",
                "",
                "",
                "",
                today.date().toString(),
                "",
                "")),
        model);
  }

  private String list(Actor actor, int page, Form<AssignForm> form, Model model) {
    if (!actor.hasSomewhere(Right.ISSUE) && !access.assigned(actor.person(), null)) {
      throw new NotFound("assignments");
    }
    Paging paging = new Paging(page, 50);
    model.addAttribute(
        "found", paging.slice(sql.list(access.assigning(actor), today.date(), paging)));
    model.addAttribute("assigns", actor.hasSomewhere(Right.ISSUE));
    model.addAttribute("fields", sql.fields());
    model.addAttribute("today", today.date());
    model.addAttribute("form", form);
    return "voice/findings/assignments";
  }

  @PostMapping("/findings/assignments")
  String assign(
      Actor actor,
      @ModelAttribute("typed") AssignForm typed,
      @RequestParam String key,
      Model model) {
    if (!actor.hasSomewhere(Right.ISSUE)) {
      throw new NotFound("assignments");
    }
    FormParser parser = new FormParser();
    String body = Text.line(typed.body());
    Field<NamedUnit> at =
        parser.found("body", units.meant(actor, Right.ISSUE, body), "findings.refused.body", body);
    String named = Text.line(typed.person());
    Field<PersonId> person =
        parser.found(
            "person", people.meant(actor, named).map(Member::id), "findings.refused.finder", named);
    String where = Text.line(typed.place());
    NamedUnit place =
        parser.optionalFound(
            "place", where, units.meant(actor, Right.ISSUE, where), "findings.refused.unit", where);
    String field =
        parser.optionalFound(
            "field", typed.field(), field(typed.field()), "findings.refused.field", "");
    Field<LocalDate> from = parser.requiredDay("from", typed.from());
    LocalDate to = parser.optionalDay("to", typed.to());
    String task = parser.optional("task", typed.task(), FieldWork.LONGEST);
    return Answers.of(
        parser.then(() ->
            work.assign(
                actor,
                key,
                new FieldWork.NewAssignment(
                    at.get().id(),
                    person.get(),
                    place == null ? null : place.id(),
                    field,
                    from.get(),
                    to,
                    task))),
        id -> Answers.to("/findings/assignments/" + id, "findings.done"),
        refusals -> list(actor, 1, Form.refused(typed, refusals), model));
  }

  private Optional<String> field(@Nullable String typed) {
    String code = Text.line(typed);
    return sql.fields().stream().map(FieldWorkSql.Field::code).filter(code::equals).findFirst();
  }

  @GetMapping("/findings/assignments/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, id, Form.of(new VisitForm("plan", "", "", "", "")), model);
  }

  private String show(Actor actor, long id, Form<VisitForm> form, Model model) {
    Assignment it =
        sql.find(access.assigning(actor), id).orElseThrow(() -> new NotFound("assignment " + id));
    LocalDate day = today.date();
    UnitId within = it.place() == null ? it.body() : it.place();
    model.addAttribute("it", it);
    model.addAttribute("visits", sql.visits(id));
    model.addAttribute("holds", !it.to().isBefore(day));
    model.addAttribute("assigns", access.mayAssign(actor, it.body()));
    model.addAttribute("mine", it.person().equals(actor.person()));
    model.addAttribute(
        "places",
        Stream.concat(units.named(within, day).stream(), units.children(within, day).stream())
            .map(NamedUnit::label)
            .toList());
    model.addAttribute("today", day);
    model.addAttribute("form", form);
    return "voice/findings/assignment";
  }

  @PostMapping("/findings/assignments/{id:\\d+}/end")
  String end(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return answered(
        actor, id, new VisitForm("end", "", "", "", ""), work.end(actor, key, id), model);
  }

  @PostMapping("/findings/assignments/{id:\\d+}/visits")
  String plan(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") VisitForm typed,
      @RequestParam String key,
      Model model) {
    Assignment it =
        sql.find(access.assigning(actor), id)
            .filter(found -> work.mayPlan(actor, found.person(), found.body()))
            .orElseThrow(() -> new NotFound("assignment " + id));
    FormParser parser = new FormParser();
    String where = Text.line(typed.place());
    UnitId within = it.place() == null ? it.body() : it.place();
    Field<NamedUnit> place =
        parser.found(
            "place",
            units
                .meant(Actor.system(), Right.SEE, where)
                .filter(found -> sql.below(within, found.id(), today.date())),
            "findings.refused.unit",
            where);
    Field<LocalDate> day = parser.requiredDay("day", typed.day());
    String purpose = parser.required("purpose", typed.purpose(), FieldWork.LONGEST);
    return answered(
        actor,
        id,
        new VisitForm("plan", typed.place(), typed.day(), typed.purpose(), ""),
        parser.then(() -> work.plan(actor, key, id, place.get().id(), day.get(), purpose)),
        model);
  }

  @PostMapping("/findings/visits/{visit:\\d+}/made")
  String made(
      Actor actor,
      @PathVariable long visit,
      @ModelAttribute("typed") VisitForm typed,
      @RequestParam String key,
      Model model) {
    long id = assignmentOf(actor, visit);
    FormParser parser = new FormParser();
    Field<LocalDate> day = parser.requiredDay("day", typed.day());
    String note = note(parser, typed.note());
    return answered(
        actor,
        id,
        new VisitForm("made-" + visit, "", typed.day(), "", typed.note()),
        parser.then(() -> work.made(actor, key, visit, day.get(), note)),
        model);
  }

  @PostMapping("/findings/visits/{visit:\\d+}/drop")
  String drop(
      Actor actor,
      @PathVariable long visit,
      @ModelAttribute("typed") VisitForm typed,
      @RequestParam String key,
      Model model) {
    long id = assignmentOf(actor, visit);
    FormParser parser = new FormParser();
    String note = note(parser, typed.note());
    return answered(
        actor,
        id,
        new VisitForm("drop-" + visit, "", "", "", typed.note()),
        parser.then(() -> work.drop(actor, key, visit, note)),
        model);
  }

  private long assignmentOf(Actor actor, long visit) {
    return sql.visit(visit)
        .filter(it -> work.mayPlan(actor, it.person(), it.body()))
        .map(FieldWorkSql.Visit::assignment)
        .orElseThrow(() -> new NotFound("visit " + visit));
  }

  private static String note(FormParser parser, @Nullable String typed) {
    String note = Text.lines(typed);
    if (Text.length(note) > FieldWork.LONGEST_NOTE) {
      parser.refuse("note", "web.refused.too_long", FieldWork.LONGEST_NOTE);
    }
    return note;
  }

  private String answered(
      Actor actor, long id, VisitForm typed, Outcome<Long> outcome, Model model) {
    return Answers.of(
        outcome,
        done -> Answers.to("/findings/assignments/" + id, "findings.done"),
        (List<Refusal> refusals) -> show(actor, id, Form.refused(typed, refusals), model));
  }
}
