package vn.mach.evidence.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;
import vn.mach.evidence.figures.FigureBook;
import vn.mach.evidence.templates.FigureMarks;
import vn.mach.evidence.templates.TemplateParser;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * A number of a report opens: what it means, its period, the tree it was read in, its base, the
 * units and the records behind it.
 */
@Controller
class ReportFigurePages {

  private final Reports reports;
  private final ReportsSql sql;
  private final SignedReportsSql signedReports;
  private final ReportFigureLoader gathering;
  private final FigureBook book;
  private final CanonicalJson frozen;
  private final Units units;

  ReportFigurePages(
      Reports reports,
      ReportsSql sql,
      SignedReportsSql signedReports,
      ReportFigureLoader gathering,
      FigureBook book,
      CanonicalJson frozen,
      Units units) {
    this.reports = reports;
    this.sql = sql;
    this.signedReports = signedReports;
    this.gathering = gathering;
    this.book = book;
    this.frozen = frozen;
    this.units = units;
  }

  @GetMapping("/reports/{id:\\d+}/figures/{number:\\d+}")
  String number(
      Actor actor,
      @PathVariable long id,
      @PathVariable int number,
      @RequestParam @Nullable Long unit,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    ReportRow report = reports.see(actor, new ReportId(id));
    FigureMarks marks = sql.marks(report);
    String what =
        marks.numbers().entrySet().stream()
            .filter(it -> it.getValue() == number)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new NotFound("figure " + number));
    NamedUnit of = units.require(actor, Right.SEE, unit == null ? report.unit() : new UnitId(unit));
    Paging paging = new Paging(page, 50);
    boolean target = what.startsWith("target:");
    String code = what.substring(what.indexOf(':') + 1);
    model.addAttribute("report", report);
    model.addAttribute("mark", marks.text(number));
    model.addAttribute("unit", of);
    model.addAttribute("own", of.id().equals(report.unit()));
    model.addAttribute("signed", signed(report, marks.text(number)).orElse(null));
    model.addAttribute(
        "numbers",
        gathering.numbers(
            actor,
            of.id(),
            report.period(),
            target ? Set.of() : Set.of(code),
            target ? Set.of(code) : Set.of()));
    model.addAttribute("code", code);
    model.addAttribute("below", units.children(of.id(), report.period().to()));
    if (target) {
      model.addAttribute(
          "due", paging.slice(book.due(actor, code, of.id(), report.period().to(), paging)));
      return "evidence/reports/target";
    }
    model.addAttribute(
        "records", paging.slice(book.records(actor, code, of.id(), report.period(), paging)));
    return "evidence/reports/figure";
  }

  private Optional<SignedReport.Figure> signed(ReportRow report, String mark) {
    return signedReports
        .frozen(report.id())
        .map(frozen::read)
        .map(SignedReport::figures)
        .orElse(List.of())
        .stream()
        .filter(it -> it.mark().equals(mark))
        .findFirst();
  }

  /** Every number of the report beside what it was in the same period of the year before. */
  @GetMapping("/reports/{id:\\d+}/compare")
  String compare(Actor actor, @PathVariable long id, Model model) {
    ReportRow report = reports.see(actor, new ReportId(id));
    FigureMarks marks = sql.marks(report);
    model.addAttribute("report", report);
    model.addAttribute("marks", marks);
    model.addAttribute(
        "numbers",
        gathering.numbers(
            actor, report.unit(), report.period(), List.of(TemplateParser.read("@summary"))));
    return "evidence/reports/compare";
  }
}
