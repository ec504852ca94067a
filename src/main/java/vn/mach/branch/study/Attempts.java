package vn.mach.branch.study;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Today;
import vn.mach.branch.study.AttemptsSql.Attempt;

/**
 * Taking a test: an attempt is begun, its answers are saved one by one, and it ends when it is sent
 * or its time runs out. Whoever comes back within the time goes on where they were.
 */
@Component
class Attempts {

  private final AttemptsSql sql;
  private final QuizSql quizzes;
  private final DueSql due;
  private final ContestSql contest;
  private final StudyCampaigns campaigns;
  private final Certificates certificates;
  private final Idempotency idempotency;
  private final Today today;

  Attempts(
      AttemptsSql sql,
      QuizSql quizzes,
      DueSql due,
      ContestSql contest,
      StudyCampaigns campaigns,
      Certificates certificates,
      Idempotency idempotency,
      Today today) {
    this.sql = sql;
    this.quizzes = quizzes;
    this.due = due;
    this.contest = contest;
    this.campaigns = campaigns;
    this.certificates = certificates;
    this.idempotency = idempotency;
    this.today = today;
  }

  /** An attempt of the actor; ended first where its time has run out. */
  @Transactional
  Attempt mine(Actor actor, long id) {
    Attempt attempt = find(actor, id);
    if (attempt.ended() || !today.now().isAfter(attempt.endsAt())) {
      return attempt;
    }
    endOverdue(attempt.quiz());
    return find(actor, id);
  }

  private Attempt find(Actor actor, long id) {
    return sql.find(id, CampaignsSql.me(actor)).orElseThrow(() -> new NotFound("attempt " + id));
  }

  /** Ends the attempts of a test whose time has run out, before anything is read of its results. */
  @Transactional
  void endOverdue(long quiz) {
    List<Long> people = sql.endOverdue(quiz, today.now());
    if (!people.isEmpty()) {
      CampaignId campaign = quizzes.quiz(quiz).orElseThrow().campaign();
      people.forEach(person -> done(campaign, person));
    }
  }

  /**
   * Whether nobody may answer any more: it is closed, and nobody who was given more minutes is
   * still at it.
   */
  boolean isOver(Quiz quiz) {
    return quiz.isOverAt(today.now()) && !sql.isTaken(quiz.id(), today.now());
  }

  /** Begins an attempt, or goes on with the one that runs. Answers its number. */
  Outcome<Long> begin(Actor actor, String key, Quiz quiz) {
    endOverdue(quiz.id());
    return idempotency.once(
        new Key(actor, key, "study.begin", quiz.id()),
        Answer.number(),
        () -> {
          long me = CampaignsSql.me(actor);
          sql.lockPerson(quiz.id(), me);
          List<Attempt> before = sql.of(quiz.id(), me);
          Instant now = today.now();
          if (!before.isEmpty() && !before.getLast().ended()) {
            return Outcome.done(before.getLast().id());
          }
          String reason = refusal(actor, quiz, before.size(), now);
          if (reason != null) {
            return Outcome.refused("", reason, quiz.mostAttempts());
          }
          int extra = sql.extraMinutes(quiz.id(), me);
          Instant ends = now.plus(quiz.minutes(), ChronoUnit.MINUTES);
          Instant last = ends.isBefore(quiz.closesAt()) ? ends : quiz.closesAt();
          return Outcome.done(
              sql.begin(quiz, me, before.size() + 1, now, last.plus(extra, ChronoUnit.MINUTES)));
        });
  }

  /** Why the actor may not begin an attempt now; none where they may. */
  @Nullable String refusal(Actor actor, Quiz quiz, int attempts, Instant now) {
    Campaign campaign = campaigns.require(actor, quiz.campaign());
    long me = CampaignsSql.me(actor);
    if (!campaign.isOpen()) {
      return "study.refused.closed";
    }
    if (me == 0 || due.unitOf(campaign.id(), me).isEmpty()) {
      return "study.refused.not_due";
    }
    if (campaign.contest() && contest.excluded(campaign.id(), me)) {
      return "study.refused.organiser";
    }
    if (!quiz.isOpenAt(now)) {
      return "study.refused.not_open";
    }
    return attempts >= quiz.mostAttempts() ? "study.refused.no_attempt_left" : null;
  }

  /** Saves one answer. Refused when the time is over, with what was saved before still counting. */
  @Transactional
  Outcome<Instant> save(Actor actor, long id, long question, List<Integer> chosen) {
    Attempt attempt =
        sql.lock(id, CampaignsSql.me(actor)).orElseThrow(() -> new NotFound("attempt " + id));
    Instant now = today.now();
    if (attempt.ended() || now.isAfter(attempt.endsAt())) {
      return Outcome.refused("", "study.refused.late");
    }
    List<Integer> sorted = chosen.stream().distinct().sorted().toList();
    if (sorted.isEmpty()) {
      return Outcome.refused("", "study.refused.nothing_chosen");
    }
    if (sql.save(id, question, sorted, now) == 0) {
      throw new NotFound("question " + question + " of attempt " + id);
    }
    return Outcome.done(now);
  }

  /**
   * Sends the attempt.
   *
   * @param guess in a contest: how many will have everything right
   */
  Outcome<Long> end(Actor actor, String key, long id, @Nullable Integer guess) {
    return idempotency.once(
        new Key(actor, key, "study.end", id, guess),
        Answer.known(id),
        () -> {
          long me = CampaignsSql.me(actor);
          Attempt attempt = sql.lock(id, me).orElseThrow(() -> new NotFound("attempt " + id));
          if (attempt.ended()) {
            return Outcome.done(id);
          }
          CampaignId campaign = quizzes.quiz(attempt.quiz()).orElseThrow().campaign();
          if (today.now().isAfter(attempt.endsAt())) {
            return Outcome.refused("", "study.refused.late");
          }
          if (guess == null && campaigns.require(actor, campaign).contest()) {
            return Outcome.refused("guess", "web.refused.missing");
          }
          sql.end(id, guess, today.now());
          done(campaign, me);
          return Outcome.done(id);
        });
  }

  private void done(CampaignId campaign, long person) {
    campaigns.settle(campaign, person);
    certificates.issue(campaign, List.of(person));
  }
}
