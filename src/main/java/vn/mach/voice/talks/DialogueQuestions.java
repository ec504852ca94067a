package vn.mach.voice.talks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.calendar.WorkingCalendar;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.Units;

/**
 * Takes questions, sets those that ask the same under one, gives them to who answers, and answers
 * them. Who asked stands in no log and no task that others see; whoever asked is told of the
 * answer.
 */
@Component
class DialogueQuestions {

  static final int LONGEST = 1_000;
  static final int LONGEST_ANSWER = 4_000;
  static final int MOST_OF_ONE = 10;

  private static final String ANSWER = "dialogue_answer";
  private static final String ANSWERED = "dialogue_answered";

  private final DialoguesSql dialogues;
  private final QuestionsSql sql;
  private final TalkRules rules;
  private final WorkingCalendar calendar;
  private final Units units;
  private final NamedAccess named;
  private final Tasks tasks;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  DialogueQuestions(
      DialoguesSql dialogues,
      QuestionsSql sql,
      TalkRules rules,
      WorkingCalendar calendar,
      Units units,
      NamedAccess named,
      Tasks tasks,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.dialogues = dialogues;
    this.sql = sql;
    this.rules = rules;
    this.calendar = calendar;
    this.units = units;
    this.named = named;
    this.tasks = tasks;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Asks a question before the conference. Returns the conference. */
  @Transactional
  Outcome<Long> ask(Actor actor, String key, long dialogue, String text, boolean showsName) {
    DialoguesSql.Row of = locked(actor, dialogue);
    return idempotency.once(
        new Key(actor, key, "talks.question", dialogue, text, showsName),
        Answer.known(dialogue),
        () -> {
          if (text.isEmpty()) {
            return Outcome.refused("text", "web.refused.missing");
          }
          if (of.status() != DialogueStatus.ANNOUNCED) {
            return Outcome.refused("", "talks.refused.dialogue." + of.status().code());
          }
          if (today.date().isAfter(of.questionsUntil())) {
            return Outcome.refused("text", "talks.refused.too_late", of.questionsUntil());
          }
          if (sql.countOf(actor, dialogue) >= MOST_OF_ONE) {
            return Outcome.refused("text", "talks.refused.too_many", MOST_OF_ONE);
          }
          sql.insert(of, text, actor, showsName, today.date());
          return Outcome.done(dialogue);
        });
  }

  /** Takes down a question from the hall or from paper. */
  @Transactional
  Outcome<Long> takeDown(Actor actor, String key, long dialogue, String text) {
    DialoguesSql.Row of = organised(actor, dialogue);
    return idempotency.once(
        new Key(actor, key, "talks.question_down", dialogue, text),
        Answer.known(dialogue),
        () -> {
          if (text.isEmpty()) {
            return Outcome.refused("text", "web.refused.missing");
          }
          if (of.status() == DialogueStatus.CANCELLED) {
            return Outcome.refused("", "talks.refused.dialogue.cancelled");
          }
          sql.insert(of, text, null, false, today.date());
          if (of.status() == DialogueStatus.HELD) {
            oweAnswers(actor, of);
          }
          return Outcome.done(dialogue);
        });
  }

  /** Sets questions that ask the same under one of them. */
  @Transactional
  Outcome<Long> merge(Actor actor, String key, long dialogue, long head, Set<Long> others) {
    organised(actor, dialogue);
    return idempotency.once(
        new Key(actor, key, "talks.merge", dialogue, head, others.stream().sorted().toList()),
        Answer.known(dialogue),
        () -> {
          Map<Long, QuestionsSql.Row> all =
              sql.of(dialogue).stream().collect(Collectors.toMap(QuestionsSql.Row::id, it -> it));
          QuestionsSql.Row one = all.get(head);
          if (one == null || one.head() != null) {
            return Outcome.refused("head", "talks.refused.head");
          }
          Set<Long> under = others.stream().filter(it -> it != head).collect(Collectors.toSet());
          if (under.isEmpty()) {
            return Outcome.refused("others", "talks.refused.others");
          }
          for (long other : under) {
            QuestionsSql.Row it = all.get(other);
            if (it == null || it.head() != null || !it.isOpen()) {
              return Outcome.refused("others", "talks.refused.not_open");
            }
          }
          under.forEach(it -> tasks.cancel(ANSWER, TalkFile.QUESTIONS, it, null, ""));
          List<QuestionsSql.Asker> askers =
              under.stream().flatMap(it -> sql.askers(it).stream()).toList();
          sql.merge(head, under);
          if (!one.isOpen()) {
            askers.forEach(it -> tell(actor, one, it));
          }
          wrote(actor, "questions_merged", dialogue, one.unit());
          return Outcome.done(dialogue);
        });
  }

  /** Takes a question out from under another, before it is answered. */
  @Transactional
  Outcome<Long> separate(Actor actor, String key, long question) {
    QuestionsSql.Row it = question(question);
    DialoguesSql.Row of = organised(actor, it.dialogue());
    return idempotency.once(
        new Key(actor, key, "talks.separate", question),
        Answer.known(of.id()),
        () -> {
          Long head = question(question).head();
          if (head == null || !question(head).isOpen()) {
            return Outcome.refused("", "talks.refused.not_open");
          }
          sql.separate(question);
          if (of.status() == DialogueStatus.HELD) {
            oweAnswers(actor, of);
          }
          return Outcome.done(of.id());
        });
  }

  /** Gives a question to the unit that answers it. The day by which stays. */
  @Transactional
  Outcome<Long> assign(Actor actor, String key, long question, UnitId unit) {
    DialoguesSql.Row of = organised(actor, question(question).dialogue());
    scope.require(actor, Right.RECORD, unit);
    return idempotency.once(
        new Key(actor, key, "talks.assign", question, unit),
        Answer.known(of.id()),
        () -> {
          QuestionsSql.Row now = question(question);
          if (!now.isOpen() || now.head() != null) {
            return Outcome.refused("", "talks.refused.not_open");
          }
          if (units.path(unit, today.date()).stream().noneMatch(it -> it.id().equals(of.unit()))) {
            return Outcome.refused("unit", "talks.refused.below", of.unitName());
          }
          sql.assign(question, unit);
          LocalDate due = now.dueOn();
          if (due != null && !unit.equals(now.unit())) {
            tasks.cancel(ANSWER, TalkFile.QUESTIONS, question, now.unit(), "");
            owe(actor, of, question, unit, due);
          }
          wrote(actor, "question_assigned", of.id(), unit);
          return Outcome.done(of.id());
        });
  }

  /**
   * Answers a question for all who asked it. In the hall from the day of the conference on; after
   * it whenever it is over.
   *
   * @param wording of the question, as all read it
   */
  @Transactional
  Outcome<Long> answer(
      Actor actor, String key, long question, String wording, String text, boolean inHall) {
    DialoguesSql.Row of = locked(actor, question(question).dialogue());
    QuestionsSql.Row now = question(question);
    if (!mayAnswer(actor, now)) {
      throw new NotFound("question " + question);
    }
    return idempotency.once(
        new Key(actor, key, "talks.answer_question", question, wording, text, inHall),
        Answer.known(of.id()),
        () -> {
          if (text.isEmpty()) {
            return Outcome.refused("text", "web.refused.missing");
          }
          if (!now.isOpen() || now.head() != null) {
            return Outcome.refused("", "talks.refused.not_open");
          }
          boolean over = of.status() == DialogueStatus.HELD;
          if (of.status() == DialogueStatus.CANCELLED) {
            return Outcome.refused("", "talks.refused.dialogue.cancelled");
          }
          if (!over && (!inHall || today.date().isBefore(of.heldOn()))) {
            return Outcome.refused("", "talks.refused.not_over", of.heldOn());
          }
          sql.answer(
              question, wording.isEmpty() ? now.text() : wording, text, inHall, today.date());
          tasks.settle(ANSWER, TalkFile.QUESTIONS, question, null);
          sql.askers(question).forEach(it -> tell(actor, now, it));
          wrote(actor, "question_answered", of.id(), now.unit());
          return Outcome.done(of.id());
        });
  }

  /** Whoever asked has read the answer. */
  @Transactional
  Outcome<Long> seen(Actor actor, String key, long question) {
    if (!sql.isOf(actor, question)) {
      throw new NotFound("question " + question);
    }
    long dialogue = question(question).dialogue();
    return idempotency.once(
        new Key(actor, key, "talks.seen", question),
        Answer.known(dialogue),
        () -> {
          tasks.settle(ANSWERED, TalkFile.QUESTIONS, question, null);
          return Outcome.done(dialogue);
        });
  }

  /** Whether the actor records at the unit that answers, or where the conference is. */
  boolean mayAnswer(Actor actor, QuestionsSql.Row question) {
    return scope.reaches(actor, Right.RECORD, question.unit());
  }

  /** In the transaction that records the conference: what is open is owed, each within the days. */
  void oweAnswers(Actor actor, DialoguesSql.Row dialogue) {
    int days = rules.on(TalkRules.ANSWER_DAYS, dialogue.heldOn()).value();
    LocalDate event =
        dialogue.heldOn().isBefore(today.date()) && dialogue.status() == DialogueStatus.HELD
            ? today.date()
            : dialogue.heldOn();
    LocalDate due = calendar.end(event, days);
    sql.of(dialogue.id()).stream()
        .filter(it -> it.isOpen() && it.head() == null && it.dueOn() == null)
        .forEach(it -> {
          sql.due(it.id(), due);
          owe(actor, dialogue, it.id(), it.unit(), due, days);
        });
  }

  private void owe(
      Actor actor, DialoguesSql.Row dialogue, long question, UnitId unit, LocalDate due) {
    owe(
        actor,
        dialogue,
        question,
        unit,
        due,
        rules.on(TalkRules.ANSWER_DAYS, dialogue.heldOn()).value());
  }

  private void owe(
      Actor actor, DialoguesSql.Row dialogue, long question, UnitId unit, LocalDate due, int days) {
    tasks.assign(
        actor,
        TaskSubject.of(
            ANSWER,
            TalkFile.QUESTIONS,
            question,
            dialogue.title(),
            "/talks/dialogues/" + dialogue.id()),
        TaskOwner.unit(unit),
        new TaskDue(due, days, true));
  }

  /** Nobody else sees this task: it would say who asked. */
  private void tell(Actor actor, QuestionsSql.Row answered, QuestionsSql.Asker asker) {
    named.open(
        TalkFile.ofQuestion(asker.question()), answered.unit(), List.of(asker.person()), List.of());
    tasks.assign(
        actor,
        TaskSubject.of(
            ANSWERED,
            TalkFile.QUESTIONS,
            asker.question(),
            "",
            "/talks/dialogues/" + answered.dialogue()),
        TaskOwner.person(asker.person(), answered.unit()),
        tasks.due(ANSWERED));
  }

  private void wrote(Actor actor, String action, long dialogue, UnitId unit) {
    auditLog.record(
        actor, "talks." + action, TalkFile.DIALOGUE_PAGES + ":" + dialogue, unit, null, Map.of());
  }

  private QuestionsSql.Row question(long id) {
    return sql.find(id).orElseThrow(() -> new NotFound("question " + id));
  }

  private DialoguesSql.Row locked(Actor actor, long id) {
    return dialogues.lock(actor, id).orElseThrow(() -> new NotFound("dialogue " + id));
  }

  private DialoguesSql.Row organised(Actor actor, long id) {
    DialoguesSql.Row of = locked(actor, id);
    scope.require(actor, Right.RECORD, of.unit());
    return of;
  }
}
