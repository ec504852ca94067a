package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The files that one reads, those about oneself, the plans; opening a file and asking for one. */
@Controller
class InspectionPages {

  private final Inspections inspections;
  private final InspectionsSql sql;
  private final PlansSql plans;
  private final InspectionRules rules;
  private final People people;
  private final Units units;
  private final AccessScope scope;
  private final NamedAccess named;
  private final Today today;

  InspectionPages(
      Inspections inspections,
      InspectionsSql sql,
      PlansSql plans,
      InspectionRules rules,
      People people,
      Units units,
      AccessScope scope,
      NamedAccess named,
      Today today) {
    this.inspections = inspections;
    this.sql = sql;
    this.plans = plans;
    this.rules = rules;
    this.people = people;
    this.units = units;
    this.scope = scope;
    this.named = named;
    this.today = today;
  }

  /**
   * A file as it is opened.
   *
   * @param line of the plan
   * @param person a member's code, or words of the name that fit one member
   * @param readers codes or names of members, separated by commas or lines
   */
  record OpenForm(
      @Nullable String unit,
      @Nullable String line,
      @Nullable String kind,
      @Nullable String person,
      @Nullable String lead,
      @Nullable String content,
      @Nullable String dueOn,
      @Nullable String readers) {}

  record AskForm(@Nullable String code, @Nullable String reason) {}

  @GetMapping("/inspections")
  String list(Actor actor, @RequestParam(defaultValue = "1") int page, Model model) {
    Paging paging = new Paging(page, 30);
    Map<String, @Nullable Object> mine = named.parameters(actor);
    model.addAttribute("files", paging.slice(sql.read(mine, paging)));
    model.addAttribute("about", sql.about(mine));
    boolean plan = actor.hasSomewhere(Right.SEE_NAMED);
    model.addAttribute(
        "plans",
        plan
            ? plans.units(scope.parameters(actor, Right.SEE_NAMED), today.date().getYear())
            : List.of());
    List<NamedUnit> tops = plan ? units.tops(actor, Right.SEE_NAMED) : List.of();
    model.addAttribute("tops", tops);
    model.addAttribute("opens", actor.hasSomewhere(Right.KEEP_PEOPLE));
    return "branch/inspections/list";
  }

  @GetMapping("/inspections/new")
  String blank(
      Actor actor,
      @RequestParam(required = false) @Nullable Long line,
      @RequestParam(required = false) @Nullable Long unit,
      Model model) {
    keeping(actor);
    Optional<PlansSql.Row> planned =
        line == null
            ? Optional.empty()
            : plans.line(scope.parameters(actor, Right.KEEP_PEOPLE), line);
    String label =
        planned
            .map(PlansSql.Row::unit)
            .or(() -> Optional.ofNullable(unit).map(UnitId::new))
            .filter(it -> scope.reaches(actor, Right.KEEP_PEOPLE, it))
            .flatMap(it -> units.named(it, today.date()))
            .or(() -> units.tops(actor, Right.KEEP_PEOPLE).stream().findFirst())
            .map(NamedUnit::label)
            .orElse("");
    OpenForm typed =
        new OpenForm(
            label,
            planned.map(it -> Long.toString(it.id())).orElse(""),
            planned.map(PlansSql.Row::kind).orElse(""),
            "",
            "",
            planned.map(PlansSql.Row::content).orElse(""),
            planned
                .map(PlansSql.Row::toOn)
                .filter(it -> !it.isBefore(today.date()))
                .orElse(today.date().plusMonths(1))
                .toString(),
            "");
    return form(Form.of(typed), model);
  }

  @PostMapping("/inspections")
  String open(
      Actor actor, @ModelAttribute("typed") OpenForm typed, @RequestParam String key, Model model) {
    keeping(actor);
    FormParser reading = new FormParser();
    Field<UnitId> unit =
        reading.requiredFound(
            "unit",
            typed.unit(),
            units.meant(actor, Right.KEEP_PEOPLE, Text.line(typed.unit())).map(NamedUnit::id),
            "inspections.refused.unit");
    Optional<PlansSql.Row> planned =
        FormParser.id(typed.line(), it -> it)
            .flatMap(it -> plans.line(scope.parameters(actor, Right.KEEP_PEOPLE), it));
    Field<InspectionKind> kind =
        reading.found(
            "kind", rules.kind(Text.line(typed.kind()), today.date()), "inspections.refused.kind");
    Optional<Member> member = people.meant(actor, Text.line(typed.person()));
    Field<PersonId> person =
        reading.found(
            "person",
            member
                .filter(it -> unit.read().isEmpty() || unit.read().get().equals(it.unit()))
                .map(Member::id),
            member.isEmpty() ? "inspections.refused.person" : "inspections.refused.elsewhere",
            Text.line(typed.person()));
    PersonId lead =
        reading.optionalFound(
            "lead",
            typed.lead(),
            people.meant(actor, Text.line(typed.lead())).map(Member::id),
            "inspections.refused.person",
            Text.line(typed.lead()));
    String content = reading.required("content", typed.content(), NewInspection.LONGEST_CONTENT);
    Field<LocalDate> due = reading.requiredDay("dueOn", typed.dueOn());
    List<PersonId> readers = readers(actor, reading, typed.readers());
    return Answers.of(
        reading.then(() ->
            inspections.open(
                actor,
                key,
                new NewInspection(
                    unit.get(),
                    planned
                        .filter(it -> it.unit().equals(unit.get()))
                        .map(PlansSql.Row::id)
                        .orElse(null),
                    kind.get().code(),
                    person.get(),
                    lead,
                    content,
                    due.get(),
                    readers))),
        id -> Answers.to("/inspections/" + id, "inspections.opened"),
        refusals -> form(Form.refused(typed, refusals), model));
  }

  @GetMapping("/inspections/ask")
  String ask(Actor actor, Model model) {
    model.addAttribute("form", Form.of(new AskForm("", "")));
    return "branch/inspections/ask";
  }

  @PostMapping("/inspections/ask")
  String ask(
      Actor actor, @ModelAttribute("typed") AskForm typed, @RequestParam String key, Model model) {
    FormParser reading = new FormParser();
    String code = reading.required("code", typed.code(), 20);
    String reason = reading.required("reason", typed.reason(), NewInspection.LONGEST_CONTENT);
    return Answers.of(
        reading.then(() -> inspections.ask(actor, key, code, reason)),
        done -> Answers.to("/named-files", "inspections.asked"),
        refusals -> {
          model.addAttribute("form", Form.refused(typed, refusals));
          return "branch/inspections/ask";
        });
  }

  private String form(Form<OpenForm> form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("kinds", rules.kinds(today.date()));
    return "branch/inspections/new";
  }

  private List<PersonId> readers(Actor actor, FormParser reading, @Nullable String typed) {
    List<String> names =
        Arrays.stream(Text.lines(typed).split("[,;\n]"))
            .map(Text::line)
            .filter(it -> !it.isEmpty())
            .distinct()
            .toList();
    if (names.size() > NewInspection.MOST_READERS) {
      reading.refuse("readers", "inspections.refused.readers", NewInspection.MOST_READERS);
      return List.of();
    }
    List<PersonId> readers = new ArrayList<>();
    for (String name : names) {
      people
          .meant(actor, name)
          .map(Member::id)
          .ifPresentOrElse(
              readers::add, () -> reading.refuse("readers", "inspections.refused.person", name));
    }
    return readers;
  }

  private static void keeping(Actor actor) {
    if (!actor.hasSomewhere(Right.KEEP_PEOPLE)) {
      throw new NotFound("a unit whose members are kept");
    }
  }
}
