package vn.mach.evidence.activities;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.FormParser;
import vn.mach.evidence.activities.ActivityStatus.Step;
import vn.mach.organisation.units.AccessScope;

/**
 * What units did. Every command needs {@link Right#RECORD} at the activity's unit (else it is
 * {@link NotFound}), takes the sender's key, and writes to the change feed in its own transaction
 * when an activity begins or ceases to count.
 */
@Component
public class Activities {

  /**
   * The topic of the change feed: the subject, an activity, began (sign 1) or ceased (-1) to count.
   */
  public static final String CHANGES = "activities";

  private static final int MOST_SUPERSEDED = 20;

  private final ActivityWritesSql sql;
  private final DraftTasks drafts;
  private final ActivityContext world;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final AccessScope scope;
  private final Today today;

  Activities(
      ActivityWritesSql sql,
      DraftTasks drafts,
      ActivityContext world,
      Idempotency idempotency,
      AuditLog auditLog,
      AccessScope scope,
      Today today) {
    this.sql = sql;
    this.drafts = drafts;
    this.world = world;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.scope = scope;
    this.today = today;
  }

  /**
   * Records an activity.
   *
   * @param confirm whether it counts at once; otherwise it is a draft
   */
  @Transactional
  public Outcome<ActivityId> record(Actor actor, String key, ActivityInput typed, boolean confirm) {
    return record(actor, key, typed, confirm, true, List.of(), "");
  }

  /**
   * The same for a person, who is asked about a second meeting of a kind on one day of a unit; also
   * instead of what was sent before under other keys and edited meanwhile, its sender not knowing
   * whether it arrived. What did arrive is corrected; what did not is not accepted any more.
   *
   * @param again whether they said that it is another one; without that it is refused at the field
   *     {@code again}
   * @param instead the keys of the earlier commands, the latest first
   * @param reason why what did arrive is withdrawn
   */
  @Transactional
  Outcome<ActivityId> record(
      Actor actor,
      String key,
      ActivityInput typed,
      boolean confirm,
      boolean again,
      List<String> instead,
      String reason) {
    requireRecord(actor, typed);
    return idempotency.once(
        new Key(actor, key, "activities.record", confirm, typed.compared()),
        Answer.id(ActivityId::value, ActivityId::new),
        () -> {
          Outcome<Activity> decided =
              Activity.decide(typed, confirm, today.date(), world.of(actor));
          if (decided instanceof Outcome.Refused<Activity>(var refusals)) {
            return Outcome.refused(refusals);
          }
          Activity activity = ((Outcome.Done<Activity>) decided).value();
          Optional<ActivityRow.Locked> earlier = earlier(actor, instead);
          if (earlier.isPresent()) {
            return replace(actor, earlier.get(), typed, confirm, reason);
          }
          return !again && sql.hasMeeting(activity)
              ? Outcome.refused("again", "activities.refused.again", activity.heldOn())
              : write(
                  actor, activity, confirm ? ActivityStatus.CONFIRMED : ActivityStatus.DRAFT, null);
        });
  }

  /**
   * Changes a draft.
   *
   * @param confirm whether it is confirmed with that; otherwise it stays a draft
   */
  @Transactional
  public Outcome<ActivityId> change(
      Actor actor, String key, ActivityId id, ActivityInput typed, boolean confirm) {
    return change(actor, key, id, typed, confirm, List.of(), "");
  }

  /** The same instead of earlier commands, as {@link #record}; returns what has the content now. */
  @Transactional
  Outcome<ActivityId> change(
      Actor actor,
      String key,
      ActivityId id,
      ActivityInput typed,
      boolean confirm,
      List<String> instead,
      String reason) {
    requireRecord(actor, typed);
    return idempotency.once(
        new Key(actor, key, "activities.change", id, confirm, typed.compared()),
        Answer.id(ActivityId::value, ActivityId::new),
        () -> {
          Optional<ActivityRow.Locked> earlier = earlier(actor, instead);
          if (earlier.isPresent()) {
            return replace(actor, earlier.get(), typed, confirm, reason);
          }
          return take(
              actor,
              id,
              Step.CHANGE,
              it ->
                  switch (Activity.decide(typed, confirm, today.date(), world.of(actor, it))) {
                    case Outcome.Refused<Activity>(var refusals) -> Outcome.refused(refusals);
                    case Outcome.Done<Activity>(Activity activity) -> {
                      update(actor, it.row(), activity, confirm);
                      yield Outcome.done(id);
                    }
                  });
        });
  }

  /** Confirms a draft: from now on it counts and is never edited. */
  @Transactional
  public Outcome<ActivityId> confirm(Actor actor, String key, ActivityId id) {
    return confirm(actor, key, id, "");
  }

  /**
   * The same for somebody who was shown it.
   *
   * @param read {@link ActivityRow#seen} as it was then; where somebody changed it since, it is
   *     refused; empty: nothing is compared
   */
  @Transactional
  Outcome<ActivityId> confirm(Actor actor, String key, ActivityId id, String read) {
    return idempotency.once(
        new Key(actor, key, "activities.confirm", id, read),
        Answer.known(id),
        () ->
            take(
                actor,
                id,
                Step.CONFIRM,
                read,
                it ->
                    switch (Activity.decide(
                        it.row().typed(it.amounts()), true, today.date(), world.of(actor, it))) {
                      case Outcome.Refused<Activity>(var refusals) -> Outcome.refused(refusals);
                      case Outcome.Done<Activity> done -> {
                        confirmed(actor, it.row(), it.row().unit());
                        yield Outcome.done(id);
                      }
                    }));
  }

  /** Withdraws an activity: it stays visible, with the reason, and does not count any more. */
  @Transactional
  public Outcome<ActivityId> withdraw(Actor actor, String key, ActivityId id, String reason) {
    return withdraw(actor, key, id, reason, "");
  }

  /** The same for somebody who was shown it, as {@link #confirm}. */
  @Transactional
  Outcome<ActivityId> withdraw(Actor actor, String key, ActivityId id, String reason, String read) {
    return idempotency.once(
        new Key(actor, key, "activities.withdraw", id, reason, read),
        Answer.known(id),
        () -> take(actor, id, Step.WITHDRAW, read, it -> withdraw(actor, it.row(), reason)));
  }

  /**
   * Corrects a confirmed activity: withdraws it and records the corrected content, confirmed and
   * with a link to the former, in one transaction. Refused content leaves the former as it is.
   * Returns the corrected one.
   */
  @Transactional
  public Outcome<ActivityId> correct(
      Actor actor, String key, ActivityId id, ActivityInput typed, String reason) {
    return correct(actor, key, id, typed, reason, List.of());
  }

  /** The same instead of earlier corrections, as {@link #record}. */
  @Transactional
  Outcome<ActivityId> correct(
      Actor actor,
      String key,
      ActivityId id,
      ActivityInput typed,
      String reason,
      List<String> instead) {
    requireRecord(actor, typed);
    return idempotency.once(
        new Key(actor, key, "activities.correct", id, typed, reason),
        Answer.id(ActivityId::value, ActivityId::new),
        () -> {
          Optional<ActivityRow.Locked> earlier = earlier(actor, instead);
          return earlier.isPresent()
              ? replace(actor, earlier.get(), typed, true, reason)
              : take(actor, id, Step.WITHDRAW, it -> replace(actor, it, typed, true, reason));
        });
  }

  /**
   * Takes back what its sender recorded under these keys and of which the sender does not know
   * whether it arrived: what did is withdrawn, what did not is not accepted any more.
   *
   * @param keys of {@link #record}, the latest first
   */
  @Transactional
  public Outcome<Long> forget(Actor actor, String key, List<String> keys, String reason) {
    if (!actor.hasSomewhere(Right.RECORD)) {
      throw new NotFound("a unit to record for");
    }
    return idempotency.once(
        new Key(actor, key, "activities.forget", keys, reason),
        Answer.number(),
        () -> {
          Optional<ActivityRow.Locked> arrived = earlier(actor, keys);
          arrived.ifPresent(it -> withdraw(actor, it.row(), reason));
          return Outcome.done(arrived.isPresent() ? 1L : 0L);
        });
  }

  /** What the latest of these commands that arrived led to, locked, where it may be withdrawn. */
  private Optional<ActivityRow.Locked> earlier(Actor actor, List<String> keys) {
    return supersede(actor, keys)
        .flatMap(id -> sql.lock(actor, Right.RECORD, id))
        .filter(it -> it.row().allows(Step.WITHDRAW));
  }

  /** The latest of these commands that arrived. None of them is accepted from now on. */
  private Optional<ActivityId> supersede(Actor actor, List<String> keys) {
    List<String> answers =
        keys.stream()
            .filter(it -> !it.isBlank())
            .limit(MOST_SUPERSEDED)
            .map(it -> idempotency.supersede(actor, it))
            .flatMap(Optional::stream)
            .toList();
    return answers.stream()
        .filter(it -> FormParser.whole(it).isPresent())
        .findFirst()
        .map(it -> new ActivityId(Long.parseLong(it)));
  }

  /** A draft takes the new content; a confirmed one is withdrawn for a record with it. */
  private Outcome<ActivityId> replace(
      Actor actor, ActivityRow.Locked it, ActivityInput typed, boolean confirm, String reason) {
    ActivityRow row = it.row();
    Outcome<Activity> decided = Activity.decide(typed, confirm, today.date(), world.of(actor, it));
    if (decided instanceof Outcome.Refused<Activity>(var refusals)) {
      return Outcome.refused(refusals);
    }
    Activity activity = ((Outcome.Done<Activity>) decided).value();
    if (row.status() == ActivityStatus.DRAFT) {
      update(actor, row, activity, confirm);
      return Outcome.done(row.id());
    }
    return switch (withdraw(actor, row, reason)) {
      case Outcome.Refused<ActivityId> refused -> refused;
      case Outcome.Done<ActivityId> done ->
          write(
              actor, activity, confirm ? ActivityStatus.CONFIRMED : ActivityStatus.DRAFT, row.id());
    };
  }

  private void update(Actor actor, ActivityRow row, Activity activity, boolean confirm) {
    sql.update(row.id(), activity);
    wrote(actor, "changed", row.id(), activity.unit(), null, row.ref());
    if (confirm) {
      confirmed(actor, row, activity.unit());
    }
  }

  private void confirmed(Actor actor, ActivityRow row, UnitId unit) {
    sql.confirm(row.id(), actor.account());
    drafts.settled(row.id());
    wrote(actor, "confirmed", row.id(), unit, null, row.ref());
  }

  private Outcome<ActivityId> withdraw(Actor actor, ActivityRow row, String typedReason) {
    String reason = Text.line(typedReason);
    if (reason.isEmpty()) {
      return Outcome.refused("reason", "activities.refused.missing");
    }
    if (Text.length(reason) > Activity.LONGEST_TITLE) {
      return Outcome.refused("reason", "activities.refused.too_long", Activity.LONGEST_TITLE);
    }
    sql.withdraw(row.id(), actor.account(), reason);
    if (row.status() == ActivityStatus.DRAFT) {
      drafts.settled(row.id());
    }
    sql.changed(row.id(), ActivityStatus.sign(row.status(), ActivityStatus.WITHDRAWN));
    wrote(actor, "withdrawn", row.id(), row.unit(), reason, row.ref());
    return Outcome.done(row.id());
  }

  private Outcome<ActivityId> write(
      Actor actor, Activity activity, ActivityStatus status, @Nullable ActivityId copiedFrom) {
    boolean ownRef = !activity.ref().isEmpty();
    Optional<ActivityId> id = Optional.empty();
    while (id.isEmpty()) {
      String ref = ownRef ? activity.ref() : ActivityRefs.fresh(activity.heldOn().getYear());
      id = sql.insert(activity, ref, status, actor.account(), copiedFrom);
      if (id.isPresent()) {
        sql.changed(id.get(), ActivityStatus.sign(null, status));
        String action =
            copiedFrom != null
                ? "corrected"
                : status == ActivityStatus.CONFIRMED ? "recorded_confirmed" : "recorded";
        wrote(actor, action, id.get(), activity.unit(), null, ref);
      } else if (ownRef) {
        return Outcome.refused("ref", "activities.refused.duplicate");
      }
    }
    return Outcome.done(id.get());
  }

  private interface Action {
    Outcome<ActivityId> with(ActivityRow.Locked it);
  }

  /** Locks the activity, asks the status table, and does the action. */
  private Outcome<ActivityId> take(Actor actor, ActivityId id, Step step, Action action) {
    return take(actor, id, step, "", action);
  }

  /** The same where it is still what the actor read; where that is empty, whatever it is. */
  private Outcome<ActivityId> take(
      Actor actor, ActivityId id, Step step, String read, Action action) {
    ActivityRow.Locked it =
        sql.lock(actor, Right.RECORD, id).orElseThrow(() -> new NotFound("activity " + id.value()));
    ActivityRow row = it.row();
    if (!row.allows(step)) {
      return Outcome.refused("", "activities.refused.already." + row.status().code());
    }
    return read.isEmpty() || read.equals(row.seen(it.amounts()))
        ? action.with(it)
        : Outcome.refused("", Refusal.CHANGED_SINCE_READ);
  }

  /**
   * Checks the right at the unit first. A number that cannot be parsed is refused by the
   * validation.
   */
  private void requireRecord(Actor actor, ActivityInput typed) {
    FormParser.whole(typed.unit())
        .ifPresent(number -> scope.require(actor, Right.RECORD, new UnitId(number)));
  }

  private void wrote(
      Actor actor, String action, ActivityId id, UnitId unit, @Nullable String reason, String ref) {
    auditLog.record(
        actor,
        "activities." + action,
        "activities:" + id.value(),
        unit,
        reason,
        Map.of("ref", ref));
  }
}
