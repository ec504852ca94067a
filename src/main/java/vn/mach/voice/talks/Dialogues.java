package vn.mach.voice.talks;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.Today;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.activities.ActivityId;
import vn.mach.evidence.activities.ActivityInput;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskRecipients;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.AccessScope;
import vn.mach.voice.talks.DialogueStatus.Step;

/**
 * Announces conferences, changes their day and place, records that they were held, or calls them
 * off. Whoever records at the unit does so. Units below are asked to gather questions.
 */
@Component
class Dialogues {

  private static final String MODULE = TalkFile.DIALOGUES;
  private static final String HOLD = "dialogue_hold";
  private static final String GATHER = "dialogue_gather";
  private static final String KIND = "dialogue";
  private static final Locale RECORDS = Locale.of("vi");

  private final DialoguesSql sql;
  private final QuestionsSql questions;
  private final DialogueQuestions work;
  private final TalkRules rules;
  private final Tasks tasks;
  private final Activities activities;
  private final AccessScope scope;
  private final MessageSource messages;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Dialogues(
      DialoguesSql sql,
      QuestionsSql questions,
      DialogueQuestions work,
      TalkRules rules,
      Tasks tasks,
      Activities activities,
      AccessScope scope,
      MessageSource messages,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.questions = questions;
    this.work = work;
    this.rules = rules;
    this.tasks = tasks;
    this.activities = activities;
    this.scope = scope;
    this.messages = messages;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Announces a conference to the unit and all below it. Returns its number. */
  @Transactional
  Outcome<Long> announce(Actor actor, String key, NewDialogue typed) {
    scope.require(actor, Right.RECORD, typed.unit());
    return idempotency.once(
        new Key(actor, key, "talks.announce", typed),
        Answer.number(),
        () -> {
          List<Refusal> refusals = typed.refusals(today.date());
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          long id = sql.insert(typed, TalkFile.freshDialogueCode(), actor, today.date());
          owe(actor, id, typed);
          wrote(actor, "dialogue_announced", id, typed);
          return Outcome.done(id);
        });
  }

  /** Another day, hour or place; those who were asked for questions have the new day. */
  @Transactional
  Outcome<Long> change(Actor actor, String key, long id, NewDialogue typed) {
    DialoguesSql.Row dialogue = require(actor, id);
    return idempotency.once(
        new Key(actor, key, "talks.dialogue_change", id, typed),
        Answer.known(id),
        () -> {
          if (!allows(dialogue, Step.CHANGE)) {
            return state(dialogue);
          }
          List<Refusal> refusals = typed.refusals(today.date());
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          sql.change(id, typed);
          owe(actor, id, typed);
          tasks.move(GATHER, MODULE, id, typed.questionsUntil());
          wrote(actor, "dialogue_changed", id, typed);
          return Outcome.done(id);
        });
  }

  /** The units of the actor have sent what they gathered, or have nothing to ask. */
  @Transactional
  Outcome<Long> gathered(Actor actor, String key, long id) {
    if (sql.lock(actor, id).isEmpty()) {
      throw new NotFound("dialogue " + id);
    }
    return idempotency.once(
        new Key(actor, key, "talks.gathered", id),
        Answer.known(id),
        () -> {
          int settled =
              actor.unitsOf(Right.RECORD).stream()
                  .mapToInt(it -> tasks.settle(GATHER, MODULE, id, it))
                  .sum();
          return settled == 0 ? Outcome.refused("", "talks.refused.gathered") : Outcome.done(id);
        });
  }

  /**
   * Records that it was held: an activity; and what was not answered in the hall is owed within the
   * days of the rule.
   */
  @Transactional
  Outcome<Long> hold(
      Actor actor, String key, long id, int expected, int present, String conclusion) {
    DialoguesSql.Row dialogue = require(actor, id);
    return idempotency.once(
        new Key(actor, key, "talks.dialogue_hold", id, expected, present, conclusion),
        Answer.known(id),
        () -> {
          if (!allows(dialogue, Step.HOLD)) {
            return state(dialogue);
          }
          if (dialogue.heldOn().isAfter(today.date())) {
            return Outcome.refused("", "talks.refused.to_come", dialogue.heldOn());
          }
          return switch (record(actor, dialogue, expected, present)) {
            case Outcome.Refused<ActivityId>(var refusals) -> Outcome.refused(refusals);
            case Outcome.Done<ActivityId>(ActivityId activity) -> {
              sql.hold(id, expected, present, conclusion, activity.value());
              tasks.settle(HOLD, MODULE, id, null);
              tasks.cancel(GATHER, MODULE, id, null, "");
              work.oweAnswers(actor, dialogue);
              auditLog.record(
                  actor,
                  "talks.dialogue_held",
                  TalkFile.DIALOGUE_PAGES + ":" + id,
                  dialogue.unit(),
                  null,
                  Map.of());
              yield Outcome.done(id);
            }
          };
        });
  }

  /** Calls it off; everybody reads why. */
  @Transactional
  Outcome<Long> cancel(Actor actor, String key, long id, String reason) {
    DialoguesSql.Row dialogue = require(actor, id);
    return idempotency.once(
        new Key(actor, key, "talks.dialogue_cancel", id, reason),
        Answer.known(id),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (!allows(dialogue, Step.CANCEL)) {
            return state(dialogue);
          }
          sql.cancel(id, reason);
          tasks.cancel(HOLD, MODULE, id, null, "");
          tasks.cancel(GATHER, MODULE, id, null, "");
          auditLog.record(
              actor,
              "talks.dialogue_cancelled",
              TalkFile.DIALOGUE_PAGES + ":" + id,
              dialogue.unit(),
              reason,
              Map.of());
          return Outcome.done(id);
        });
  }

  /** The number of questions is an amount of it where they are enough to point at nobody. */
  private Outcome<ActivityId> record(
      Actor actor, DialoguesSql.Row dialogue, int expected, int present) {
    int asked = questions.of(dialogue.id()).size();
    int least = rules.on(TalkRules.SMALLEST_GROUP, dialogue.heldOn()).value();
    Map<String, String> amounts =
        asked >= least ? Map.of("questions", Integer.toString(asked)) : Map.of();
    return activities.record(
        actor,
        "dialogue-" + dialogue.id(),
        new ActivityInput(
            "",
            Long.toString(dialogue.unit().value()),
            KIND,
            "",
            dialogue.title(),
            dialogue.heldOn().toString(),
            "",
            Integer.toString(expected),
            Integer.toString(present),
            "",
            amounts,
            messages.getMessage("talks.dialogue.invited", null, RECORDS),
            ""),
        true);
  }

  private void owe(Actor actor, long id, NewDialogue dialogue) {
    String link = "/talks/dialogues/" + id;
    tasks.assign(
        actor,
        TaskSubject.of(HOLD, MODULE, id, dialogue.title(), link),
        TaskOwner.unit(dialogue.unit()),
        TaskDue.on(dialogue.heldOn()));
    tasks.assignAll(
        actor,
        TaskSubject.of(GATHER, MODULE, id, dialogue.title(), link),
        TaskRecipients.below(dialogue.unit(), Set.of()),
        TaskDue.on(dialogue.questionsUntil()));
  }

  private void wrote(Actor actor, String action, long id, NewDialogue dialogue) {
    LocalDate day = dialogue.heldOn();
    auditLog.record(
        actor,
        "talks." + action,
        TalkFile.DIALOGUE_PAGES + ":" + id,
        dialogue.unit(),
        null,
        Map.of("day", day.toString()));
  }

  private static boolean allows(DialoguesSql.Row dialogue, Step step) {
    return DialogueStatus.TRANSITIONS.allows(dialogue.status(), step);
  }

  private static Outcome<Long> state(DialoguesSql.Row dialogue) {
    return Outcome.refused("", "talks.refused.dialogue." + dialogue.status().code());
  }

  private DialoguesSql.Row require(Actor actor, long id) {
    return sql.lock(actor, id)
        .filter(it -> scope.reaches(actor, Right.RECORD, it.unit()))
        .orElseThrow(() -> new NotFound("dialogue " + id));
  }
}
