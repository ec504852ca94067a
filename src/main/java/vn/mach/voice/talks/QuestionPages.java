package vn.mach.voice.talks;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Answers;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.FormParser.Field;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** One conference with its questions: to ask, to gather, to answer, to read the answers. */
@Controller
class QuestionPages {

  private final Dialogues dialogues;
  private final DialogueQuestions questions;
  private final DialoguesSql sql;
  private final QuestionsSql questionsSql;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  QuestionPages(
      Dialogues dialogues,
      DialogueQuestions questions,
      DialoguesSql sql,
      QuestionsSql questionsSql,
      Units units,
      AccessScope scope,
      Today today) {
    this.dialogues = dialogues;
    this.questions = questions;
    this.sql = sql;
    this.questionsSql = questionsSql;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /**
   * @param named "yes" where whoever asks wishes to be named
   */
  record AskForm(@Nullable String text, @Nullable String named) {}

  record DownForm(@Nullable String text) {}

  /** Numbers of the questions that ask the same, and the one under which they go. */
  record MergeForm(@Nullable String head, @Nullable List<String> others) {}

  record AssignForm(@Nullable String unit) {}

  record AnswerForm(@Nullable String wording, @Nullable String text, @Nullable String where) {}

  /**
   * A conference for its page.
   *
   * @param answered what all read
   * @param open what the reader answers, or all where they organise
   * @param under questions that stand under another, for whoever organises
   * @param asks whether questions are taken now
   * @param gathers whether a unit of the reader was asked to gather questions
   */
  public record Shown(
      DialoguesSql.Row dialogue,
      List<QuestionsSql.Row> answered,
      List<QuestionsSql.Row> open,
      List<QuestionsSql.Row> under,
      List<QuestionsSql.Row> mine,
      boolean organises,
      boolean asks,
      boolean gathers,
      LocalDate today) {

    List<QuestionsSql.Row> under(long head) {
      return under.stream().filter(it -> it.head() != null && it.head() == head).toList();
    }

    boolean late(QuestionsSql.Row question) {
      LocalDate due = question.dueOn();
      LocalDate done = question.answeredOn();
      return due != null && (done == null ? today : done).isAfter(due);
    }
  }

  @GetMapping("/talks/dialogues/{id:\\d+}")
  String show(Actor actor, @PathVariable long id, Model model) {
    return show(actor, find(actor, id), Form.of(new AskForm("", "")), Form.empty(), model);
  }

  @PostMapping("/talks/dialogues/{id:\\d+}/questions")
  String ask(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") AskForm typed,
      @RequestParam String key,
      Model model) {
    DialoguesSql.Row dialogue = find(actor, id);
    FormParser reading = new FormParser();
    String text = lines(reading, "text", typed.text(), DialogueQuestions.LONGEST);
    return Answers.of(
        reading.then(() -> questions.ask(actor, key, id, text, "yes".equals(typed.named()))),
        done -> Answers.to("/talks/dialogues/" + id, "talks.question.sent"),
        refusals -> show(actor, dialogue, Form.refused(typed, refusals), Form.empty(), model));
  }

  @PostMapping("/talks/dialogues/{id:\\d+}/gathered")
  String gathered(Actor actor, @PathVariable long id, @RequestParam String key, Model model) {
    DialoguesSql.Row dialogue = find(actor, id);
    return plain(
        actor, dialogue, dialogues.gathered(actor, key, id), "talks.gathered.saved", model);
  }

  @PostMapping("/talks/dialogues/{id:\\d+}/down")
  String takeDown(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") DownForm typed,
      @RequestParam String key,
      Model model) {
    DialoguesSql.Row dialogue = organised(actor, id);
    FormParser reading = new FormParser();
    String text = lines(reading, "text", typed.text(), DialogueQuestions.LONGEST);
    return Answers.of(
        reading.then(() -> questions.takeDown(actor, key, id, text)),
        done -> Answers.to("/talks/dialogues/" + id + "/gather", "talks.question.down.saved"),
        refusals ->
            gather(
                dialogue,
                Form.refused(typed, refusals),
                Form.of(new MergeForm("", List.of())),
                model));
  }

  /** Questions for whoever organises: taking down, setting the same under one. */
  @GetMapping("/talks/dialogues/{id:\\d+}/gather")
  String gather(Actor actor, @PathVariable long id, Model model) {
    return gather(
        organised(actor, id),
        Form.of(new DownForm("")),
        Form.of(new MergeForm("", List.of())),
        model);
  }

  @PostMapping("/talks/dialogues/{id:\\d+}/merge")
  String merge(
      Actor actor,
      @PathVariable long id,
      @ModelAttribute("typed") MergeForm typed,
      @RequestParam String key,
      Model model) {
    DialoguesSql.Row dialogue = organised(actor, id);
    FormParser reading = new FormParser();
    Field<Long> head =
        reading.found("head", FormParser.id(typed.head(), it -> it), "talks.refused.head");
    Set<Long> others = new HashSet<>();
    for (String one : Optional.ofNullable(typed.others()).orElse(List.of())) {
      FormParser.id(one, it -> it).ifPresent(others::add);
    }
    return Answers.of(
        reading.then(() -> questions.merge(actor, key, id, head.get(), others)),
        done -> Answers.to("/talks/dialogues/" + id + "/gather", "talks.question.merged"),
        refusals ->
            gather(dialogue, Form.of(new DownForm("")), Form.refused(typed, refusals), model));
  }

  @PostMapping("/talks/dialogues/questions/{question:\\d+}/separate")
  String separate(Actor actor, @PathVariable long question, @RequestParam String key, Model model) {
    DialoguesSql.Row dialogue = organised(actor, question(question).dialogue());
    return plain(
        actor,
        dialogue,
        questions.separate(actor, key, question),
        "talks.question.separated",
        model);
  }

  @PostMapping("/talks/dialogues/questions/{question:\\d+}/seen")
  String seen(Actor actor, @PathVariable long question, @RequestParam String key, Model model) {
    if (!questionsSql.isOf(actor, question)) {
      throw new NotFound("question " + question);
    }
    DialoguesSql.Row dialogue = find(actor, question(question).dialogue());
    return plain(
        actor, dialogue, questions.seen(actor, key, question), "talks.question.seen.saved", model);
  }

  /** The form in which one question is answered, or given to the unit that answers it. */
  @GetMapping("/talks/dialogues/questions/{question:\\d+}")
  String question(Actor actor, @PathVariable long question, Model model) {
    QuestionsSql.Row row = answerable(actor, question);
    DialoguesSql.Row dialogue = find(actor, row.dialogue());
    String where = dialogue.heldOn().equals(today.date()) ? "hall" : "after";
    return question(
        actor,
        dialogue,
        row,
        Form.of(new AnswerForm(row.wording(), "", where)),
        Form.of(new AssignForm("")),
        model);
  }

  @PostMapping("/talks/dialogues/questions/{question:\\d+}/answer")
  String answer(
      Actor actor,
      @PathVariable long question,
      @ModelAttribute("typed") AnswerForm typed,
      @RequestParam String key,
      Model model) {
    QuestionsSql.Row row = answerable(actor, question);
    DialoguesSql.Row dialogue = find(actor, row.dialogue());
    FormParser reading = new FormParser();
    String wording = lines(reading, "wording", typed.wording(), DialogueQuestions.LONGEST);
    String text = lines(reading, "text", typed.text(), DialogueQuestions.LONGEST_ANSWER);
    String where = Text.line(typed.where());
    if (!List.of("hall", "after").contains(where)) {
      reading.refuse("where", "talks.refused.where", where);
    }
    return Answers.of(
        reading.then(
            () -> questions.answer(actor, key, question, wording, text, where.equals("hall"))),
        id -> Answers.to("/talks/dialogues/" + id, "talks.question.answered"),
        refusals ->
            question(
                actor,
                dialogue,
                row,
                Form.refused(typed, refusals),
                Form.of(new AssignForm("")),
                model));
  }

  @PostMapping("/talks/dialogues/questions/{question:\\d+}/assign")
  String assign(
      Actor actor,
      @PathVariable long question,
      @ModelAttribute("typed") AssignForm typed,
      @RequestParam String key,
      Model model) {
    QuestionsSql.Row row = question(question);
    DialoguesSql.Row dialogue = organised(actor, row.dialogue());
    FormParser reading = new FormParser();
    String named = Text.line(typed.unit());
    Field<UnitId> unit =
        reading.found(
            "unit",
            units.meant(actor, Right.RECORD, named).map(NamedUnit::id),
            "talks.refused.unit",
            named);
    return Answers.of(
        reading.then(() -> questions.assign(actor, key, question, unit.get())),
        id -> Answers.to("/talks/dialogues/" + id, "talks.question.assigned"),
        refusals ->
            question(
                actor,
                dialogue,
                row,
                Form.of(new AnswerForm(row.wording(), "", "after")),
                Form.refused(typed, refusals),
                model));
  }

  private String question(
      Actor actor,
      DialoguesSql.Row dialogue,
      QuestionsSql.Row row,
      Form<AnswerForm> form,
      Form<AssignForm> assign,
      Model model) {
    model.addAttribute("dialogue", dialogue);
    model.addAttribute("question", row);
    model.addAttribute("organises", scope.reaches(actor, Right.RECORD, dialogue.unit()));
    model.addAttribute("form", form);
    model.addAttribute("assign", assign);
    return "voice/talks/question";
  }

  private String gather(
      DialoguesSql.Row dialogue, Form<DownForm> down, Form<MergeForm> merge, Model model) {
    List<QuestionsSql.Row> all = questionsSql.of(dialogue.id());
    model.addAttribute("dialogue", dialogue);
    model.addAttribute("heads", all.stream().filter(it -> it.head() == null).toList());
    model.addAttribute("under", all.stream().filter(it -> it.head() != null).toList());
    model.addAttribute("down", down);
    model.addAttribute("merge", merge);
    return "voice/talks/gather";
  }

  private String plain(
      Actor actor, DialoguesSql.Row dialogue, Outcome<Long> outcome, String words, Model model) {
    return Answers.of(
        outcome,
        done -> Answers.to("/talks/dialogues/" + dialogue.id(), words),
        (List<Refusal> refusals) ->
            show(actor, dialogue, Form.of(new AskForm("", "")), Form.empty(refusals), model));
  }

  private String show(
      Actor actor,
      DialoguesSql.Row dialogue,
      Form<AskForm> form,
      Form<Form.Nothing> act,
      Model model) {
    units.showPath(actor, dialogue.unit(), today.date());
    List<QuestionsSql.Row> all = questionsSql.of(dialogue.id());
    boolean organises = scope.reaches(actor, Right.RECORD, dialogue.unit());
    boolean announced = dialogue.status() == DialogueStatus.ANNOUNCED;
    List<QuestionsSql.Row> heads = all.stream().filter(it -> it.head() == null).toList();
    model.addAttribute(
        "shown",
        new Shown(
            dialogue,
            heads.stream().filter(it -> !it.isOpen()).toList(),
            heads.stream()
                .filter(QuestionsSql.Row::isOpen)
                .filter(it -> organises || questions.mayAnswer(actor, it))
                .toList(),
            organises ? all.stream().filter(it -> it.head() != null).toList() : List.of(),
            questionsSql.mine(actor, dialogue.id()),
            organises,
            announced && !today.date().isAfter(dialogue.questionsUntil()),
            announced && !organises && actor.hasSomewhere(Right.RECORD),
            today.date()));
    model.addAttribute("form", form);
    model.addAttribute("act", act);
    return "voice/talks/dialogue";
  }

  private static String lines(FormParser reading, String field, @Nullable String typed, int most) {
    String text = Text.lines(typed);
    if (Text.length(text) > most) {
      reading.refuse(field, "web.refused.too_long", most);
    }
    return text;
  }

  private QuestionsSql.Row question(long id) {
    return questionsSql.find(id).orElseThrow(() -> new NotFound("question " + id));
  }

  private QuestionsSql.Row answerable(Actor actor, long id) {
    QuestionsSql.Row row = question(id);
    boolean mine =
        questions.mayAnswer(actor, row)
            || scope.reaches(actor, Right.RECORD, find(actor, row.dialogue()).unit());
    if (!mine || row.head() != null) {
      throw new NotFound("question " + id);
    }
    return row;
  }

  private DialoguesSql.Row find(Actor actor, long id) {
    return sql.find(actor, id).orElseThrow(() -> new NotFound("dialogue " + id));
  }

  private DialoguesSql.Row organised(Actor actor, long id) {
    DialoguesSql.Row dialogue = find(actor, id);
    scope.require(actor, Right.RECORD, dialogue.unit());
    return dialogue;
  }
}
