package vn.mach.voice.talks;

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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.people.Member;
import vn.mach.organisation.people.People;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The plan of a unit's year, and the numbers that are set. */
@Controller
class TalkPlanPages {

  private static final int LONGEST_SOURCE = 300;

  private final TalkPlans plans;
  private final TalkPlansSql sql;
  private final TalkRules rules;
  private final People people;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  TalkPlanPages(
      TalkPlans plans,
      TalkPlansSql sql,
      TalkRules rules,
      People people,
      Units units,
      AccessScope scope,
      Today today) {
    this.plans = plans;
    this.sql = sql;
    this.rules = rules;
    this.people = people;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /** A line as it is typed; people by a code, or words of a name that fit one. */
  record LineForm(
      @Nullable String year, @Nullable String guest, @Nullable String host, @Nullable String on) {}

  record YearForm(@Nullable String year) {}

  record RuleForm(
      @Nullable String rule,
      @Nullable String validFrom,
      @Nullable String value,
      @Nullable String source) {}

  /**
   * A plan for its page.
   *
   * @param missing how many members have fewer talks than the rule asks for
   */
  public record Shown(
      NamedUnit unit,
      int year,
      List<TalkPlansSql.Line> lines,
      int missing,
      TalkRules.Rule each,
      boolean draftable) {}

  @GetMapping("/talks/units/{unit:\\d+}")
  String show(
      Actor actor,
      @PathVariable long unit,
      @RequestParam(required = false) @Nullable String year,
      Model model) {
    int asked = year(year).orElse(today.date().getYear());
    return show(actor, new UnitId(unit), asked, blank(asked), Form.empty(), model);
  }

  @PostMapping("/talks/units/{unit:\\d+}/lines")
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
        reading.found("year", year(typed.year()), "talks.refused.year", Text.line(typed.year()));
    Field<PersonId> guest = person(actor, reading, "guest", typed.guest());
    Field<PersonId> host = person(actor, reading, "host", typed.host());
    Field<LocalDate> on = reading.requiredDay("on", typed.on());
    return Answers.of(
        reading.then(() ->
            plans.plan(
                actor, key, new PlannedTalk(of, year.get(), guest.get(), host.get(), on.get()))),
        done -> Answers.to(path(of, year.get()), "talks.planned"),
        refusals ->
            show(
                actor,
                of,
                year.read().orElse(today.date().getYear()),
                Form.refused(typed, refusals),
                Form.empty(),
                model));
  }

  @PostMapping("/talks/units/{unit:\\d+}/draft")
  String draft(
      Actor actor,
      @PathVariable long unit,
      @ModelAttribute("typed") YearForm typed,
      @RequestParam String key,
      Model model) {
    UnitId of = new UnitId(unit);
    units.require(actor, Right.KEEP_PEOPLE, of);
    int year = year(typed.year()).orElse(today.date().getYear());
    return Answers.of(
        plans.draft(actor, key, of, year),
        lines -> Answers.to(path(of, year), "talks.drafted", lines),
        refusals -> show(actor, of, year, blank(year), Form.empty(refusals), model));
  }

  @PostMapping("/talks/lines/{id:\\d+}/up")
  String up(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    TalkPlansSql.Line line = line(actor, id);
    return Answers.of(
        plans.up(actor, key, id),
        done -> Answers.to(path(line.unit(), line.year())),
        refusals ->
            show(actor, line.unit(), line.year(), blank(line.year()), Form.empty(refusals), model));
  }

  @PostMapping("/talks/lines/{id:\\d+}/remove")
  String remove(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    TalkPlansSql.Line line = line(actor, id);
    return Answers.of(
        plans.remove(actor, key, id),
        done -> Answers.to(path(line.unit(), line.year()), "talks.plan.removed"),
        refusals ->
            show(actor, line.unit(), line.year(), blank(line.year()), Form.empty(refusals), model));
  }

  @GetMapping("/talks/rules")
  String rules(Actor actor, Model model) {
    return rules(actor, Form.of(new RuleForm("", "", "", "")), model);
  }

  @PostMapping("/talks/rules")
  String rule(
      Actor actor, @ModelAttribute("typed") RuleForm typed, @RequestParam String key, Model model) {
    if (!actor.hasEverywhere(Right.ADMINISTER)) {
      throw new NotFound("rules of talks");
    }
    FormParser reading = new FormParser();
    String named = Text.line(typed.rule());
    Field<String> rule =
        reading.found(
            "rule",
            Optional.of(named)
                .filter(it -> rules.all().stream().anyMatch(one -> one.rule().equals(it))),
            "talks.refused.rule");
    Field<LocalDate> from = reading.requiredDay("validFrom", typed.validFrom());
    Field<Long> value =
        reading.found(
            "value",
            FormParser.whole(typed.value()).filter(it -> Math.abs(it) <= Integer.MAX_VALUE),
            "talks.refused.number",
            Text.line(typed.value()));
    String source = reading.required("source", typed.source(), LONGEST_SOURCE);
    return Answers.of(
        reading.then(() ->
            rules.add(
                actor,
                key,
                new TalkRules.Rule(rule.get(), from.get(), value.get().intValue(), source))),
        done -> Answers.to("/talks/rules", "talks.rules.saved"),
        refusals -> rules(actor, Form.refused(typed, refusals), model));
  }

  private String rules(Actor actor, Form<RuleForm> form, Model model) {
    if (!actor.hasSomewhere(Right.KEEP_PEOPLE)) {
      throw new NotFound("rules of talks");
    }
    model.addAttribute("rules", rules.all());
    model.addAttribute("changes", actor.hasEverywhere(Right.ADMINISTER));
    model.addAttribute("form", form);
    return "voice/talks/rules";
  }

  private String show(
      Actor actor,
      UnitId unit,
      int year,
      Form<LineForm> form,
      Form<Form.Nothing> act,
      Model model) {
    NamedUnit found = units.require(actor, Right.KEEP_PEOPLE, unit);
    units.showPath(actor, unit, today.date());
    Map<String, Object> scoped = scope.parameters(actor, Right.KEEP_PEOPLE);
    int now = today.date().getYear();
    model.addAttribute(
        "plan",
        new Shown(
            found,
            year,
            sql.lines(scoped, unit, year),
            plans.missing(unit, year).size(),
            rules.on(TalkRules.TALKS_EACH_YEAR, LocalDate.of(year, 1, 1)),
            year == now || year == now + 1));
    model.addAttribute("form", form);
    model.addAttribute("act", act);
    return "voice/talks/plan";
  }

  private Field<PersonId> person(
      Actor actor, FormParser reading, String field, @Nullable String typed) {
    return reading.found(
        field,
        people.meant(actor, Text.line(typed)).map(Member::id),
        "talks.refused.person",
        Text.line(typed));
  }

  private TalkPlansSql.Line line(Actor actor, long id) {
    return sql.line(scope.parameters(actor, Right.KEEP_PEOPLE), id)
        .orElseThrow(() -> new NotFound("plan line " + id));
  }

  private static Form<LineForm> blank(int year) {
    return Form.of(new LineForm(Integer.toString(year), "", "", ""));
  }

  private static String path(UnitId unit, int year) {
    return "/talks/units/" + unit.value() + "?year=" + year;
  }

  private static Optional<Integer> year(@Nullable String typed) {
    return FormParser.whole(typed)
        .filter(it -> it >= PlannedTalk.FIRST_YEAR && it <= PlannedTalk.LAST_YEAR)
        .map(Long::intValue);
  }
}
