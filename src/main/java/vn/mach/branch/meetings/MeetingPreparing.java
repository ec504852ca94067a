package vn.mach.branch.meetings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Text;
import vn.mach.branch.meetings.MeetingStatus.Step;
import vn.mach.organisation.people.People;

/** Preparing a meeting: the agenda, who prepares what, chair and minute-taker, groups. */
@Component
class MeetingPreparing {

  private static final int MOST_GROUPS = 20;
  private static final int LONGEST_GROUP = 100;

  private final MeetingsSql sql;
  private final AgendaSql agenda;
  private final AgendaDrafting drafting;
  private final MeetingAccess access;
  private final People people;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  MeetingPreparing(
      MeetingsSql sql,
      AgendaSql agenda,
      AgendaDrafting drafting,
      MeetingAccess access,
      People people,
      Idempotency idempotency,
      AuditLog auditLog) {
    this.sql = sql;
    this.agenda = agenda;
    this.drafting = drafting;
    this.access = access;
    this.people = people;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  private interface Action {
    Outcome<MeetingId> on(MeetingRow meeting);
  }

  private Outcome<MeetingId> take(
      Actor actor, String key, String command, MeetingId id, List<Object> content, Action action) {
    access.manage(actor, id);
    return idempotency.once(
        new Key(actor, key, "meetings." + command, id, content),
        Answer.known(id),
        () -> {
          MeetingRow row = access.lock(actor, id);
          if (!row.allows(Step.CHANGE)) {
            return Outcome.refused("", "meetings.refused.already." + row.status().code());
          }
          Outcome<MeetingId> outcome = action.on(row);
          if (outcome instanceof Outcome.Done<MeetingId>) {
            auditLog.record(
                actor, "meetings." + command, "meetings:" + id.value(), row.unit(), null, Map.of());
          }
          return outcome;
        });
  }

  /** Drafts the agenda, or adds what came up since. */
  @Transactional
  public Outcome<MeetingId> draft(Actor actor, String key, MeetingId id) {
    return take(
        actor,
        key,
        "drafted",
        id,
        List.of(),
        meeting -> {
          drafting.draft(meeting);
          return Outcome.done(id);
        });
  }

  /** An item as it is typed: its title, its minutes, who prepares it. */
  record Item(String title, @Nullable Integer minutes, @Nullable PersonId preparer) {

    List<Object> content() {
      return List.of(
          title,
          minutes == null ? "" : minutes.toString(),
          preparer == null ? "" : Long.toString(preparer.value()));
    }
  }

  /** Adds an item before the conclusion. */
  @Transactional
  public Outcome<MeetingId> add(Actor actor, String key, MeetingId id, Item item, boolean topic) {
    List<Object> content = new ArrayList<>(item.content());
    content.add(topic);
    return take(
        actor,
        key,
        "item_added",
        id,
        content,
        meeting -> {
          if (!prepares(meeting, item.preparer)) {
            return Outcome.refused("preparer", "meetings.refused.not_member");
          }
          List<AgendaItem> items = new ArrayList<>(agenda.items(id));
          int at = items.size();
          for (int i = 0; i < items.size(); i++) {
            if (Set.of("conclusion", "minutes", "scoring").contains(items.get(i).step())) {
              at = Math.min(at, i);
            }
          }
          AgendaItem added =
              new AgendaItem(
                  UUID.randomUUID(),
                  0,
                  "",
                  topic ? "topic" : "",
                  item.title,
                  null,
                  "",
                  item.minutes,
                  item.preparer,
                  null,
                  topic ? agenda.openTopic(meeting.unit(), item.title, meeting.heldOn()) : null);
          agenda.insert(id, added);
          items.add(at, added);
          agenda.order(items.stream().map(AgendaItem::id).toList());
          return Outcome.done(id);
        });
  }

  /** Changes an item. */
  @Transactional
  public Outcome<MeetingId> change(Actor actor, String key, MeetingId id, UUID itemId, Item item) {
    List<Object> content = new ArrayList<>(item.content());
    content.add(itemId.toString());
    return take(
        actor,
        key,
        "item_changed",
        id,
        content,
        meeting -> {
          require(id, itemId);
          if (!prepares(meeting, item.preparer)) {
            return Outcome.refused("preparer", "meetings.refused.not_member");
          }
          agenda.change(itemId, item.title, item.minutes, item.preparer);
          return Outcome.done(id);
        });
  }

  /** Takes an item out, or moves it one place up. */
  @Transactional
  public Outcome<MeetingId> move(
      Actor actor, String key, MeetingId id, UUID itemId, boolean remove) {
    return take(
        actor,
        key,
        remove ? "item_removed" : "item_moved",
        id,
        List.of(itemId.toString()),
        meeting -> {
          require(id, itemId);
          if (remove) {
            agenda.remove(itemId);
            return Outcome.done(id);
          }
          List<UUID> order =
              new ArrayList<>(agenda.items(id).stream().map(AgendaItem::id).toList());
          int at = order.indexOf(itemId);
          if (at > 0) {
            order.remove(at);
            order.add(at - 1, itemId);
            agenda.order(order);
          }
          return Outcome.done(id);
        });
  }

  /** Who chairs and who takes the minutes, and the draft of the resolution. */
  @Transactional
  public Outcome<MeetingId> prepare(
      Actor actor,
      String key,
      MeetingId id,
      @Nullable PersonId chair,
      @Nullable PersonId minuteTaker,
      String resolution) {
    return take(
        actor,
        key,
        "prepared",
        id,
        List.of(
            chair == null ? "" : Long.toString(chair.value()),
            minuteTaker == null ? "" : Long.toString(minuteTaker.value()),
            resolution),
        meeting -> {
          if (!prepares(meeting, chair)) {
            return Outcome.refused("chair", "meetings.refused.not_member");
          }
          if (!prepares(meeting, minuteTaker)) {
            return Outcome.refused("minuteTaker", "meetings.refused.not_member");
          }
          sql.prepare(id, chair, minuteTaker, resolution);
          return Outcome.done(id);
        });
  }

  /**
   * The groups of a meeting that is held by groups, and who is in which.
   *
   * @param members the place of the group in the list by the person's number; who is not named is
   *     in none
   */
  @Transactional
  public Outcome<MeetingId> groups(
      Actor actor, String key, MeetingId id, List<String> names, Map<Long, Integer> members) {
    return take(
        actor,
        key,
        "groups_set",
        id,
        List.of(names, new java.util.TreeMap<>(members).toString()),
        meeting -> {
          List<String> groups = new ArrayList<>(new LinkedHashSet<>(names));
          if (groups.size() > MOST_GROUPS) {
            return Outcome.refused("groups", "meetings.refused.many_groups", MOST_GROUPS);
          }
          if (groups.stream().anyMatch(it -> Text.length(it) > LONGEST_GROUP)) {
            return Outcome.refused("groups", "web.refused.too_long", LONGEST_GROUP);
          }
          sql.summon(id, meeting.unit(), meeting.heldOn(), null);
          agenda.groups(id, groups);
          List<AgendaSql.Group> stored = agenda.groups(id);
          for (MeetingsSql.Summoned it : sql.people(id)) {
            Integer place = members.get(it.person().value());
            Long group =
                place == null || place < 0 || place >= stored.size()
                    ? null
                    : stored.get(place).id();
            agenda.assign(id, it.person(), group);
          }
          return Outcome.done(id);
        });
  }

  private void require(MeetingId id, UUID item) {
    if (agenda.itemOf(id, item).isEmpty()) {
      throw new NotFound("item " + item);
    }
  }

  private boolean prepares(MeetingRow meeting, @Nullable PersonId person) {
    return person == null
        || people.members(meeting.unit(), meeting.heldOn()).stream()
            .anyMatch(it -> it.id().equals(person))
        || access.isSummoned(meeting.id(), person);
  }
}
