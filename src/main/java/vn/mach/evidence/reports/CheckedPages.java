package vn.mach.evidence.reports;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.web.Expensive;
import vn.mach.documents.papers.PaperBlock;
import vn.mach.evidence.checks.Checks;
import vn.mach.evidence.checks.Finding;

/**
 * Figures of a report that contradict each other or the evidence: checked whenever a report is
 * opened, one's own draft or a subordinate report. People type numbers too.
 */
@Controller
class CheckedPages {

  private static final int SHOWN = 50;

  private final Reports reports;
  private final SignedReportsSql sql;
  private final ReportDrafts drafts;
  private final CanonicalJson frozen;
  private final Checks checks;
  private final DraftBulkhead turns;

  CheckedPages(
      Reports reports,
      SignedReportsSql sql,
      ReportDrafts drafts,
      CanonicalJson frozen,
      Checks checks,
      DraftBulkhead turns) {
    this.reports = reports;
    this.sql = sql;
    this.drafts = drafts;
    this.frozen = frozen;
    this.checks = checks;
    this.turns = turns;
  }

  /** For a look at any time: the page of a signed report shows what was found at its signing. */
  @Expensive
  @GetMapping("/reports/{id:\\d+}/checks")
  String checks(Actor actor, @PathVariable long id, Model model) {
    ReportRow report = reports.see(actor, new ReportId(id));
    if (!reports.mayReadNotes(actor, report)) {
      throw new NotFound("contradictions of report " + id);
    }
    List<PaperBlock> body =
        report.status().frozen()
            ? frozen.read(sql.frozen(report.id()).orElseThrow()).body()
            : turns.take(() -> drafts.draft(actor, report)).body();
    List<Finding> findings =
        checks.check(ReportPlainText.of(body), actor, report.unit(), report.period());
    model.addAttribute("report", report);
    model.addAttribute("count", findings.size());
    model.addAttribute("findings", findings.stream().limit(SHOWN).toList());
    return "evidence/reports/checks";
  }
}
