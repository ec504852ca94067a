package vn.mach.evidence.reports;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;

/** Asking back about a passage, answering, and whose reports carry open contradictions. */
@Controller
class QuestionPages {

  private static final int SHOWN = 200;

  private final ReportQuestions questions;
  private final QuestionsSql sql;
  private final ReportPage page;

  QuestionPages(ReportQuestions questions, QuestionsSql sql, ReportPage page) {
    this.questions = questions;
    this.sql = sql;
    this.page = page;
  }

  @PostMapping("/reports/{id:\\d+}/questions")
  String ask(
      Actor actor,
      @PathVariable long id,
      @RequestParam String key,
      @RequestParam(defaultValue = "0") int finding,
      @RequestParam(defaultValue = "0") int block,
      @RequestParam(defaultValue = "") String text,
      Model model) {
    return page.answer(
        actor,
        new ReportId(id),
        questions.ask(actor, key, new ReportId(id), finding, block, text),
        "/reports/" + id + "#questions",
        "reports.done.asked",
        new ReportForm("ask", text, block),
        model);
  }

  @PostMapping("/reports/{id:\\d+}/questions/{question:\\d+}/answer")
  String answer(
      Actor actor,
      @PathVariable long id,
      @PathVariable long question,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String answer,
      Model model) {
    return page.answer(
        actor,
        new ReportId(id),
        questions.answer(actor, key, new ReportId(id), question, answer),
        "/reports/" + id + "#questions",
        "reports.done.answered",
        ReportForm.of("answer-" + question, answer),
        model);
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
