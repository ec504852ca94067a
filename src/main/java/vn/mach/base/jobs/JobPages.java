package vn.mach.base.jobs;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;

/**
 * The one page of background work: how far it is, what came of it, and what may be done about it.
 */
@Controller
class JobPages {

  private final JobControl control;

  JobPages(JobControl control) {
    this.control = control;
  }

  @GetMapping("/jobs/{id}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, id, Form.empty(), model);
  }

  private String show(Actor actor, long id, Form<Form.Nothing> form, Model model) {
    JobControl.Seen seen = control.see(actor, id);
    model.addAttribute("seen", seen);
    model.addAttribute("form", form);
    return "base/jobs/show";
  }

  /**
   * Asked again and again by a page while the job is under way; when it has ended the whole page is
   * loaded again.
   */
  @GetMapping("/jobs/{id}/progress")
  String progress(Actor actor, @PathVariable long id, HttpServletResponse response, Model model) {
    JobControl.Seen seen = control.see(actor, id);
    if (!seen.job().underWay()) {
      response.setHeader("HX-Refresh", "true");
    }
    model.addAttribute("job", seen.job());
    model.addAttribute("words", seen.title());
    return "base/jobs/progress";
  }

  @PostMapping("/jobs/{id}/cancel")
  String cancel(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return answered(control.cancel(actor, key, id), actor, id, model);
  }

  @PostMapping("/jobs/{id}/retry")
  String retry(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    return answered(control.retry(actor, key, id), actor, id, model);
  }

  private String answered(Outcome<Long> outcome, Actor actor, long id, Model model) {
    return Answers.of(
        outcome,
        now -> Answers.to("/jobs/" + now),
        refusals -> show(actor, id, Form.empty(refusals), model));
  }
}
