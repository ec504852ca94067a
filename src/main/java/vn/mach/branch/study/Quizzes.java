package vn.mach.branch.study;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/**
 * The bank of questions and the tests of campaigns: what managers do. Taking one: {@link Attempts}.
 */
@Component
class Quizzes {

  static final int LONGEST_QUESTION = 2000;
  static final int LONGEST_TOPIC = 100;
  private static final int LONGEST_REASON = 500;

  /** Of one person in one test: as long as somebody is at it nobody learns what is right. */
  private static final int MOST_MINUTES = 600;

  private static final Duration LONGEST = Duration.ofDays(400);

  private final QuizSql sql;
  private final AttemptsSql attempts;
  private final StudyCampaigns campaigns;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final Today today;

  Quizzes(
      QuizSql sql,
      AttemptsSql attempts,
      StudyCampaigns campaigns,
      AccessScope scope,
      Idempotency idempotency,
      Today today) {
    this.sql = sql;
    this.attempts = attempts;
    this.campaigns = campaigns;
    this.scope = scope;
    this.idempotency = idempotency;
    this.today = today;
  }

  /**
   * A test with its campaign, which the actor may see.
   *
   * @throws NotFound where there is none for them
   */
  Quiz require(Actor actor, long id) {
    Quiz quiz = sql.quiz(id).orElseThrow(() -> new NotFound("test " + id));
    campaigns.require(actor, quiz.campaign());
    return quiz;
  }

  Quiz managed(Actor actor, long id) {
    Quiz quiz = sql.quiz(id).orElseThrow(() -> new NotFound("test " + id));
    campaigns.managed(actor, quiz.campaign());
    return quiz;
  }

  /**
   * Adds a question to the bank of a unit.
   *
   * @param right the numbers of the right options, from 1
   */
  Outcome<Long> addQuestion(
      Actor actor,
      String key,
      UnitId unit,
      String topic,
      String text,
      List<String> options,
      List<Integer> right) {
    scope.require(actor, Right.RECORD, unit);
    return idempotency.once(
        new Key(actor, key, "study.question", unit, topic, text, options, right),
        Answer.number(),
        () -> {
          if (options.size() < 2 || options.size() > 8) {
            return Outcome.refused("options", "study.refused.options", options.size());
          }
          if (options.stream().distinct().count() < options.size()) {
            return Outcome.refused("options", "study.refused.options_twice");
          }
          if (right.isEmpty()) {
            return Outcome.refused("right", "study.refused.no_right");
          }
          if (right.stream().anyMatch(it -> it < 1 || it > options.size())) {
            return Outcome.refused("right", "study.refused.right_option", options.size());
          }
          var person = actor.person();
          long id =
              sql.insertQuestion(
                  unit,
                  topic,
                  text,
                  options,
                  right.stream().distinct().toList(),
                  actor.account(),
                  person == null ? null : person.value(),
                  today.now());
          return Outcome.done(id);
        });
  }

  /** Takes a question out of the bank; tests that have it keep it. */
  Outcome<Long> retire(Actor actor, String key, long question) {
    return idempotency.once(
        new Key(actor, key, "study.retire", question),
        Answer.known(question),
        () -> {
          if (sql.retire(scope.parameters(actor, Right.RECORD), question, today.now()) == 0) {
            throw new NotFound("question " + question);
          }
          return Outcome.done(question);
        });
  }

  /**
   * Adds a test, or the next rounds of a contest, made of the questions of a topic. Answers the
   * first.
   *
   * @param weeks how many rounds, one a week; a test that is no contest has one
   */
  Outcome<Long> add(Actor actor, String key, CampaignId id, Quiz.Draft draft, int weeks) {
    Campaign campaign = campaigns.managed(actor, id);
    return idempotency.once(
        new Key(
            actor,
            key,
            "study.quiz",
            id,
            draft.title(),
            draft.opensAt().toString(),
            draft.closesAt().toString(),
            draft.questions(),
            draft.minutes(),
            draft.passPercent(),
            draft.mostAttempts(),
            draft.topic(),
            weeks),
        Answer.number(),
        () -> {
          if (!draft.opensAt().isBefore(draft.closesAt())) {
            return Outcome.refused("closesOn", "study.refused.times_order");
          }
          if (Duration.between(draft.opensAt(), draft.closesAt()).compareTo(LONGEST) > 0) {
            return Outcome.refused("closesOn", "study.refused.too_long_open");
          }
          if (campaign.status() == CampaignStatus.CLOSED) {
            return Outcome.refused("", "study.refused.closed");
          }
          List<Quiz.Draft> rounds = draft.weekly(weeks, CurrentRealm.get().zone());
          if (weeks > 1 && !rounds.get(1).opensAt().isAfter(draft.closesAt())) {
            return Outcome.refused("closesOn", "study.refused.longer_than_a_week");
          }
          if (weeks > 1 && rounds.getLast().closesAt().isAfter(Times.endOf(campaign.endsOn()))) {
            return Outcome.refused("weeks", "study.refused.weeks_beyond", weeks, campaign.endsOn());
          }
          Map<String, Object> recording = scope.parameters(actor, Right.RECORD);
          int available = sql.available(recording, draft.topic());
          if (available < draft.questions()) {
            return Outcome.refused(
                "questions", "study.refused.few_questions", draft.questions(), available);
          }
          long first = 0;
          for (Quiz.Draft round : rounds) {
            long quiz = sql.insertQuiz(id, round);
            sql.choose(recording, quiz, round.topic());
            campaigns.wrote(actor, "quiz_added", id, campaign.unit(), null);
            first = first == 0 ? quiz : first;
          }
          return Outcome.done(first);
        });
  }

  /** Gives somebody more minutes, also within an attempt that runs. */
  Outcome<Long> extend(
      Actor actor, String key, long quiz, long person, int minutes, String reason) {
    Quiz it = require(actor, quiz);
    return idempotency.once(
        new Key(actor, key, "study.extend", quiz, person, minutes, reason),
        Answer.known(quiz),
        () -> {
          if (minutes < 1 || minutes > MOST_MINUTES) {
            return Outcome.refused("minutes", "study.refused.minutes", minutes);
          }
          if (person == CampaignsSql.me(actor)) {
            return Outcome.refused("person", "study.refused.own_time");
          }
          Map<String, Object> recording = scope.parameters(actor, Right.RECORD);
          int before =
              attempts
                  .extraMinutes(recording, quiz, person)
                  .orElseThrow(() -> new NotFound("person " + person + " in test " + quiz));
          if (before + minutes > MOST_MINUTES) {
            return Outcome.refused("minutes", "study.refused.minutes_in_all", before, MOST_MINUTES);
          }
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (reason.length() > LONGEST_REASON) {
            return Outcome.refused("reason", "web.refused.too_long", LONGEST_REASON);
          }
          attempts.extend(quiz, person, minutes, reason, actor.account(), today.now());
          Campaign campaign = campaigns.require(actor, it.campaign());
          campaigns.wrote(actor, "time_extended", it.campaign(), campaign.unit(), reason);
          return Outcome.done(quiz);
        });
  }
}
