package vn.mach.branch.inspections;

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
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
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

/** The plan of a unit's year. */
@Controller
class PlanPages {

  private final InspectionPlans plans;
  private final PlansSql sql;
  private final InspectionRules rules;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  PlanPages(
      InspectionPlans plans,
      PlansSql sql,
      InspectionRules rules,
      Units units,
      AccessScope scope,
      Today today) {
    this.plans = plans;
    this.sql = sql;
    this.rules = rules;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  record LineForm(
      @Nullable String year,
      @Nullable String kind,
      @Nullable String content,
      @Nullable String members,
      @Nullable String periodFrom,
      @Nullable String periodTo,
      @Nullable String fromOn,
      @Nullable String toOn) {}

  record DropForm(@Nullable String reason) {}

  record DraftForm(@Nullable String year) {}

  /**
   * A plan for its page.
   *
   * @param limited kinds that the regulation leaves to larger branches, by code
   */
  public record Shown(
      NamedUnit unit,
      int year,
      List<PlansSql.Row> lines,
      InspectionRules.Rule expected,
      InspectionKind.Branch branch,
      long missing,
      List<InspectionKind> kinds,
      List<String> limited,
      int membersOver,
      boolean mostlyRegular,
      boolean writes) {}

  @GetMapping("/inspections/units/{unit:\\d+}")
  String show(
      Actor actor,
      @PathVariable long unit,
      @RequestParam(required = false) @Nullable String year,
      Model model) {
    int asked = year(year).orElse(today.date().getYear());
    LineForm blank = new LineForm(Integer.toString(asked), "", "", "1", "", "", "", "");
    return show(actor, new UnitId(unit), asked, Form.of(blank), Form.empty(), model);
  }

  @PostMapping("/inspections/units/{unit:\\d+}/lines")
  String add(
      Actor actor,
      @PathVariable long unit,
      @ModelAttribute("typed") LineForm typed,
      @RequestParam String key,
      Model model) {
    UnitId of = new UnitId(unit);
    units.require(actor, Right.KEEP_PEOPLE, of);
    FormParser reading = new FormParser();
    Field<Integer> year =
        reading.found(
            "year", year(typed.year()), "inspections.refused.no_year", Text.line(typed.year()));
    Field<LocalDate> from = reading.requiredDay("fromOn", typed.fromOn());
    LocalDate day = from.read().orElse(today.date());
    Field<InspectionKind> kind =
        reading.found(
            "kind",
            rules.kind(Text.line(typed.kind()), day).filter(InspectionKind::planned),
            "inspections.refused.kind");
    String content = reading.required("content", typed.content(), NewInspection.LONGEST_CONTENT);
    Field<Long> members =
        reading.found(
            "members",
            FormParser.whole(typed.members()),
            "inspections.refused.number",
            Text.line(typed.members()));
    LocalDate periodFrom = reading.optionalDay("periodFrom", typed.periodFrom());
    LocalDate periodTo = reading.optionalDay("periodTo", typed.periodTo());
    Field<LocalDate> to = reading.requiredDay("toOn", typed.toOn());
    return Answers.of(
        reading.then(() ->
            plans.add(
                actor,
                key,
                new PlanLine(
                    of,
                    year.get(),
                    kind.get().code(),
                    content,
                    Math.clamp(members.get(), -1, PlanLine.MOST_MEMBERS + 1),
                    periodFrom,
                    periodTo,
                    from.get(),
                    to.get()))),
        done ->
            Answers.to("/inspections/units/" + unit + "?year=" + year.get(), "inspections.planned"),
        refusals ->
            show(
                actor,
                of,
                year.read().orElse(today.date().getYear()),
                Form.refused(typed, refusals),
                Form.empty(),
                model));
  }

  @PostMapping("/inspections/units/{unit:\\d+}/draft")
  String draft(
      Actor actor,
      @PathVariable long unit,
      @ModelAttribute("typed") DraftForm typed,
      @RequestParam String key,
      Model model) {
    UnitId of = new UnitId(unit);
    units.require(actor, Right.KEEP_PEOPLE, of);
    int year = year(typed.year()).orElse(today.date().getYear());
    return Answers.of(
        plans.draft(actor, key, of, year),
        lines ->
            Answers.to(
                "/inspections/units/" + unit + "?year=" + year, "inspections.drafted", lines),
        refusals ->
            show(
                actor,
                of,
                year,
                Form.of(new LineForm(Integer.toString(year), "", "", "1", "", "", "", "")),
                Form.empty(refusals),
                model));
  }

  @GetMapping("/inspections/lines/{id:\\d+}")
  String line(Actor actor, @PathVariable long id, Model model) {
    return line(actor, id, Form.of(new DropForm("")), model);
  }

  @PostMapping("/inspections/lines/{id:\\d+}/drop")
  String drop(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") DropForm typed,
      @RequestParam String key,
      Model model) {
    PlansSql.Row line = line(actor, id);
    FormParser reading = new FormParser();
    String reason = reading.optional("reason", typed.reason(), NewInspection.LONGEST_CONTENT);
    return Answers.of(
        reading.then(() -> plans.drop(actor, key, id, reason)),
        done ->
            Answers.to(
                "/inspections/units/" + line.unit().value() + "?year=" + line.year(),
                "inspections.dropped"),
        refusals -> line(actor, id, Form.refused(typed, refusals), model));
  }

  private String line(Actor actor, long id, Form<DropForm> form, Model model) {
    PlansSql.Row line = line(actor, id);
    units.showPath(actor, line.unit(), today.date());
    model.addAttribute("line", line);
    model.addAttribute("form", form);
    return "branch/inspections/line";
  }

  private PlansSql.Row line(Actor actor, long id) {
    return sql.line(scope.parameters(actor, Right.KEEP_PEOPLE), id)
        .orElseThrow(() -> new NotFound("line " + id));
  }

  private String show(
      Actor actor,
      UnitId unit,
      int year,
      Form<LineForm> form,
      Form<Form.Nothing> draft,
      Model model) {
    NamedUnit named = units.require(actor, Right.SEE_NAMED, unit);
    units.showPath(actor, unit, today.date());
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate day = year == today.date().getYear() ? today.date() : first;
    InspectionKind.Branch branch = rules.branch(unit, day);
    int over = rules.rule("limited_members_over", day).value();
    List<InspectionKind> kinds = rules.kinds(day).stream().filter(InspectionKind::planned).toList();
    Map<String, Object> scoped = scope.parameters(actor, Right.SEE_NAMED);
    List<PlansSql.Row> lines = sql.lines(scoped, unit, year);
    List<PlansSql.Row> standing = lines.stream().filter(it -> it.droppedReason() == null).toList();
    long regular = standing.stream().filter(it -> it.kind().equals(InspectionKind.REGULAR)).count();
    model.addAttribute(
        "plan",
        new Shown(
            named,
            year,
            lines,
            rules.ofYear(unit, first),
            branch,
            plans.missing(actor, unit, year),
            kinds,
            rules.kinds(day).stream()
                .filter(it -> it.beyond(branch, over))
                .map(InspectionKind::code)
                .toList(),
            over,
            regular * 2 >= standing.size(),
            scope.reaches(actor, Right.KEEP_PEOPLE, unit)));
    model.addAttribute("form", form);
    model.addAttribute("draft", draft);
    return "branch/inspections/plan";
  }

  private static Optional<Integer> year(@Nullable String typed) {
    return FormParser.whole(typed)
        .filter(it -> it >= PlanLine.FIRST_YEAR && it <= PlanLine.LAST_YEAR)
        .map(Long::intValue);
  }
}
