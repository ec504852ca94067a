package vn.mach.voice.talks;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.evidence.activities.Activities;
import vn.mach.evidence.activities.ActivityId;
import vn.mach.evidence.activities.ActivityInput;
import vn.mach.organisation.access.NamedAccess;
import vn.mach.organisation.people.People;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;
import vn.mach.voice.talks.TalkStatus.Step;

/**
 * What the two do after a talk: the host writes what was said and agreed, which is their
 * confirmation; the guest confirms the same, or says what is not right. Once both have confirmed
 * nothing is changed any more: it counts, what was agreed is owed, and the next talk is proposed.
 */
@Component
class TalkWork {

  private static final String KIND = "two_person_talk";
  private static final Locale RECORDS = Locale.of("vi");

  private final Talks talks;
  private final TalksSql sql;
  private final PointsSql points;
  private final TalkMaking making;
  private final TalkRules rules;
  private final NamedAccess named;
  private final Tasks tasks;
  private final Activities activities;
  private final Units units;
  private final People people;
  private final MessageSource messages;
  private final Idempotency idempotency;
  private final Today today;

  TalkWork(
      Talks talks,
      TalksSql sql,
      PointsSql points,
      TalkMaking making,
      TalkRules rules,
      NamedAccess named,
      Tasks tasks,
      Activities activities,
      Units units,
      People people,
      MessageSource messages,
      Idempotency idempotency,
      Today today) {
    this.talks = talks;
    this.sql = sql;
    this.points = points;
    this.making = making;
    this.rules = rules;
    this.named = named;
    this.tasks = tasks;
    this.activities = activities;
    this.units = units;
    this.people = people;
    this.messages = messages;
    this.idempotency = idempotency;
    this.today = today;
  }

  /** The host writes what was said and agreed, or mends it. */
  @Transactional
  Outcome<Long> hold(Actor actor, String key, long id, HeldTalk held) {
    return talks.act(
        actor,
        id,
        Step.HOLD,
        true,
        new Key(actor, key, "talks.hold", id, held),
        talk -> {
          if (talk.version() != held.version()) {
            return Outcome.refused("", "talks.refused.changed");
          }
          List<Refusal> refusals = held.refusals(today.date());
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          sql.hold(id, held);
          points.replace(id, held.points());
          making.settle(
              id, TalkMaking.LEAD, TalkMaking.REQUEST, TalkMaking.INVITED, TalkMaking.MEND);
          making.owe(
              actor,
              TalkMaking.CONFIRM,
              id,
              talk.unit(),
              talk.guest(),
              making.term(TalkRules.CONFIRM_DAYS));
          return Outcome.done(id);
        });
  }

  /**
   * The guest says what is not right; the host mends it.
   *
   * @param version that they read
   */
  @Transactional
  Outcome<Long> object(Actor actor, String key, long id, int version, String text) {
    return talks.act(
        actor,
        id,
        Step.OBJECT,
        false,
        new Key(actor, key, "talks.object", id, version, text),
        talk -> {
          if (text.isEmpty()) {
            return Outcome.refused("text", "web.refused.missing");
          }
          if (talk.version() != version) {
            return Outcome.refused("", "talks.refused.changed");
          }
          sql.object(id, text);
          making.cancel(id, TalkMaking.CONFIRM);
          making.owe(
              actor,
              TalkMaking.MEND,
              id,
              talk.unit(),
              talk.host(),
              making.term(TalkRules.CONFIRM_DAYS));
          return Outcome.done(id);
        });
  }

  /**
   * The guest confirms. Where the guest has no account, the host says that it was read to them and
   * that they agreed.
   *
   * @param version that they read or heard
   */
  @Transactional
  Outcome<Long> agree(Actor actor, String key, long id, int version, boolean readAloud) {
    return talks.act(
        actor,
        id,
        Step.AGREE,
        readAloud,
        new Key(actor, key, "talks.agree", id, version, readAloud),
        talk -> {
          if (talk.version() != version) {
            return Outcome.refused("", "talks.refused.changed");
          }
          if (readAloud && sql.hasAccount(talk.guest())) {
            return Outcome.refused("", "talks.refused.has_account", talk.guestName());
          }
          sql.agree(id, today.date(), readAloud, counted(talk));
          making.settle(id, TalkMaking.CONFIRM, TalkMaking.MEND);
          points.of(id).forEach(it -> owe(actor, talk, it));
          if (talk.nextOn() != null) {
            next(actor, talk, talk.nextOn());
          }
          return Outcome.done(id);
        });
  }

  /** What was agreed is done: said by whoever does it, or by one of the two. */
  @Transactional
  Outcome<Long> finish(Actor actor, String key, long point, String text) {
    points.lock(point);
    PointsSql.Row agreed =
        points
            .find(named.parameters(actor), point)
            .orElseThrow(() -> new NotFound("point " + point));
    boolean mine =
        agreed.person().equals(actor.person())
            || sql.find(named.parameters(actor), agreed.talk())
                .filter(it -> it.host().equals(actor.person()) || it.guest().equals(actor.person()))
                .isPresent();
    if (!mine) {
      throw new NotFound("point " + point);
    }
    return idempotency.once(
        new Key(actor, key, "talks.finish", point, text),
        Answer.known(point),
        () -> {
          if (agreed.doneOn() != null) {
            return Outcome.refused("", "talks.refused.done", agreed.doneOn());
          }
          points.done(point, today.date(), text);
          tasks.settle(TalkMaking.AGREED, TalkFile.POINTS, point, null);
          return Outcome.done(point);
        });
  }

  /** Whoever does it sees this point, and nothing else of the talk. */
  private void owe(Actor actor, TalksSql.Row talk, PointsSql.Row point) {
    named.open(
        TalkFile.ofPoint(point.id()),
        talk.unit(),
        List.of(talk.guest()),
        List.of(talk.host(), point.person()));
    tasks.assign(
        actor,
        TaskSubject.of(
            TalkMaking.AGREED, TalkFile.POINTS, point.id(), "", "/talks/points/" + point.id()),
        TaskOwner.person(point.person(), talk.unit()),
        TaskDue.on(point.dueOn()));
  }

  private void next(Actor actor, TalksSql.Row talk, LocalDate on) {
    long next =
        making.make(talk.unit(), talk.host(), talk.guest(), TalkStatus.PLANNED, "", on, talk.id());
    making.lead(actor, next, talk.unit(), talk.host(), on);
  }

  /**
   * An activity of the unit that says that a talk was held on the day and nothing else: it is
   * recorded by the system. Where the unit has so few members that it would point at somebody, it
   * is one of the nearest unit above that is large enough.
   */
  private @Nullable Long counted(TalksSql.Row talk) {
    LocalDate day = talk.heldOn();
    Optional<UnitId> unit = day == null ? Optional.empty() : counting(talk.unit(), day);
    if (day == null || unit.isEmpty()) {
      return null;
    }
    ActivityInput typed =
        new ActivityInput(
            "",
            Long.toString(unit.get().value()),
            KIND,
            "",
            messages.getMessage("talks.activity", null, RECORDS),
            day.toString(),
            "",
            "",
            "",
            "",
            Map.of());
    return activities.record(Actor.system(), "talk-" + talk.id(), typed, true)
            instanceof Outcome.Done<ActivityId>(ActivityId made)
        ? made.value()
        : null;
  }

  private Optional<UnitId> counting(UnitId unit, LocalDate day) {
    int least = rules.on(TalkRules.SMALLEST_GROUP, day).value();
    return units.path(unit, day).reversed().stream()
        .map(NamedUnit::id)
        .filter(it -> people.counts(it, day).all() >= least)
        .findFirst();
  }
}
