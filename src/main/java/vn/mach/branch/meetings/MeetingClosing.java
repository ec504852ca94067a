package vn.mach.branch.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.realms.Today;
import vn.mach.branch.attendance.AttendanceCounts;
import vn.mach.branch.attendance.AttendanceListId;
import vn.mach.branch.attendance.AttendanceLists;
import vn.mach.branch.meetings.MeetingStatus.Step;
import vn.mach.branch.scores.Scores;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * Closing a meeting is the record: attendance, minutes, numbers, tasks and the activity, in one
 * transaction. Opened again with a reason it is as if it were not closed; the papers keep their
 * numbers.
 */
@Component
class MeetingClosing {

  static final String CONCLUSION = "meeting_conclusion";

  private final MeetingsSql sql;
  private final AgendaSql agenda;
  private final MeetingAccess access;
  private final HeldMeetings held;
  private final Meetings meetings;
  private final MeetingDuties duties;
  private final MeetingNumbers numbers;
  private final MeetingActivities activities;
  private final MinutesWriting writing;
  private final AttendanceLists lists;
  private final Scores scores;
  private final Tasks tasks;
  private final JsonMapper json;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  /** Inside the command's transaction: a refusal takes back what was written before it. */
  private final TransactionTemplate nested;

  MeetingClosing(
      MeetingsSql sql,
      AgendaSql agenda,
      MeetingAccess access,
      HeldMeetings held,
      Meetings meetings,
      MeetingDuties duties,
      MeetingNumbers numbers,
      MeetingActivities activities,
      MinutesWriting writing,
      AttendanceLists lists,
      Scores scores,
      Tasks tasks,
      JsonMapper json,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today,
      PlatformTransactionManager transactions) {
    this.sql = sql;
    this.agenda = agenda;
    this.access = access;
    this.held = held;
    this.meetings = meetings;
    this.duties = duties;
    this.numbers = numbers;
    this.activities = activities;
    this.writing = writing;
    this.lists = lists;
    this.scores = scores;
    this.tasks = tasks;
    this.json = json;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
    this.nested = new TransactionTemplate(transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /** What is typed at the end. */
  record Closing(
      @Nullable PersonId chair,
      @Nullable PersonId minuteTaker,
      String summary,
      String resolution) {}

  /** Closes the meeting. Refused while acts wait or clash: a person looks at these first. */
  @Transactional
  public Outcome<MeetingId> close(Actor actor, String key, MeetingId id, Closing closing) {
    access.manage(actor, id);
    return idempotency.once(
        new Key(
            actor,
            key,
            "meetings.close",
            id,
            String.valueOf(closing.chair),
            String.valueOf(closing.minuteTaker),
            closing.summary,
            closing.resolution),
        Answer.known(id),
        () -> {
          MeetingRow meeting = access.lock(actor, id);
          if (!meeting.allows(Step.CLOSE)) {
            return Outcome.refused("", "meetings.refused.already." + meeting.status().code());
          }
          if (held.of(meeting).isOpenToDecide()) {
            return Outcome.refused("", "meetings.refused.open_acts");
          }
          return inNested(() -> closed(actor, key, meeting, closing));
        });
  }

  private Outcome<MeetingId> closed(Actor actor, String key, MeetingRow meeting, Closing closing) {
    MeetingId id = meeting.id();
    for (PersonId person : new PersonId[] {closing.chair, closing.minuteTaker}) {
      if (person != null && !access.isSummoned(id, person)) {
        return Outcome.refused(
            person.equals(closing.chair) ? "chair" : "minuteTaker", "meetings.refused.not_member");
      }
    }
    Instant now = today.now();
    sql.prepare(id, closing.chair, closing.minuteTaker, closing.resolution);
    AttendanceListId list = lists.of(Meetings.LIST, id.value()).orElseThrow();
    lists.close(actor, list);
    HeldMeeting it = held.of(sql.find(id).orElseThrow());
    AttendanceCounts counts = Objects.requireNonNull(it.counts());
    Instant ended = it.ended().orElse(now);
    Instant began = it.began().filter(from -> !from.isAfter(ended)).orElse(ended);
    sql.counted(id, began, ended, counts, closing.summary);
    Outcome<MeetingActivities.Recorded> recorded =
        activities.record(actor, key, it.meeting(), counts);
    if (recorded instanceof Outcome.Refused<MeetingActivities.Recorded>(var refusals)) {
      return Outcome.refused(refusals);
    }
    MeetingActivities.Recorded done = ((Outcome.Done<MeetingActivities.Recorded>) recorded).value();
    Minutes minutes = writing.of(it, began, ended, closing.summary, closing.resolution);
    sql.closed(actor, id, json.writeValueAsString(minutes), done, now);
    topics(it);
    works(actor, it);
    tasks.settle(MeetingInvitations.INVITE, MeetingDuties.MODULE, id.value(), null);
    tasks.settle(MeetingInvitations.PREPARE, MeetingDuties.MODULE, id.value(), null);
    duties.fulfilled(it.meeting());
    numbers.take(actor, key, sql.find(id).orElseThrow(), passed(it));
    wrote(actor, "closed", it.meeting(), null);
    return Outcome.done(id);
  }

  private static boolean passed(HeldMeeting it) {
    return it.resolutionVote().filter(VoteResult::passed).isPresent();
  }

  /** Topics that were done here are done; the others come back by themselves. */
  private void topics(HeldMeeting it) {
    for (HeldMeeting.Item item : it.items()) {
      AgendaItem planned = item.planned();
      Long topic = planned == null ? null : planned.topic();
      if (topic != null) {
        agenda.topicDone(topic, item.field("done").equals("yes") ? it.meeting().heldOn() : null);
      }
    }
  }

  private void works(Actor actor, HeldMeeting it) {
    MeetingRow meeting = it.meeting();
    for (MeetingAct work : it.tasks()) {
      PersonId person = work.field("person").isEmpty() ? null : new PersonId(work.number("person"));
      LocalDate due = LocalDate.parse(work.field("dueOn"));
      long conclusion =
          sql.conclusion(
              meeting.id(), UUID.fromString(work.of()), work.field("title"), person, due);
      tasks.assign(
          actor,
          TaskSubject.of(
              CONCLUSION,
              MeetingDuties.MODULE,
              conclusion,
              work.field("title"),
              "/meetings/" + meeting.id().value()),
          person == null
              ? TaskOwner.unit(meeting.unit())
              : TaskOwner.person(person, meeting.unit()),
          TaskDue.on(due));
    }
  }

  /**
   * Opens a closed meeting again, for corrections: its activity is withdrawn until it is closed.
   */
  @Transactional
  public Outcome<MeetingId> reopen(Actor actor, String key, MeetingId id, String reason) {
    return undo(actor, key, id, reason, Step.REOPEN);
  }

  /**
   * It does not count: its activity is withdrawn, its papers are cancelled, its tasks and its score
   * too.
   */
  @Transactional
  public Outcome<MeetingId> withdraw(Actor actor, String key, MeetingId id, String reason) {
    return undo(actor, key, id, reason, Step.WITHDRAW);
  }

  private Outcome<MeetingId> undo(Actor actor, String key, MeetingId id, String reason, Step step) {
    access.manage(actor, id);
    return idempotency.once(
        new Key(actor, key, "meetings.undo", id, step, reason),
        Answer.known(id),
        () -> {
          MeetingRow meeting = access.lock(actor, id);
          if (!meeting.allows(step)) {
            return Outcome.refused("", "meetings.refused.already." + meeting.status().code());
          }
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          return inNested(() -> undone(actor, key, meeting, reason, step));
        });
  }

  private Outcome<MeetingId> undone(
      Actor actor, String key, MeetingRow meeting, String reason, Step step) {
    MeetingId id = meeting.id();
    Optional<Outcome<MeetingId>> refused = activities.withdraw(actor, key, meeting, reason);
    if (refused.isPresent()) {
      return refused.get();
    }
    boolean again = step == Step.REOPEN;
    sql.status(id, again ? MeetingStatus.OPEN : MeetingStatus.WITHDRAWN, reason);
    sql.withoutActivities(id);
    sql.conclusions(id)
        .forEach(it -> tasks.cancel(CONCLUSION, MeetingDuties.MODULE, it, null, reason));
    duties.owedAgain(meeting, reason);
    if (again) {
      lists.reopen(actor, lists.of(Meetings.LIST, id.value()).orElseThrow(), reason);
      meetings.recompute(actor, id);
    } else {
      numbers.cancel(actor, key, meeting, reason);
      scores.subjectWithdrawn(actor, MeetingScoreFacts.KIND, id.value(), reason);
    }
    wrote(actor, again ? "reopened" : "withdrawn", meeting, reason);
    return Outcome.done(id);
  }

  private Outcome<MeetingId> inNested(Supplier<Outcome<MeetingId>> work) {
    return Objects.requireNonNull(
        nested.execute(status -> {
          Outcome<MeetingId> outcome = work.get();
          if (outcome instanceof Outcome.Refused) {
            status.setRollbackOnly();
          }
          return outcome;
        }));
  }

  private void wrote(Actor actor, String action, MeetingRow meeting, @Nullable String reason) {
    auditLog.record(
        actor,
        "meetings." + action,
        "meetings:" + meeting.id().value(),
        meeting.unit(),
        reason,
        Map.of());
  }

  /** The frozen text of a closed meeting. */
  Optional<Minutes> minutes(MeetingId id) {
    return sql.minutesText(id).map(text -> json.readValue(text, Minutes.class));
  }
}
