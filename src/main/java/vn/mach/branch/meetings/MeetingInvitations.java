package vn.mach.branch.meetings;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.branch.meetings.MeetingStatus.Step;
import vn.mach.organisation.people.Followers;
import vn.mach.organisation.tasks.TaskDue;
import vn.mach.organisation.tasks.TaskOwner;
import vn.mach.organisation.tasks.TaskSubject;
import vn.mach.organisation.tasks.Tasks;

/**
 * Inviting to a meeting: every member due and the upper level's follower get a task for the day,
 * and by that a notice and an e-mail with the meeting for their calendar. Whoever prepares an item
 * gets a task too.
 */
@Component
class MeetingInvitations {

  static final String INVITE = "meeting_invite";
  static final String PREPARE = "meeting_prepare";

  private final MeetingsSql sql;
  private final AgendaSql agenda;
  private final MeetingAccess access;
  private final Followers followers;
  private final Tasks tasks;
  private final MeetingWords words;
  private final JdbcClient jdbc;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  MeetingInvitations(
      MeetingsSql sql,
      AgendaSql agenda,
      MeetingAccess access,
      Followers followers,
      Tasks tasks,
      MeetingWords words,
      JdbcClient jdbc,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.agenda = agenda;
    this.access = access;
    this.followers = followers;
    this.tasks = tasks;
    this.words = words;
    this.jdbc = jdbc;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Invites, or invites anew after the day, hour or place changed. */
  @Transactional
  public Outcome<MeetingId> invite(Actor actor, String key, MeetingId id) {
    access.manage(actor, id);
    return idempotency.once(
        new Key(actor, key, "meetings.invite", id),
        Answer.known(id),
        () -> {
          MeetingRow meeting = access.lock(actor, id);
          if (!meeting.allows(Step.INVITE)) {
            return Outcome.refused("", "meetings.refused.already." + meeting.status().code());
          }
          if (meeting.heldOn().isBefore(today.date())) {
            return Outcome.refused("", "meetings.refused.day_over", meeting.heldOn());
          }
          PersonId follower = followers.followerOn(meeting.unit(), meeting.heldOn()).orElse(null);
          sql.summon(id, meeting.unit(), meeting.heldOn(), follower);
          TaskSubject subject = subject(meeting, INVITE);
          for (MeetingsSql.Summoned it : sql.people(id)) {
            tasks.assign(actor, subject, owner(it.person(), meeting), TaskDue.on(meeting.heldOn()));
          }
          Set<PersonId> preparing =
              agenda.items(id).stream()
                  .map(AgendaItem::preparer)
                  .flatMap(Stream::ofNullable)
                  .collect(Collectors.toSet());
          for (PersonId person : preparing) {
            tasks.assign(
                actor,
                subject(meeting, PREPARE),
                owner(person, meeting),
                TaskDue.on(meeting.heldOn()));
          }
          if (meeting.invitedAt() != null && meeting.status() == MeetingStatus.PLANNED) {
            tasks.tellChanged(INVITE, MeetingDuties.MODULE, id.value());
          }
          sql.invited(id, today.now());
          auditLog.record(
              actor, "meetings.invited", "meetings:" + id.value(), meeting.unit(), null, Map.of());
          return Outcome.done(id);
        });
  }

  private TaskSubject subject(MeetingRow meeting, String kind) {
    return TaskSubject.of(
        kind,
        MeetingDuties.MODULE,
        meeting.id().value(),
        words.say(
            "meetings.invitation",
            words.title(meeting),
            MeetingWords.CLOCK.format(meeting.startsAt()),
            DayFormats.DAY.format(meeting.heldOn()),
            meeting.place().isEmpty() ? meeting.unitName() : meeting.place()),
        "/meetings/" + meeting.id().value());
  }

  /** A guest's task counts in their own unit. */
  private TaskOwner owner(PersonId owner, MeetingRow meeting) {
    UnitId unit =
        jdbc.sql("select unit_id from person_unit_on(?, ?)")
            .params(owner.value(), meeting.heldOn())
            .query((row, number) -> new UnitId(row.getLong(1)))
            .optional()
            .orElse(meeting.unit());
    return TaskOwner.person(owner, unit);
  }
}
