package vn.mach.evidence.reports;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;

/** The page of one report, for everything whose form stands on it. */
@Component
class ReportPage {

  private final Reports reports;
  private final ReportsSql sql;
  private final ReportReading reading;

  ReportPage(Reports reports, ReportsSql sql, ReportReading reading) {
    this.reports = reports;
    this.sql = sql;
    this.reading = reading;
  }

  /** The view of a report that the actor may read: a draft, or what was signed. */
  String show(Actor actor, ReportId id, Form<ReportForm> form, Model model) {
    ReportRow report = reports.see(actor, id);
    model.addAttribute("report", report);
    model.addAttribute("form", form);
    model.addAttribute("below", sql.below(report));
    if (report.status().frozen()) {
      model.addAttribute("view", reading.signed(actor, report));
      return "evidence/reports/signed";
    }
    model.addAttribute("view", reading.draft(actor, report));
    return "evidence/reports/draft";
  }

  /**
   * The answer to one of its forms: where it leads, or the page again with what was typed.
   *
   * @param path where it leads, and {@code key} what is said there
   */
  <T> String answer(
      Actor actor,
      ReportId id,
      Outcome<T> outcome,
      String path,
      String key,
      ReportForm typed,
      Model model) {
    return Answers.of(
        outcome,
        done -> Answers.to(path, key),
        refusals -> show(actor, id, Form.refused(typed, refusals), model));
  }
}
