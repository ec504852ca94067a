package vn.mach.evidence.reports;

import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Flash;

/** Asking back about a passage, answering, and whose reports carry open contradictions. */
@Controller
class QuestionPages {

  private static final int SHOWN = 200;

  private final ReportQuestions questions;
  private final QuestionsSql sql;

  QuestionPages(ReportQuestions questions, QuestionsSql sql) {
    this.questions = questions;
    this.sql = sql;
  }

  @PostMapping("/reports/{id:\\d+}/questions")
  String ask(
      Actor actor,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam(defaultValue = "0") int finding,
      @RequestParam(defaultValue = "0") int block,
      @RequestParam(defaultValue = "") String text) {
    return to(
        id,
        questions.ask(actor, key, new ReportId(id), finding, block, text),
        "reports.done.asked");
  }

  @PostMapping("/reports/{id:\\d+}/questions/{question:\\d+}/answer")
  String answer(
      Actor actor,
      @PathVariable long id,
      @PathVariable long question,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String answer) {
    return to(
        id,
        questions.answer(actor, key, new ReportId(id), question, answer),
        "reports.done.answered");
  }

  private static String to(long id, Outcome<ReportId> outcome, String done) {
    Function<String, String> path = key -> Answers.to("/reports/" + id + "#questions", key);
    return switch (outcome) {
      case Outcome.Done<ReportId> it -> path.apply(done);
      case Outcome.Refused<ReportId>(var refusals) -> {
        Flash.warn(refusals.getFirst().reason(), refusals.getFirst().arguments().toArray());
        yield "redirect:/reports/" + id + "#questions";
      }
    };
  }

  @GetMapping("/reports/contradictions")
  String contradictions(Actor actor, Model model) {
    if (!actor.hasSomewhere(Right.REPORT)) {
      throw new NotFound("contradictions of reports");
    }
    model.addAttribute("rows", sql.contradicting(actor, SHOWN));
    return "evidence/reports/contradictions";
  }
}
