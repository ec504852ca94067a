package vn.mach.reports;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.mach.checks.Checks;
import vn.mach.checks.Finding;
import vn.mach.kernel.Viewer;
import vn.mach.papers.Block;

/**
 * Figures of a report that contradict each other or the evidence: looked for by itself whenever a report is opened, one's own draft as well
 * as what came from below. People type numbers too.
 */
@Controller
class CheckedPages {

  private static final int SHOWN = 50;

  private final Reports reports;
  private final ReportsSql sql;
  private final Drafts drafts;
  private final Frozen frozen;
  private final Checks checks;
  private final Turns turns;

  CheckedPages(Reports reports, ReportsSql sql, Drafts drafts, Frozen frozen, Checks checks, Turns turns) {
    this.reports = reports;
    this.sql = sql;
    this.drafts = drafts;
    this.frozen = frozen;
    this.checks = checks;
    this.turns = turns;
  }

  /** For the page of a report, which loads it. */
  @GetMapping("/reports/{id:\\d+}/checks")
  String checks(Viewer viewer, @PathVariable long id, Model model) {
    ReportRow report = reports.see(viewer, new ReportId(id));
    List<Block> body = report.status().frozen() ? frozen.read(sql.frozen(report.id()).orElseThrow()).body() : turns.take(() -> drafts.draft(viewer, report)).body();
    List<Finding> findings = checks.check(PlainText.of(body), viewer, report.unit(), report.period());
    model.addAttribute("report", report);
    model.addAttribute("count", findings.size());
    model.addAttribute("findings", findings.stream().limit(SHOWN).toList());
    return "reports/checks";
  }
}
