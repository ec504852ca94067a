package vn.mach.evidence.reports;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.web.Flash;

/** Remarks beside the sections of a draft. */
@Controller
class RemarkPages {

  private final SectionWriting writing;
  private final ReportPage page;

  RemarkPages(SectionWriting writing, ReportPage page) {
    this.writing = writing;
    this.page = page;
  }

  @PostMapping("/reports/{id:\\d+}/sections/{section:\\d+}/remarks")
  String remark(
      Actor actor,
      @PathVariable long id,
      @PathVariable long section,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String remark,
      Model model) {
    return page.answer(
        actor,
        new ReportId(id),
        writing.remark(actor, key, new ReportId(id), section, remark),
        "/reports/" + id + "#s" + section,
        "reports.done.remarked",
        ReportForm.of("remark-" + section, remark),
        model);
  }

  @PostMapping("/reports/{id:\\d+}/remarks/{remark:\\d+}/settle")
  String settle(
      Actor actor, @PathVariable long id, @PathVariable long remark, @RequestParam String key) {
    if (writing.settle(actor, key, new ReportId(id), remark)
        instanceof Outcome.Refused<SectionWriting.Saved>(List<Refusal> refusals)) {
      Flash.warn(refusals.getFirst().reason(), refusals.getFirst().arguments().toArray());
    }
    return "redirect:/reports/" + id;
  }
}
