package vn.mach.voice.talks;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.realms.Locks;
import vn.mach.base.realms.Today;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.voice.talks.TalkStatus.Step;

/**
 * What the two do before a talk: one asks, the other invites, the one invited answers; either may
 * drop it. Rank opens none of this.
 */
@Component
class Talks {

  static final int LONGEST = 500;

  private final TalksSql sql;
  private final TalkMaking making;
  private final NamedAccess named;
  private final Locks locks;
  private final Idempotency idempotency;
  private final Today today;

  Talks(
      TalksSql sql,
      TalkMaking making,
      NamedAccess named,
      Locks locks,
      Idempotency idempotency,
      Today today) {
    this.sql = sql;
    this.making = making;
    this.named = named;
    this.locks = locks;
    this.idempotency = idempotency;
    this.today = today;
  }

  /** A member asks somebody who leads their unit, or one above it, for a talk. */
  @Transactional
  Outcome<Long> ask(Actor actor, String key, TalksSql.Leader host, String wish) {
    PersonId guest = person(actor);
    return idempotency.once(
        new Key(actor, key, "talks.ask", host, wish),
        Answer.number(),
        () -> {
          locks.waitIn("talks_of", guest.value()); // the same asked twice at once
          if (sql.waits(guest, host.person())) {
            return Outcome.refused("host", "talks.refused.asked", host.name());
          }
          TaskDue due = making.term(TalkRules.REPLY_DAYS);
          long id =
              making.make(
                  host.unit(), host.person(), guest, TalkStatus.ASKED, wish, due.day(), null);
          making.owe(actor, TalkMaking.REQUEST, id, host.unit(), host.person(), due);
          return Outcome.done(id);
        });
  }

  /** The host says when and where; said again, the guest answers anew. */
  @Transactional
  Outcome<Long> invite(
      Actor actor, String key, long id, LocalDate day, @Nullable LocalTime at, String place) {
    return act(
        actor,
        id,
        Step.INVITE,
        true,
        new Key(actor, key, "talks.invite", id, day, at, place),
        talk -> {
          List<Refusal> refusals = new ArrayList<>();
          if (day.isBefore(today.date())) {
            refusals.add(Refusal.of("day", "talks.refused.past", day));
          }
          if (place.isEmpty()) {
            refusals.add(Refusal.of("place", "web.refused.missing"));
          }
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          sql.invite(id, day, at, place);
          making.settle(id, TalkMaking.REQUEST);
          making.owe(actor, TalkMaking.LEAD, id, talk.unit(), talk.host(), TaskDue.on(day));
          making.owe(actor, TalkMaking.INVITED, id, talk.unit(), talk.guest(), TaskDue.on(day));
          return Outcome.done(id);
        });
  }

  /** The guest comes, or asks for another day and says which. */
  @Transactional
  Outcome<Long> answer(Actor actor, String key, long id, boolean comes, String text) {
    return act(
        actor,
        id,
        Step.ANSWER,
        false,
        new Key(actor, key, "talks.answer", id, comes, text),
        talk -> {
          if (!comes && text.isEmpty()) {
            return Outcome.refused("text", "talks.refused.which_day");
          }
          sql.answer(id, comes ? "comes" : "other_day", text);
          making.settle(id, TalkMaking.INVITED);
          if (!comes) {
            making.owe(
                actor,
                TalkMaking.REQUEST,
                id,
                talk.unit(),
                talk.host(),
                making.term(TalkRules.REPLY_DAYS));
          }
          return Outcome.done(id);
        });
  }

  /** It is not held. The other reads why. */
  @Transactional
  Outcome<Long> drop(Actor actor, String key, long id, String reason) {
    return act(
        actor,
        id,
        Step.DROP,
        null,
        new Key(actor, key, "talks.drop", id, reason),
        talk -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          sql.drop(id, reason);
          making.cancel(id, TalkMaking.LEAD, TalkMaking.REQUEST, TalkMaking.INVITED);
          return Outcome.done(id);
        });
  }

  /**
   * Asks to read the notes of a talk by its code, which one of the two told; the guest answers.
   *
   * @return the number of the request
   */
  @Transactional
  Outcome<Long> askToRead(Actor actor, String key, String code, String reason) {
    return sql.byCode(code.toUpperCase(Locale.ROOT))
        .map(id -> named.ask(actor, key, TalkFile.of(id), reason))
        .orElseGet(() -> Outcome.refused("code", "talks.refused.code", code));
  }

  /** What is done with a talk that the actor takes part in. */
  interface Act {
    Outcome<Long> on(TalksSql.Row talk);
  }

  /**
   * Locks the talk, sees that the step is the actor's to take, and takes it once.
   *
   * @param host whether the host takes it, or the guest; none: either
   */
  Outcome<Long> act(Actor actor, long id, Step step, @Nullable Boolean host, Key key, Act act) {
    TalksSql.Row talk =
        sql.lock(named.parameters(actor), id).orElseThrow(() -> new NotFound("talk " + id));
    boolean mine =
        host == null
            ? talk.host().equals(actor.person()) || talk.guest().equals(actor.person())
            : (host ? talk.host() : talk.guest()).equals(actor.person());
    if (!mine) {
      throw new NotFound("step of talk " + id);
    }
    Supplier<Outcome<Long>> once =
        () ->
            TalkStatus.TRANSITIONS.allows(talk.status(), step)
                ? act.on(talk)
                : Outcome.refused("", "talks.refused.state." + talk.status().code());
    return idempotency.once(key, Answer.known(id), once);
  }

  static PersonId person(Actor actor) {
    if (actor.person() == null) {
      throw new NotFound("a person whom this account belongs to");
    }
    return actor.person();
  }
}
