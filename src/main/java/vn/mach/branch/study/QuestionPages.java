package vn.mach.branch.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.base.web.Page;
import vn.mach.base.web.Paging;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The bank of questions and the tests of a campaign, for whoever may record. */
@Controller
class QuestionPages {

  private static final int MOST_WEEKS = 52;

  private final Quizzes quizzes;
  private final QuizSql sql;
  private final Attempts attempts;
  private final AttemptsSql attemptsSql;
  private final StudyCampaigns campaigns;
  private final Units units;
  private final AccessScope scope;

  QuestionPages(
      Quizzes quizzes,
      QuizSql sql,
      Attempts attempts,
      AttemptsSql attemptsSql,
      StudyCampaigns campaigns,
      Units units,
      AccessScope scope) {
    this.quizzes = quizzes;
    this.sql = sql;
    this.attempts = attempts;
    this.attemptsSql = attemptsSql;
    this.campaigns = campaigns;
    this.units = units;
    this.scope = scope;
  }

  /**
   * A question as typed.
   *
   * @param options one a line
   * @param right numbers of the right ones, as 1 or 1, 3
   */
  record QuestionForm(
      @Nullable String unit,
      @Nullable String topic,
      @Nullable String text,
      @Nullable String options,
      @Nullable String right) {}

  record QuizForm(
      @Nullable String title,
      @Nullable String opensOn,
      @Nullable String closesOn,
      @Nullable String questions,
      @Nullable String minutes,
      @Nullable String passPercent,
      @Nullable String mostAttempts,
      @Nullable String topic,
      @Nullable String weeks) {}

  record ExtendForm(@Nullable String person, @Nullable String minutes, @Nullable String reason) {}

  @GetMapping("/study/questions")
  String bank(
      Actor actor,
      @RequestParam(defaultValue = "") String topic,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Map<String, Object> recording = recording(actor);
    String unit =
        units.tops(actor, Right.RECORD).stream().findFirst().map(NamedUnit::label).orElse("");
    return bank(
        recording,
        Text.line(topic),
        page,
        Form.of(new QuestionForm(unit, Text.line(topic), "", "", "")),
        model);
  }

  private String bank(
      Map<String, Object> recording, String topic, int page, Form<QuestionForm> form, Model model) {
    Paging paging = new Paging(page, 50);
    model.addAttribute("topic", topic);
    model.addAttribute("topics", sql.topics(recording));
    model.addAttribute(
        "questions", paging.slice(sql.bank(recording, topic, paging.limit(), paging.offset())));
    model.addAttribute("form", form);
    return "branch/study/bank";
  }

  @PostMapping("/study/questions")
  String add(
      Actor actor,
      @ModelAttribute("typed") QuestionForm typed,
      @RequestParam String key,
      Model model) {
    Map<String, Object> recording = recording(actor);
    FormParser reading = new FormParser();
    Field<UnitId> unit =
        reading.found(
            "unit",
            units.meant(actor, Right.RECORD, Text.line(typed.unit())).map(NamedUnit::id),
            "study.refused.unit",
            Text.line(typed.unit()));
    String topic = reading.optional("topic", typed.topic(), Quizzes.LONGEST_TOPIC);
    String text = reading.required("text", typed.text(), Quizzes.LONGEST_QUESTION);
    List<String> options =
        Text.lines(typed.options()).lines().map(Text::line).filter(it -> !it.isEmpty()).toList();
    if (options.stream().anyMatch(it -> Text.length(it) > 500)) {
      reading.refuse("options", "web.refused.too_long", 500);
    }
    List<Integer> right = new ArrayList<>();
    for (String one : Text.line(typed.right()).split("[ ,;]")) {
      if (!one.isEmpty()) {
        Optional<Long> number = FormParser.whole(one).filter(it -> it >= 0 && it < 100);
        number.ifPresent(it -> right.add(it.intValue()));
        if (number.isEmpty()) {
          reading.refuse("right", "study.refused.number", Text.shortened(one, 40));
          break; // one is enough: a long text would be thousands
        }
      }
    }
    return Answers.of(
        reading.then(
            () -> quizzes.addQuestion(actor, key, unit.get(), topic, text, options, right)),
        id -> Answers.to("/study/questions?topic=" + Page.segment(topic), "study.question.added"),
        refusals -> bank(recording, topic, 1, Form.refused(typed, refusals), model));
  }

  @PostMapping("/study/questions/{id:\\d+}/retire")
  String retire(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    Map<String, Object> recording = recording(actor);
    return Answers.of(
        quizzes.retire(actor, key, id),
        done -> Answers.to("/study/questions", "study.question.retired"),
        refusals ->
            bank(
                recording,
                "",
                1,
                Form.refused(new QuestionForm("", "", "", "", ""), refusals),
                model));
  }

  @GetMapping("/study/{id:\\d+}/tests/new")
  String blank(Actor actor, @PathVariable long id, Model model) {
    Campaign campaign = campaigns.managed(actor, new CampaignId(id));
    int round = sql.quizzes(campaign.id()).size() + 1;
    return form(
        actor,
        campaign,
        Form.of(
            new QuizForm(
                campaign.contest() ? "Vòng " + round : "Bài kiểm tra",
                campaign.startsOn().toString(),
                campaign.contest()
                    ? campaign.startsOn().plusDays(6).toString()
                    : campaign.endsOn().toString(),
                "10",
                "15",
                "50",
                campaign.contest() ? "7" : "2",
                "",
                "1")),
        model);
  }

  private String form(Actor actor, Campaign campaign, Form<QuizForm> form, Model model) {
    model.addAttribute("campaign", campaign);
    model.addAttribute("topics", sql.topics(scope.parameters(actor, Right.RECORD)));
    model.addAttribute("form", form);
    return "branch/study/quiz_form";
  }

  @PostMapping("/study/{id:\\d+}/tests")
  String add(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") QuizForm typed,
      @RequestParam String key,
      Model model) {
    Campaign campaign = campaigns.managed(actor, new CampaignId(id));
    FormParser reading = new FormParser();
    String title = reading.required("title", typed.title(), Campaign.LONGEST_TITLE);
    var opens = reading.requiredDay("opensOn", typed.opensOn());
    var closes = reading.requiredDay("closesOn", typed.closesOn());
    Field<Long> questions = between(reading, "questions", typed.questions(), 1, 200);
    Field<Long> minutes = between(reading, "minutes", typed.minutes(), 1, 600);
    Field<Long> pass = between(reading, "passPercent", typed.passPercent(), 0, 100);
    Field<Long> most = between(reading, "mostAttempts", typed.mostAttempts(), 1, 100);
    String topic = reading.optional("topic", typed.topic(), Quizzes.LONGEST_TOPIC);
    boolean once = !campaign.contest() || Text.line(typed.weeks()).isEmpty();
    Field<Long> weeks = between(reading, "weeks", once ? "1" : typed.weeks(), 1, MOST_WEEKS);
    return Answers.of(
        reading.then(() ->
            quizzes.add(
                actor,
                key,
                campaign.id(),
                new Quiz.Draft(
                    title,
                    opens.get().atStartOfDay(CurrentRealm.get().zone()).toInstant(),
                    Times.endOf(closes.get()),
                    questions.get().intValue(),
                    minutes.get().intValue(),
                    pass.get().intValue(),
                    most.get().intValue(),
                    topic),
                weeks.get().intValue())),
        quiz ->
            weeks.get() == 1
                ? Answers.to("/study/tests/" + quiz + "/results", "study.test.added")
                : Answers.to("/study/" + id, "study.rounds.added"),
        refusals -> form(actor, campaign, Form.refused(typed, refusals), model));
  }

  private static Field<Long> between(
      FormParser reading, String field, @Nullable String typed, int least, int most) {
    return reading.found(
        field,
        FormParser.whole(typed).filter(it -> it >= least && it <= most),
        "study.refused.between",
        Text.line(typed),
        least,
        most);
  }

  /** Results by name, for whoever may see the people; more time is given here. */
  @GetMapping("/study/tests/{id:\\d+}/results")
  String results(
      Actor actor, @PathVariable long id, @RequestParam(defaultValue = "1") int page, Model model) {
    return results(
        actor, quizzes.require(actor, id), page, Form.of(new ExtendForm("", "15", "")), model);
  }

  private String results(Actor actor, Quiz quiz, int page, Form<ExtendForm> form, Model model) {
    if (!actor.hasSomewhere(Right.SEE_PEOPLE)) {
      throw new NotFound("results of test " + quiz.id());
    }
    attempts.endOverdue(quiz.id());
    Paging paging = new Paging(page, 50);
    model.addAttribute("campaign", campaigns.require(actor, quiz.campaign()));
    model.addAttribute("quiz", quiz);
    model.addAttribute("form", form);
    model.addAttribute("mayExtend", actor.hasSomewhere(Right.RECORD));
    model.addAttribute(
        "results",
        paging.slice(
            attemptsSql.results(
                scope.parameters(actor, Right.SEE_PEOPLE),
                quiz.id(),
                paging.limit(),
                paging.offset())));
    return "branch/study/results";
  }

  @PostMapping("/study/tests/{id:\\d+}/extend")
  String extend(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") ExtendForm typed,
      @RequestParam String key,
      Model model) {
    Quiz quiz = quizzes.require(actor, id);
    recording(actor);
    FormParser reading = new FormParser();
    Field<Long> person =
        reading.found(
            "person",
            FormParser.id(typed.person(), it -> it),
            "study.refused.person",
            Text.line(typed.person()));
    Field<Long> minutes = between(reading, "minutes", typed.minutes(), 1, 600);
    String reason = reading.required("reason", typed.reason(), 500);
    return Answers.of(
        reading.then(
            () -> quizzes.extend(actor, key, id, person.get(), minutes.get().intValue(), reason)),
        done -> Answers.to("/study/tests/" + id + "/results", "study.test.extended"),
        refusals -> results(actor, quiz, 1, Form.refused(typed, refusals), model));
  }

  private Map<String, Object> recording(Actor actor) {
    if (!actor.hasSomewhere(Right.RECORD)) {
      throw new NotFound("questions");
    }
    return scope.parameters(actor, Right.RECORD);
  }
}
