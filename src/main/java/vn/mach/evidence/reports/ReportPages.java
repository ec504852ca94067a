package vn.mach.evidence.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Beginning a report, and one report: a draft that is written, or what was signed. */
@Controller
class ReportPages {

  private final Reports reports;
  private final ReportsSql sql;
  private final TemplatesSql templates;
  private final Units units;
  private final ReportPage page;
  private final ReportDelivery delivery;
  private final Today today;

  ReportPages(
      Reports reports,
      ReportsSql sql,
      TemplatesSql templates,
      Units units,
      ReportPage page,
      ReportDelivery delivery,
      Today today) {
    this.reports = reports;
    this.sql = sql;
    this.templates = templates;
    this.units = units;
    this.page = page;
    this.delivery = delivery;
    this.today = today;
  }

  /**
   * @param what {@code TYPE:LAST-DAY}, or a type whose days are chosen
   */
  record NewForm(
      @Nullable String unit, @Nullable String what, @Nullable String from, @Nullable String to) {}

  /** A type and a period that are offered. */
  record Likely(ReportType type, Period period) {
    String value() {
      return type.code() + ":" + period.to();
    }
  }

  @GetMapping("/reports/new")
  String fresh(
      Actor actor,
      @RequestParam @Nullable Long unit,
      @RequestParam @Nullable String what,
      Model model) {
    if (!actor.hasSomewhere(Right.REPORT)) {
      throw new NotFound("beginning a report");
    }
    Optional<ReportId> begun = begun(actor, unit, Text.line(what));
    if (begun.isPresent()) {
      return "redirect:/reports/" + begun.get().value();
    }
    return form(
        actor,
        Form.of(new NewForm(unit == null ? "" : unit.toString(), Text.line(what), "", "")),
        model);
  }

  /** The report that was begun already, where the address names unit, type and period. */
  private Optional<ReportId> begun(Actor actor, @Nullable Long unit, String what) {
    String[] named = what.split(":", 2);
    if (unit == null || named.length < 2) {
      return Optional.empty();
    }
    UnitId of = units.require(actor, Right.REPORT, new UnitId(unit)).id();
    return FormParser.day(named[1])
        .flatMap(to -> sql.live(of, named[0], new Period(to.withDayOfYear(1), to)));
  }

  private String form(Actor actor, Form<NewForm> form, Model model) {
    List<NamedUnit> choices = new ArrayList<>();
    for (NamedUnit top : units.tops(actor, Right.REPORT).stream().limit(5).toList()) {
      choices.add(top);
      units.children(top.id(), today.date()).stream().limit(100).forEach(choices::add);
    }
    model.addAttribute("form", form);
    model.addAttribute("units", choices.stream().distinct().toList());
    model.addAttribute(
        "likely",
        templates.types().stream()
            .flatMap(
                type -> type.likely(today.date()).stream().map(period -> new Likely(type, period)))
            .toList());
    model.addAttribute("chosen", templates.types().stream().filter(ReportType::chosen).toList());
    return "evidence/reports/new";
  }

  @PostMapping("/reports")
  String begin(Actor actor, @RequestParam String key, NewForm typed, Model model) {
    FormParser reading = new FormParser();
    String unit = reading.required("unit", typed.unit());
    String[] what = reading.required("what", typed.what()).split(":", 2);
    if (!unit.isEmpty() && FormParser.id(unit, UnitId::new).isEmpty()) {
      throw new NotFound("unit " + unit);
    }
    Field<LocalDate> to =
        what.length > 1
            ? reading.requiredDay("what", what[1])
            : reading.requiredDay("to", typed.to());
    Optional<LocalDate> from =
        what.length > 1
            ? to.read().map(day -> day.withDayOfYear(1))
            : reading.requiredDay("from", typed.from()).read();
    if (from.isPresent() && to.read().filter(from.get()::isAfter).isPresent()) {
      reading.refuse("to", "reports.refused.ends_before_start");
    }
    return Answers.of(
        reading.then(() ->
            reports.begin(
                actor,
                key,
                new UnitId(Long.parseLong(unit)),
                what[0],
                new Period(from.orElseThrow(), to.get()))),
        id -> Answers.to("/reports/" + id.value(), "reports.done.begun"),
        refusals -> form(actor, Form.refused(typed, refusals), model));
  }

  @Expensive
  @GetMapping("/reports/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return page.show(actor, new ReportId(id), Form.of(ReportForm.NONE), model);
  }

  @PostMapping("/reports/{id:\\d+}/present")
  String present(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return answer(
        actor, id, reports.present(actor, key, new ReportId(id)), "reports.done.presented", model);
  }

  @PostMapping("/reports/{id:\\d+}/return")
  String giveBack(
      Actor actor,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String reason,
      Model model) {
    return page.answer(
        actor,
        new ReportId(id),
        reports.giveBack(actor, key, new ReportId(id), Text.lines(reason)),
        "/reports/" + id,
        "reports.done.given_back",
        ReportForm.of("return", reason),
        model);
  }

  @PostMapping("/reports/{id:\\d+}/send")
  String send(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return answer(
        actor, id, delivery.send(actor, key, new ReportId(id)), "reports.done.sent", model);
  }

  /** The level above takes note of a report that arrived. */
  @PostMapping("/reports/{id:\\d+}/opened")
  String opened(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return answer(
        actor, id, delivery.open(actor, key, new ReportId(id)), "reports.done.opened", model);
  }

  @PostMapping("/reports/{id:\\d+}/drop")
  String drop(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return page.answer(
        actor,
        new ReportId(id),
        reports.drop(actor, key, new ReportId(id)),
        "/reports",
        "reports.done.dropped",
        ReportForm.NONE,
        model);
  }

  private String answer(Actor actor, long id, Outcome<ReportId> outcome, String done, Model model) {
    return page.answer(
        actor, new ReportId(id), outcome, "/reports/" + id, done, ReportForm.NONE, model);
  }
}
