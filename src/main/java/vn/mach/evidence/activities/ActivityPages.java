package vn.mach.evidence.activities;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.KeepsView;
import vn.mach.base.web.Paging;
import vn.mach.base.web.Sheet;
import vn.mach.base.web.Sorting;
import vn.mach.organisation.access.SubjectLog;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The list of activities, one activity, and its actions. */
@Controller
class ActivityPages {

  private static final int PAGE = 50;

  private final Activities activities;
  private final ActivitiesSql sql;
  private final ActivityKinds kinds;
  private final ActivitiesCsv csv;
  private final MonthlyKinds monthly;
  private final EntryDefaults help;
  private final Units units;
  private final AccessScope scope;
  private final Files files;
  private final SubjectLog log;
  private final Today today;

  ActivityPages(
      Activities activities,
      ActivitiesSql sql,
      ActivityKinds kinds,
      ActivitiesCsv csv,
      MonthlyKinds monthly,
      EntryDefaults help,
      Units units,
      AccessScope scope,
      Files files,
      SubjectLog log,
      Today today) {
    this.activities = activities;
    this.sql = sql;
    this.kinds = kinds;
    this.csv = csv;
    this.monthly = monthly;
    this.help = help;
    this.units = units;
    this.scope = scope;
    this.files = files;
    this.log = log;
    this.today = today;
  }

  @KeepsView
  @GetMapping("/activities")
  String list(
      Actor actor,
      @ModelAttribute ActivityFilter filter,
      @RequestParam(name = "page", defaultValue = "1") int number,
      @RequestParam(defaultValue = "") String sort,
      Model model) {
    Sorting sorting = Sorting.of(sort, Sorting.DOWN);
    model.addAttribute("sorting", sorting);
    Paging paging = new Paging(number, PAGE);
    NamedUnit unit =
        FormParser.whole(filter.unit())
            .map(it -> units.require(actor, Right.SEE, new UnitId(it)))
            .orElse(null);
    model.addAttribute("filter", filter);
    model.addAttribute("form", Form.of(filter));
    model.addAttribute("slice", paging.slice(sql.list(actor, filter, sorting, paging)));
    model.addAttribute("count", sql.count(actor, filter));
    model.addAttribute("kinds", kinds.all());
    model.addAttribute("directives", help.directives(actor, filter.directive()));
    model.addAttribute("unit", unit);
    model.addAttribute(
        "unitsBelow",
        unit == null ? units.tops(actor, Right.SEE) : units.children(unit.id(), today.date()));
    model.addAttribute("mayRecord", actor.hasSomewhere(Right.RECORD));
    return "evidence/activities/list";
  }

  @Expensive
  @GetMapping("/activities/csv")
  void csv(Actor actor, @ModelAttribute ActivityFilter filter, HttpServletResponse response)
      throws IOException {
    Sheet.csv(response, "activities-" + today.date(), sheet -> csv.write(actor, filter, sheet));
  }

  @GetMapping("/activities/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, new ActivityId(id), model, Form.of(new WithdrawForm("")));
  }

  @GetMapping("/activities/units/{unit:\\d+}/recent")
  String recent(Actor actor, @PathVariable long unit, Model model) {
    NamedUnit named = units.require(actor, Right.SEE, new UnitId(unit));
    model.addAttribute("unit", named);
    model.addAttribute("rows", sql.recent(actor, named.id(), 8));
    model.addAttribute(
        "mayRecord", named.standing() && scope.reaches(actor, Right.RECORD, named.id()));
    return "evidence/activities/recent";
  }

  /** What the actor recorded; as a page part for the own record, the first few. */
  @GetMapping("/activities/mine")
  String mine(
      Actor actor, @RequestParam(name = "page", defaultValue = "1") int number, Model model) {
    Paging paging = new Paging(number, PAGE);
    model.addAttribute("slice", paging.slice(sql.recordedBy(actor, paging)));
    model.addAttribute("mayRecord", actor.hasSomewhere(Right.RECORD));
    return "evidence/activities/mine";
  }

  @PostMapping("/activities/{id:\\d+}/confirm")
  String confirm(
      Actor actor,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    return answer(
        actor,
        id,
        activities.confirm(actor, key, new ActivityId(id), Text.line(shown)),
        "",
        "activities.said.confirmed",
        model);
  }

  @PostMapping("/activities/{id:\\d+}/withdraw")
  String withdraw(
      Actor actor,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String shown,
      Model model) {
    return answer(
        actor,
        id,
        activities.withdraw(actor, key, new ActivityId(id), reason, Text.line(shown)),
        reason,
        "activities.said.withdrawn",
        model);
  }

  private String answer(
      Actor actor, long id, Outcome<ActivityId> outcome, String reason, String said, Model model) {
    return Answers.of(
        outcome,
        done -> Answers.to("/activities/" + id, said),
        refusals -> refused(actor, id, reason, refusals, model));
  }

  private String refused(Actor actor, long id, String reason, List<Refusal> refusals, Model model) {
    return show(actor, new ActivityId(id), model, Form.refused(new WithdrawForm(reason), refusals));
  }

  private String show(Actor actor, ActivityId id, Model model, Form<WithdrawForm> form) {
    ActivityRow row =
        sql.show(actor, Right.SEE, id).orElseThrow(() -> new NotFound("activity " + id.value()));
    Map<String, Long> amounts = sql.amounts(id);
    model.addAttribute("row", row);
    model.addAttribute("kind", kinds.find(row.kind()).orElseThrow());
    model.addAttribute("amounts", amounts);
    model.addAttribute("history", log.about("activities:" + id.value()));
    model.addAttribute("copy", sql.copyOf(actor, id).orElse(null));
    ActivityId from = row.copiedFrom();
    model.addAttribute(
        "copiedFrom",
        from == null ? null : sql.show(actor, Right.SEE, from).map(ActivityRow::id).orElse(null));
    units.showPath(actor, row.unit(), row.heldOn());
    model.addAttribute("mayRecord", scope.reaches(actor, Right.RECORD, row.unit()));
    model.addAttribute("sameMonth", monthly.others(row));
    model.addAttribute("files", files.of(actor, "activities", id.value()));
    model.addAttribute("form", form.about(row.seen(amounts)));
    return "evidence/activities/show";
  }

  /** The reason of a withdrawal. */
  record WithdrawForm(String reason) {}
}
