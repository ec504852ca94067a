package vn.mach.branch.meetings;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Codes;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Right;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Today;
import vn.mach.base.web.FormParser;
import vn.mach.branch.attendance.AttendanceListId;
import vn.mach.branch.attendance.AttendanceLists;
import vn.mach.branch.attendance.AttendanceRow;
import vn.mach.branch.attendance.AttendanceStatus;
import vn.mach.branch.attendance.ExpectedPerson;
import vn.mach.branch.attendance.NewAttendanceList;
import vn.mach.branch.meetings.MeetingStatus.Step;

/**
 * Public API of the module: holding a meeting. Everything that is done while it is held comes in
 * through {@link #act}, from a page, a program, or a phone that was without a network for hours.
 * Needs {@link Right#RECORD} at the branch.
 */
@Component
public class Meetings {

  /** The kind of the lists of attendance. */
  static final String LIST = "meeting";

  private static final Duration BEFORE = Duration.ofHours(1);
  private static final Duration AFTER = Duration.ofHours(12);

  /** Groups meet on several days. */
  private static final Duration AFTER_GROUPS = Duration.ofDays(7);

  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  /**
   * More than the longest meeting has beside the marks of its list: all are read again with each
   * act, behind the lock of the meeting.
   */
  static final int MOST_ACTS = 500;

  /** How often one person may be marked present, excused or absent. */
  private static final int MOST_MARKS = 20;

  private final MeetingsSql sql;
  private final ActsSql acts;
  private final AgendaSql agenda;
  private final MeetingAccess access;
  private final AttendanceLists lists;
  private final MeetingWords words;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Meetings(
      MeetingsSql sql,
      ActsSql acts,
      AgendaSql agenda,
      MeetingAccess access,
      AttendanceLists lists,
      MeetingWords words,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.acts = acts;
    this.agenda = agenda;
    this.access = access;
    this.lists = lists;
    this.words = words;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Opens the meeting: attendance is taken from now on. Not before its day. */
  @Transactional
  public Outcome<MeetingId> open(Actor actor, String key, MeetingId id) {
    access.manage(actor, id);
    return idempotency.once(
        new Key(actor, key, "meetings.open", id),
        Answer.known(id),
        () -> {
          MeetingRow meeting = access.lock(actor, id);
          if (!meeting.allows(Step.OPEN)) {
            return Outcome.refused("", "meetings.refused.already." + meeting.status().code());
          }
          if (meeting.heldOn().isAfter(today.date())) {
            return Outcome.refused("", "meetings.refused.too_early", meeting.heldOn());
          }
          opened(actor, meeting);
          recompute(actor, id);
          return Outcome.done(id);
        });
  }

  /**
   * Takes in one act. It arrives once: sent again it is known by its id. One whose predecessor has
   * not arrived waits; one that clashes with another changes nothing until a person decides. A
   * first {@code begin} opens the meeting; what comes in after it was closed waits until it is
   * opened again. Refused: content that cannot be read, and an id that was used for something else.
   *
   * @return what became of it, which later acts may change
   */
  @Transactional
  public Outcome<ActStatus> act(Actor actor, MeetingId id, MeetingAct sent) {
    MeetingRow meeting = access.lock(actor, id);
    return switch (ActContent.check(sent)) {
      case Outcome.Refused<MeetingAct>(var refusals) -> Outcome.refused(refusals);
      case Outcome.Done<MeetingAct>(MeetingAct act) -> {
        Optional<ActsSql.Stored> known = acts.find(act.id());
        yield known.isPresent() ? again(known.get(), id, act) : fresh(actor, meeting, act);
      }
    };
  }

  private static Outcome<ActStatus> again(ActsSql.Stored known, MeetingId id, MeetingAct act) {
    boolean same =
        known.meeting().equals(id)
            && known.act().thing().equals(act.thing())
            && Optional.ofNullable(known.act().follows()).equals(Optional.ofNullable(act.follows()))
            && known.act().compared().equals(act.compared());
    return same ? Outcome.done(known.status()) : Outcome.refused("", "audit.refused.key_used");
  }

  private Outcome<ActStatus> fresh(Actor actor, MeetingRow meeting, MeetingAct act) {
    if (meeting.status() == MeetingStatus.CANCELLED
        || meeting.status() == MeetingStatus.WITHDRAWN) {
      return Outcome.refused("", "meetings.refused.already." + meeting.status().code());
    }
    int most = act.what().equals("mark") ? MOST_MARKS : MOST_ACTS;
    if (acts.count(meeting.id(), act) >= most) {
      return Outcome.refused("", "meetings.refused.many_acts", most);
    }
    Instant now = today.now();
    if (act.madeAt().isAfter(now.plus(CLOCKS_DIFFER))) {
      return Outcome.refused("madeAt", "meetings.refused.made_at");
    }
    UUID follows = act.follows();
    if (follows != null
        && acts.find(follows)
            .filter(
                it -> !it.meeting().equals(meeting.id()) || !it.act().thing().equals(act.thing()))
            .isPresent()) {
      return Outcome.refused("follows", "meetings.refused.follows");
    }
    if (meeting.isBefore()
        && act.what().equals("begin")
        && !meeting.heldOn().isAfter(today.date())) {
      opened(actor, meeting);
    }
    Optional<String> unknown = unknown(meeting, act);
    if (unknown.isPresent()) {
      return Outcome.refused(
          unknown.get(),
          "meetings.refused." + (unknown.get().equals("title") ? "item" : "person"),
          act.of());
    }
    Optional<AttendanceStatus> other = markedElsewhere(meeting, act);
    if (other.isPresent()) {
      return Outcome.refused("was", "meetings.refused.marked." + Codes.code(other.get()));
    }
    if (!acts.insert(meeting.id(), act, actor.account(), now)) {
      return Outcome.refused("", "audit.refused.key_used"); // at the same moment elsewhere
    }
    auditLog.record(
        actor,
        "meetings.acted",
        "meetings:" + meeting.id().value(),
        meeting.unit(),
        null,
        Map.of("act", act.what()));
    recompute(actor, meeting.id());
    return Outcome.done(acts.find(act.id()).orElseThrow().status());
  }

  /** The field that names somebody or something that does not belong to the meeting. */
  private Optional<String> unknown(MeetingRow meeting, MeetingAct act) {
    String person = act.what().equals("mark") ? act.of() : act.field("person");
    if (!person.isEmpty()) {
      Optional<PersonId> named =
          FormParser.id(person, PersonId::new)
              .filter(it ->
                  access.isSummoned(meeting.id(), it)
                      || members(meeting).stream().anyMatch(due -> due.person().equals(it)));
      if (named.isEmpty()) {
        return Optional.of("person");
      }
    }
    boolean newItem =
        act.what().equals("item")
            && act.field("title").isEmpty()
            && agenda.itemOf(meeting.id(), UUID.fromString(act.of())).isEmpty();
    return newItem ? Optional.of("title") : Optional.empty();
  }

  /**
   * What the list says of a person, where that is not what the maker of the mark knew: somebody
   * said something since, which must not be overwritten unseen.
   */
  private Optional<AttendanceStatus> markedElsewhere(MeetingRow meeting, MeetingAct act) {
    String was = act.field("was");
    UUID follows = act.follows();
    boolean holdsAtOnce =
        follows == null
            || acts.find(follows).filter(it -> it.status() == ActStatus.APPLIED).isPresent();
    if (!act.what().equals("mark") || was.isEmpty() || !holdsAtOnce) {
      return Optional.empty();
    }
    return lists
        .of(LIST, meeting.id().value())
        .flatMap(list ->
            lists.rows(list).stream()
                .filter(row -> Long.toString(row.person().value()).equals(act.of()))
                .findFirst())
        .map(AttendanceRow::status)
        .filter(it -> !Codes.code(it).equals(was));
  }

  private List<ExpectedPerson> members(MeetingRow meeting) {
    return lists.members(list(meeting));
  }

  private NewAttendanceList list(MeetingRow meeting) {
    Instant start =
        meeting.heldOn().atTime(meeting.startsAt()).atZone(CurrentRealm.get().zone()).toInstant();
    Instant now = today.now();
    Instant first = start.isBefore(now) ? start : now;
    Instant last = start.isAfter(now) ? start : now;
    return new NewAttendanceList(
        LIST,
        meeting.id().value(),
        meeting.unit(),
        words.title(meeting),
        meeting.heldOn(),
        first.minus(BEFORE),
        last.plus(meeting.byGroups() ? AFTER_GROUPS : AFTER),
        "/meetings/" + meeting.id().value());
  }

  private void opened(Actor actor, MeetingRow meeting) {
    sql.summon(meeting.id(), meeting.unit(), meeting.heldOn(), null);
    List<ExpectedPerson> people =
        Stream.concat(
                members(meeting).stream(),
                sql.people(meeting.id()).stream()
                    .filter(it -> it.standing().equals("guest"))
                    .map(it -> new ExpectedPerson(it.person(), it.standing())))
            .toList();
    lists.open(actor, list(meeting), people);
    sql.status(meeting.id(), MeetingStatus.OPEN, null);
    auditLog.record(
        actor,
        "meetings.opened",
        "meetings:" + meeting.id().value(),
        meeting.unit(),
        null,
        Map.of());
  }

  /**
   * Works out what became of all acts, while the meeting takes them in; marks those on the list.
   */
  void recompute(Actor actor, MeetingId id) {
    MeetingRow meeting = sql.find(id).orElseThrow();
    if (meeting.status() != MeetingStatus.OPEN) {
      return;
    }
    List<ActsSql.Stored> stored = acts.of(id);
    ActLog log = ActsSql.log(stored);
    Map<UUID, ActStatus> changed = new HashMap<>();
    for (ActsSql.Stored it : stored) {
      ActStatus now = log.status(it.act().id());
      if (now != it.status()) {
        changed.put(it.act().id(), now);
      }
    }
    acts.statuses(changed);
    Set<String> touched =
        stored.stream()
            .filter(it -> it.act().what().equals("mark") && changed.containsKey(it.act().id()))
            .map(it -> it.act().of())
            .collect(Collectors.toSet());
    if (!touched.isEmpty()) {
      mark(actor, lists.of(LIST, id.value()).orElseThrow(), touched, log);
    }
  }

  /**
   * Brings the list to what the acts say of these people. Of somebody of whom no act holds any
   * more, as in a clash, nothing was said; what they said themselves stays.
   */
  private void mark(Actor actor, AttendanceListId list, Set<String> people, ActLog log) {
    if (!lists.isOpen(list)) {
      return;
    }
    for (AttendanceRow row : lists.rows(list)) {
      String person = Long.toString(row.person().value());
      if (people.contains(person)) {
        Optional<MeetingAct> head = log.head("mark:" + person);
        AttendanceStatus status =
            head.map(it -> AttendanceStatus.valueOf(it.field("status").toUpperCase(Locale.ROOT)))
                .orElse(AttendanceStatus.EXPECTED);
        String reason = head.map(it -> it.field("reason")).orElse("");
        if (head.isPresent() || "tick".equals(row.how())) {
          lists.mark(
              actor,
              list,
              row.person(),
              status,
              status == AttendanceStatus.EXCUSED ? reason : null,
              "tick");
        }
      }
    }
  }
}
