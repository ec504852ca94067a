package vn.mach.activities;

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
import vn.mach.files.Files;
import vn.mach.journal.Journal;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Reach;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;
import vn.mach.web.Flash;
import vn.mach.web.Form;
import vn.mach.web.Paging;

/** The list of activities, one of them, and what may be done to it. */
@Controller
class ActivityPages {

  private static final int PAGE = 50;

  private final Activities activities;
  private final ActivitiesSql sql;
  private final ActivityKinds kinds;
  private final ActivitiesCsv csv;
  private final EntryHelp help;
  private final Units units;
  private final Reach reach;
  private final Files files;
  private final Journal journal;
  private final Today today;

  ActivityPages(
      Activities activities,
      ActivitiesSql sql,
      ActivityKinds kinds,
      ActivitiesCsv csv,
      EntryHelp help,
      Units units,
      Reach reach,
      Files files,
      Journal journal,
      Today today) {
    this.activities = activities;
    this.sql = sql;
    this.kinds = kinds;
    this.csv = csv;
    this.help = help;
    this.units = units;
    this.reach = reach;
    this.files = files;
    this.journal = journal;
    this.today = today;
  }

  @GetMapping("/activities")
  String list(Viewer viewer, @ModelAttribute ActivityFilter filter, @RequestParam(name = "page", defaultValue = "1") int number, Model model) {
    Paging paging = new Paging(number, PAGE);
    UnitNamed unit = Typed.whole(filter.unit()).map(it -> units.require(viewer, Right.SEE, new UnitId(it))).orElse(null);
    model.addAttribute("filter", filter);
    model.addAttribute("form", Form.of(filter));
    model.addAttribute("slice", paging.slice(sql.list(viewer, filter, paging)));
    model.addAttribute("count", sql.count(viewer, filter));
    model.addAttribute("kinds", kinds.all());
    model.addAttribute("directives", help.directives(viewer, filter.directive()));
    model.addAttribute("unit", unit);
    model.addAttribute("unitsBelow", unit == null ? units.tops(viewer, Right.SEE) : units.children(unit.id(), today.date()));
    model.addAttribute("mayRecord", viewer.hasSomewhere(Right.RECORD));
    return "activities/list";
  }

  @GetMapping("/activities/csv")
  void csv(Viewer viewer, @ModelAttribute ActivityFilter filter, HttpServletResponse response) throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"activities-" + today.date() + ".csv\"");
    csv.write(viewer, filter, response.getWriter());
  }

  @GetMapping("/activities/{id:\\d+}")
  String show(Viewer viewer, @PathVariable long id, Model model) {
    return show(viewer, new ActivityId(id), model, Form.of(new Reason("")));
  }

  @GetMapping("/activities/units/{unit:\\d+}/recent")
  String recent(Viewer viewer, @PathVariable long unit, Model model) {
    UnitNamed named = units.require(viewer, Right.SEE, new UnitId(unit));
    model.addAttribute("unit", named);
    model.addAttribute("rows", sql.recent(viewer, named.id(), 8));
    model.addAttribute("mayRecord", named.standing() && reach.reaches(viewer, Right.RECORD, named.id()));
    return "activities/recent";
  }

  /** What the viewer recorded; as a part, for the own record, the first few. */
  @GetMapping("/activities/mine")
  String mine(Viewer viewer, @RequestParam(name = "page", defaultValue = "1") int number, Model model) {
    Paging paging = new Paging(number, PAGE);
    model.addAttribute("slice", paging.slice(sql.recordedBy(viewer, paging)));
    model.addAttribute("mayRecord", viewer.hasSomewhere(Right.RECORD));
    return "activities/mine";
  }

  @PostMapping("/activities/{id:\\d+}/confirm")
  String confirm(Viewer viewer, @PathVariable long id, @RequestParam String key, Model model, HttpServletResponse response) {
    return answer(viewer, id, activities.confirm(viewer, key, new ActivityId(id)), "", "activities.said.confirmed", model, response);
  }

  @PostMapping("/activities/{id:\\d+}/withdraw")
  String withdraw(
      Viewer viewer,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    return answer(viewer, id, activities.withdraw(viewer, key, new ActivityId(id), reason), reason, "activities.said.withdrawn", model, response);
  }

  @PostMapping("/activities/{id:\\d+}/copy")
  String withdrawAndCopy(
      Viewer viewer,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    return switch (activities.withdrawAndCopy(viewer, key, new ActivityId(id), reason)) {
      case Outcome.Done<ActivityId>(ActivityId draft) -> {
        Flash.done("activities.said.copied");
        yield "redirect:/activities/" + draft.value() + "/edit";
      }
      case Outcome.Refused<ActivityId>(List<Refusal> refusals) -> refused(viewer, id, reason, refusals, model, response);
    };
  }

  private String answer(
      Viewer viewer, long id, Outcome<ActivityId> outcome, String reason, String said, Model model, HttpServletResponse response) {
    return switch (outcome) {
      case Outcome.Done<ActivityId> done -> {
        Flash.done(said);
        yield "redirect:/activities/" + id;
      }
      case Outcome.Refused<ActivityId>(List<Refusal> refusals) -> refused(viewer, id, reason, refusals, model, response);
    };
  }

  private String refused(Viewer viewer, long id, String reason, List<Refusal> refusals, Model model, HttpServletResponse response) {
    response.setStatus(422);
    return show(viewer, new ActivityId(id), model, Form.refused(new Reason(reason), refusals));
  }

  private String show(Viewer viewer, ActivityId id, Model model, Form<Reason> form) {
    ActivityRow row = sql.show(viewer, Right.SEE, id).orElseThrow(() -> new NotFound("activity " + id.value()));
    Map<String, Long> amounts = sql.amounts(id);
    model.addAttribute("row", row);
    model.addAttribute("kind", kinds.find(row.kind()).orElseThrow());
    model.addAttribute("amounts", amounts);
    model.addAttribute("history", journal.about("activities:" + id.value()));
    model.addAttribute("copy", sql.copyOf(id).orElse(null));
    model.addAttribute("path", units.path(row.unit(), row.heldOn()));
    model.addAttribute("mayRecord", reach.reaches(viewer, Right.RECORD, row.unit()));
    model.addAttribute("files", files.of(viewer, "activities", id.value()));
    model.addAttribute("form", form);
    return "activities/show";
  }

  /** Why somebody takes it back. */
  record Reason(String reason) {}
}
