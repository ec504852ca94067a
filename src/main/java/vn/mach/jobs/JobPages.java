package vn.mach.jobs;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Refusal;
import vn.mach.kernel.Viewer;
import vn.mach.web.Form;

/** The one page of background work: how far it is, what came of it, and what may be done about it. */
@Controller
class JobPages {

  private final JobControl control;

  JobPages(JobControl control) {
    this.control = control;
  }

  /** The form has no field that anything is typed into. */
  record Nothing() {}

  @GetMapping("/jobs/{id}")
  String show(Viewer viewer, @PathVariable long id, Model model) {
    return show(viewer, id, Form.of(new Nothing()), model);
  }

  private String show(Viewer viewer, long id, Form<Nothing> form, Model model) {
    JobControl.Seen seen = control.see(viewer, id);
    model.addAttribute("seen", seen);
    model.addAttribute("form", form);
    return "jobs/show";
  }

  /** Asked again and again by a page while the job is under way; when it has ended the whole page is loaded anew. */
  @GetMapping("/jobs/{id}/progress")
  String progress(Viewer viewer, @PathVariable long id, HttpServletResponse response, Model model) {
    JobControl.Seen seen = control.see(viewer, id);
    if (!seen.job().underWay()) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("job", seen.job());
    model.addAttribute("words", seen.title());
    return "jobs/progress";
  }

  @PostMapping("/jobs/{id}/cancel")
  String cancel(Viewer viewer, @PathVariable long id, @RequestParam String key, HttpServletResponse response, Model model) {
    return answered(control.cancel(viewer, key, id), viewer, id, response, model);
  }

  @PostMapping("/jobs/{id}/retry")
  String retry(Viewer viewer, @PathVariable long id, @RequestParam String key, HttpServletResponse response, Model model) {
    return answered(control.retry(viewer, key, id), viewer, id, response, model);
  }

  private String answered(Outcome<Long> outcome, Viewer viewer, long id, HttpServletResponse response, Model model) {
    return switch (outcome) {
      case Outcome.Done<Long> done -> "redirect:/jobs/" + id;
      case Outcome.Refused<Long>(List<Refusal> refusals) -> {
        response.setStatus(422);
        yield show(viewer, id, Form.refused(new Nothing(), refusals), model);
      }
    };
  }
}
