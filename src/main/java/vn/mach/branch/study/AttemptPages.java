package vn.mach.branch.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.branch.study.AttemptsSql.Attempt;

/**
 * Taking a test. Without scripts each answer has its button; with them it is saved as soon as it is
 * chosen. What is right is shown when the test is closed for everybody.
 */
@Controller
class AttemptPages {

  private final Attempts attempts;
  private final AttemptsSql sql;
  private final Quizzes quizzes;
  private final StudyCampaigns campaigns;
  private final Today today;

  AttemptPages(
      Attempts attempts, AttemptsSql sql, Quizzes quizzes, StudyCampaigns campaigns, Today today) {
    this.attempts = attempts;
    this.sql = sql;
    this.quizzes = quizzes;
    this.campaigns = campaigns;
    this.today = today;
  }

  record EndForm(@Nullable String guess) {}

  @GetMapping("/study/tests/{id:\\d+}")
  String test(Actor actor, @PathVariable long id, Model model) {
    return test(actor, quizzes.require(actor, id), Form.empty(), model);
  }

  private String test(Actor actor, Quiz quiz, Form<?> form, Model model) {
    attempts.endOverdue(quiz.id());
    List<Attempt> mine = sql.of(quiz.id(), CampaignsSql.me(actor));
    boolean running = !mine.isEmpty() && !mine.getLast().ended();
    model.addAttribute("campaign", campaigns.require(actor, quiz.campaign()));
    model.addAttribute("quiz", quiz);
    model.addAttribute("attempts", mine);
    model.addAttribute("running", running);
    model.addAttribute(
        "why", running ? null : attempts.refusal(actor, quiz, mine.size(), today.now()));
    model.addAttribute("form", form);
    return "branch/study/test";
  }

  @PostMapping("/study/tests/{id:\\d+}/begin")
  String begin(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    Quiz quiz = quizzes.require(actor, id);
    return Answers.of(
        attempts.begin(actor, key, quiz),
        attempt -> Answers.to("/study/attempts/" + attempt),
        refusals -> test(actor, quiz, Form.empty(refusals), model));
  }

  @GetMapping("/study/attempts/{id:\\d+}")
  String attempt(Actor actor, @PathVariable long id, Model model) {
    return attempt(actor, attempts.mine(actor, id), Form.of(new EndForm("")), model);
  }

  private String attempt(Actor actor, Attempt attempt, Form<EndForm> form, Model model) {
    Quiz quiz = quizzes.require(actor, attempt.quiz());
    boolean right = attempt.ended() && attempts.isOver(quiz);
    model.addAttribute("campaign", campaigns.require(actor, quiz.campaign()));
    model.addAttribute("quiz", quiz);
    model.addAttribute("attempt", attempt);
    model.addAttribute("questions", sql.asked(attempt.id(), right));
    model.addAttribute("right", right);
    model.addAttribute("form", form);
    return attempt.ended() ? "branch/study/attempt_ended" : "branch/study/attempt";
  }

  /** Saves the answer to one question; sent again, the last choice counts. */
  @PostMapping("/study/attempts/{id:\\d+}/answers/{question:\\d+}")
  String save(
      Actor actor,
      @PathVariable long id,
      @PathVariable long question,
      @RequestParam(required = false) @Nullable List<String> option,
      @RequestHeader(name = "HX-Request", defaultValue = "") String part,
      Model model) {
    List<Integer> chosen =
        (option == null ? List.<String>of() : option)
            .stream()
                .flatMap(it -> FormParser.whole(it).stream())
                .filter(it -> it > 0 && it < 100)
                .map(Long::intValue)
                .limit(8)
                .toList();
    return Answers.of(
        attempts.save(actor, id, question, chosen),
        at -> {
          if (part.isEmpty()) {
            return Answers.to("/study/attempts/" + id + "#q" + question);
          }
          model.addAttribute("at", at);
          return "branch/study/answer_saved";
        },
        refusals -> {
          if (part.isEmpty()) {
            return attempt(
                actor, attempts.mine(actor, id), Form.refused(new EndForm(""), refusals), model);
          }
          model.addAttribute("refusal", refusals.getFirst());
          return "branch/study/answer_refused";
        });
  }

  @PostMapping("/study/attempts/{id:\\d+}/end")
  String end(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") EndForm typed,
      @RequestParam String key,
      Model model) {
    Attempt attempt = attempts.mine(actor, id);
    FormParser reading = new FormParser();
    Long guess =
        reading.optionalFound(
            "guess",
            typed.guess(),
            FormParser.whole(typed.guess()).filter(it -> it >= 0 && it <= 100_000_000),
            "study.refused.number",
            Text.line(typed.guess()));
    return Answers.of(
        reading.then(() -> attempts.end(actor, key, id, guess == null ? null : guess.intValue())),
        done -> Answers.to("/study/attempts/" + id, "study.test.sent"),
        refusals -> attempt(actor, attempt, Form.refused(typed, refusals), model));
  }
}
