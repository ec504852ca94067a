package vn.mach.evidence.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The list of reports: what is due, what waits for whom, what was signed. */
@Controller
class ReportListPages {

  private static final int SHOWN = 50;

  private final Reports reports;
  private final ReportsSql sql;
  private final TemplatesSql templates;
  private final QuestionsSql questions;
  private final Units units;
  private final Today today;

  ReportListPages(
      Reports reports,
      ReportsSql sql,
      TemplatesSql templates,
      QuestionsSql questions,
      Units units,
      Today today) {
    this.reports = reports;
    this.sql = sql;
    this.templates = templates;
    this.questions = questions;
    this.units = units;
    this.today = today;
  }

  /** A report of one's own unit that nobody has begun yet. */
  record Due(NamedUnit unit, ReportPages.Likely likely, boolean overdue) {}

  @GetMapping("/reports")
  String list(
      Actor actor,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam @Nullable String code,
      @RequestParam(defaultValue = "") String q,
      Model model) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("reports");
    }
    Paging paging = new Paging(page, 30);
    model.addAttribute(
        "open", sql.list(actor, Right.REPORT, List.of(ReportStatus.DRAFT), SHOWN, 0));
    model.addAttribute(
        "presented", sql.list(actor, Right.REPORT, List.of(ReportStatus.PRESENTED), SHOWN, 0));
    model.addAttribute("arrived", sql.arrived(actor, SHOWN));
    model.addAttribute("asked", questions.unanswered(actor, SHOWN));
    model.addAttribute(
        "signed", paging.slice(sql.signed(actor, Text.line(q), paging.limit(), paging.offset())));
    model.addAttribute("q", Text.line(q));
    model.addAttribute("due", due(actor));
    model.addAttribute("mayWrite", actor.hasSomewhere(Right.REPORT));
    model.addAttribute("typed", Text.line(code));
    return "evidence/reports/list";
  }

  /**
   * The last period of the own units that is over or ends within a month, where no report of it was
   * begun.
   */
  private List<Due> due(Actor actor) {
    LocalDate day = today.date();
    List<Due> due = new ArrayList<>();
    for (NamedUnit unit : units.tops(actor, Right.REPORT).stream().limit(3).toList()) {
      templates.types().stream()
          .filter(type -> type.lastMonth() != null)
          .flatMap(
              type -> type.likely(day).stream().map(period -> new ReportPages.Likely(type, period)))
          .filter(it ->
              !it.period().to().isAfter(day.plusMonths(1))
                  && it.period().to().isAfter(day.minusMonths(2)))
          .filter(it -> sql.live(unit.id(), it.type().code(), it.period()).isEmpty())
          .forEach(it -> due.add(new Due(unit, it, it.period().to().isBefore(day))));
    }
    return due;
  }

  /** A figure's code from a paper ({@code H7K2-03}), or a report's, leads to its page. */
  @GetMapping("/reports/open")
  String open(Actor actor, @RequestParam(defaultValue = "") String code) {
    String[] parts = Text.line(code).toUpperCase(Locale.ROOT).replace(" ", "").split("-", 2);
    Optional<ReportId> id = sql.byCode(parts[0]).filter(it -> reports.maySee(actor, it));
    if (id.isEmpty()) { // nor whether others have a report of this code
      return "redirect:/reports?code=" + vn.mach.base.web.Page.segment(Text.line(code));
    }
    return "redirect:/reports/"
        + id.get().value()
        + (parts.length > 1 && parts[1].matches("\\d{1,4}")
            ? "/figures/" + Integer.parseInt(parts[1])
            : "");
  }
}
