package vn.mach.activities;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.activities.ActivityStatus.Step;
import vn.mach.journal.Commands;
import vn.mach.journal.Journal;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.Right;
import vn.mach.kernel.Text;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Reach;

/**
 * What units did. Every command needs {@link Right#RECORD} at the activity's unit (else it is {@link NotFound}), takes the sender's key,
 * and tells the listening rooms in its own transaction when an activity begins or ceases to count.
 */
@Component
public class Activities {

  /** The topic of the change feed: the subject, an activity, began (sign 1) or ceased (-1) to count. */
  public static final String CHANGES = "activities";

  private final ActivitiesSql sql;
  private final ActivityWorld world;
  private final Commands commands;
  private final Journal journal;
  private final Reach reach;
  private final Today today;

  Activities(ActivitiesSql sql, ActivityWorld world, Commands commands, Journal journal, Reach reach, Today today) {
    this.sql = sql;
    this.world = world;
    this.commands = commands;
    this.journal = journal;
    this.reach = reach;
    this.today = today;
  }

  /**
   * Records an activity.
   *
   * @param confirm whether it counts at once; otherwise it is a draft
   */
  @Transactional
  public Outcome<ActivityId> record(Viewer viewer, String key, ActivityTyped typed, boolean confirm) {
    requireRecord(viewer, typed);
    return once(
        viewer,
        key,
        "activities.record\n" + confirm + "\n" + typed,
        () ->
            switch (Activity.decide(typed, confirm, today.date(), world.of(viewer))) {
              case Outcome.Refused<Activity>(var refusals) -> Outcome.refused(refusals);
              case Outcome.Done<Activity>(Activity activity) ->
                  write(viewer, activity, confirm ? ActivityStatus.CONFIRMED : ActivityStatus.DRAFT, null);
            });
  }

  /**
   * Changes a draft.
   *
   * @param confirm whether it is confirmed with that; otherwise it stays a draft
   */
  @Transactional
  public Outcome<ActivityId> change(Viewer viewer, String key, ActivityId id, ActivityTyped typed, boolean confirm) {
    requireRecord(viewer, typed);
    return once(
        viewer,
        key,
        "activities.change\n" + id.value() + "\n" + confirm + "\n" + typed,
        id,
        () ->
            take(viewer, id, Step.CHANGE, it ->
                switch (Activity.decide(typed, confirm, today.date(), world.of(viewer, it))) {
                  case Outcome.Refused<Activity>(var refusals) -> Outcome.refused(refusals);
                  case Outcome.Done<Activity>(Activity activity) -> {
                    sql.update(id, activity);
                    wrote(viewer, "changed", id, activity.unit(), null, it.row().ref());
                    if (confirm) {
                      confirmed(viewer, it.row(), activity.unit());
                    }
                    yield Outcome.done(id);
                  }
                }));
  }

  /** Confirms a draft: from now on it counts and is never edited. */
  @Transactional
  public Outcome<ActivityId> confirm(Viewer viewer, String key, ActivityId id) {
    return once(
        viewer,
        key,
        "activities.confirm\n" + id.value(),
        id,
        () ->
            take(viewer, id, Step.CONFIRM, it ->
                switch (Activity.decide(it.row().typed(it.amounts()), true, today.date(), world.of(viewer, it))) {
                  case Outcome.Refused<Activity>(var refusals) -> Outcome.refused(refusals);
                  case Outcome.Done<Activity> done -> {
                    confirmed(viewer, it.row(), it.row().unit());
                    yield Outcome.done(id);
                  }
                }));
  }

  /** Takes an activity back: it stays to be seen, with the reason, and counts no more. */
  @Transactional
  public Outcome<ActivityId> withdraw(Viewer viewer, String key, ActivityId id, String reason) {
    return once(
        viewer,
        key,
        "activities.withdraw\n" + id.value() + "\n" + reason,
        id,
        () -> take(viewer, id, Step.WITHDRAW, it -> withdraw(viewer, it.row(), reason)));
  }

  /** How a slip is mended: takes the activity back and opens a draft with the same content. Answers with the draft. */
  @Transactional
  public Outcome<ActivityId> withdrawAndCopy(Viewer viewer, String key, ActivityId id, String reason) {
    return once(
        viewer,
        key,
        "activities.withdraw_and_copy\n" + id.value() + "\n" + reason,
        () ->
            take(viewer, id, Step.WITHDRAW, it ->
                switch (withdraw(viewer, it.row(), reason)) {
                  case Outcome.Refused<ActivityId> refused -> refused;
                  case Outcome.Done<ActivityId> done -> write(viewer, copy(it.row()), ActivityStatus.DRAFT, id);
                }));
  }

  private void confirmed(Viewer viewer, ActivityRow row, UnitId unit) {
    sql.confirm(row.id(), viewer.account());
    wrote(viewer, "confirmed", row.id(), unit, null, row.ref());
  }

  private Outcome<ActivityId> withdraw(Viewer viewer, ActivityRow row, String typedReason) {
    String reason = Text.line(typedReason);
    if (reason.isEmpty()) {
      return Outcome.refused("reason", "activities.refused.missing");
    }
    if (Text.length(reason) > Activity.LONGEST_TITLE) {
      return Outcome.refused("reason", "activities.refused.too_long", Activity.LONGEST_TITLE);
    }
    sql.withdraw(row.id(), viewer.account(), reason);
    sql.changed(row.id(), ActivityStatus.sign(row.status(), ActivityStatus.WITHDRAWN));
    wrote(viewer, "withdrawn", row.id(), row.unit(), reason, row.ref());
    return Outcome.done(row.id());
  }

  /** The content of a row once more. Not judged again: the draft is, when it is confirmed. */
  private Activity copy(ActivityRow row) {
    return new Activity(
        "", row.unit(), row.kind(), row.form(), row.title(), row.heldOn(), row.directive() == null ? null : row.directive().id(),
        row.expected(), row.present(), row.tags(), sql.amounts(row.id()));
  }

  private Outcome<ActivityId> write(Viewer viewer, Activity activity, ActivityStatus status, @Nullable ActivityId copiedFrom) {
    boolean ownRef = !activity.ref().isEmpty();
    Optional<ActivityId> id = Optional.empty();
    while (id.isEmpty()) {
      String ref = ownRef ? activity.ref() : Refs.fresh(activity.heldOn().getYear());
      id = sql.insert(activity, ref, status, viewer.account(), copiedFrom);
      if (id.isPresent()) {
        sql.changed(id.get(), ActivityStatus.sign(null, status));
        String deed = copiedFrom != null ? "copied" : status == ActivityStatus.CONFIRMED ? "recorded_confirmed" : "recorded";
        wrote(viewer, deed, id.get(), activity.unit(), null, ref);
      } else if (ownRef) {
        return Outcome.refused("ref", "activities.refused.duplicate");
      }
    }
    return Outcome.done(id.get());
  }

  private interface Deed {
    Outcome<ActivityId> with(ActivityRow.Locked it);
  }

  /** Locks the activity, asks the status table, and does the deed. */
  private Outcome<ActivityId> take(Viewer viewer, ActivityId id, Step step, Deed deed) {
    ActivityRow.Locked it = sql.lock(viewer, Right.RECORD, id).orElseThrow(() -> new NotFound("activity " + id.value()));
    ActivityRow row = it.row();
    return row.allows(step) ? deed.with(it) : Outcome.refused("", "activities.refused.already." + row.status().code());
  }

  private Outcome<ActivityId> once(Viewer viewer, String key, String content, Supplier<Outcome<ActivityId>> command) {
    return commands.once(viewer, key, content, command, Activities::written, Activities::read);
  }

  /** For a command on an activity that answers with that very one. */
  private Outcome<ActivityId> once(Viewer viewer, String key, String content, ActivityId id, Supplier<Outcome<ActivityId>> command) {
    return commands.once(viewer, key, content, id, command, Activities::written, Activities::read);
  }

  private static String written(ActivityId id) {
    return Long.toString(id.value());
  }

  private static ActivityId read(String text) {
    return new ActivityId(Long.parseLong(text));
  }

  /** Before anything is said about a unit, whether it is theirs. A number that cannot be read is judged later. */
  private void requireRecord(Viewer viewer, ActivityTyped typed) {
    Typed.whole(Text.line(typed.unit())).ifPresent(number -> reach.require(viewer, Right.RECORD, new UnitId(number)));
  }

  private void wrote(Viewer viewer, String deed, ActivityId id, UnitId unit, @Nullable String reason, String ref) {
    journal.wrote(viewer, "activities." + deed, "activities:" + id.value(), unit, reason, Map.of("ref", ref));
  }
}
