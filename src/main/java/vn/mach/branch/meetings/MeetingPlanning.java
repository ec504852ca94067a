package vn.mach.branch.meetings;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.branch.meetings.MeetingStatus.Step;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.AccessScope;

/** Planning meetings: one, or those of a year. Needs {@link Right#RECORD} at the branch. */
@Component
class MeetingPlanning {

  private final MeetingsSql sql;
  private final MeetingAccess access;
  private final MeetingDuties duties;
  private final AccessScope scope;
  private final Tasks tasks;
  private final Jobs jobs;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  MeetingPlanning(
      MeetingsSql sql,
      MeetingAccess access,
      MeetingDuties duties,
      AccessScope scope,
      Tasks tasks,
      Jobs jobs,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.access = access;
    this.duties = duties;
    this.scope = scope;
    this.tasks = tasks;
    this.jobs = jobs;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** Plans one meeting. */
  @Transactional
  public Outcome<MeetingId> plan(Actor actor, String key, NewMeeting meeting) {
    scope.require(actor, Right.RECORD, meeting.unit());
    return idempotency.once(
        new Key(actor, key, "meetings.plan", meeting),
        Answer.id(MeetingId::value, MeetingId::new),
        () -> meeting.check().map(it -> insert(actor, it)));
  }

  private MeetingId insert(Actor actor, NewMeeting meeting) {
    String code =
        "SH-%d-%s"
            .formatted(meeting.day().getYear(), UUID.randomUUID().toString().substring(0, 13));
    MeetingId id = sql.insert(actor, code, meeting, today.now());
    wrote(actor, "planned", id, meeting.unit(), null);
    return id;
  }

  /** Changes the plan; members who were invited to another day, hour or place are invited anew. */
  @Transactional
  public Outcome<MeetingId> change(Actor actor, String key, MeetingId id, NewMeeting meeting) {
    access.manage(actor, id);
    return idempotency.once(
        new Key(actor, key, "meetings.change", id, meeting),
        Answer.known(id),
        () -> {
          MeetingRow row = access.lock(actor, id);
          if (!row.allows(Step.CHANGE)) {
            return Outcome.refused("", "meetings.refused.already." + row.status().code());
          }
          boolean moved =
              !row.heldOn().equals(meeting.day())
                  || !row.startsAt().equals(meeting.startsAt())
                  || !row.place().equals(meeting.place());
          if (row.status() == MeetingStatus.OPEN && !row.heldOn().equals(meeting.day())) {
            return Outcome.refused("day", "meetings.refused.day_while_open");
          }
          return meeting
              .check()
              .map(it -> {
                sql.change(id, it);
                if (moved && row.status() == MeetingStatus.INVITED) {
                  sql.status(id, MeetingStatus.PLANNED, null);
                }
                wrote(actor, "changed", id, row.unit(), null);
                return id;
              });
        });
  }

  /** It will not be held: the invitations are taken back. */
  @Transactional
  public Outcome<MeetingId> cancel(Actor actor, String key, MeetingId id, String reason) {
    access.manage(actor, id);
    return idempotency.once(
        new Key(actor, key, "meetings.cancel", id, reason),
        Answer.known(id),
        () -> {
          MeetingRow row = access.lock(actor, id);
          if (!row.allows(Step.CANCEL)) {
            return Outcome.refused("", "meetings.refused.already." + row.status().code());
          }
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          sql.status(id, MeetingStatus.CANCELLED, reason);
          tasks.cancel("meeting_invite", MeetingDuties.MODULE, id.value(), null, reason);
          tasks.cancel("meeting_prepare", MeetingDuties.MODULE, id.value(), null, reason);
          wrote(actor, "cancelled", id, row.unit(), reason);
          return Outcome.done(id);
        });
  }

  /** Plans the year of one branch: its duties as tasks, and a meeting in each month to come. */
  @Transactional
  public Outcome<UnitId> planYear(Actor actor, String key, UnitId unit, YearPlan plan) {
    scope.require(actor, Right.RECORD, unit);
    return idempotency.once(
        new Key(actor, key, "meetings.plan_year", unit, plan.year(), plan.toString()),
        Answer.known(unit),
        () ->
            plan.check(today.date().getYear())
                .map(it -> {
                  duties
                      .ofYear(it.year(), today.date())
                      .forEach(duty -> duties.ask(actor, duty, List.of(unit)));
                  meetingsOfYear(actor, unit, it);
                  wrote(actor, "year_planned", null, unit, null);
                  return unit;
                }));
  }

  /** The same for all branches below a unit, in a job; answers its number, or 0 while one runs. */
  @Transactional
  public Outcome<Long> planBelow(Actor actor, String key, UnitId unit, YearPlan plan) {
    scope.require(actor, Right.RECORD, unit);
    return idempotency.once(
        new Key(actor, key, "meetings.plan_below", unit, plan.year(), plan.toString()),
        Answer.number(),
        () ->
            plan.check(today.date().getYear())
                .map(it -> {
                  wrote(actor, "year_planned", null, unit, null);
                  return jobs.start(
                          actor,
                          YearPlan.JOB,
                          "meetings:plan:" + unit.value() + ":" + it.year(),
                          it.arguments(unit))
                      .orElse(0L);
                }));
  }

  /** The meetings of the months to come that have none yet. */
  void meetingsOfYear(Actor actor, UnitId unit, YearPlan plan) {
    for (int i = 1; i <= 12; i++) {
      YearMonth month = YearMonth.of(plan.year(), i);
      LocalDate day = month.atDay(Math.min(plan.dayOfMonth(), month.lengthOfMonth()));
      boolean there =
          sql.ofUnit(unit, month.atDay(1), month.atEndOfMonth()).stream()
              .anyMatch(it -> it.kind().monthly());
      if (!there && !day.isBefore(today.date())) {
        MeetingKind kind =
            plan.thematicMonths().contains(i) ? MeetingKind.COMBINED : MeetingKind.MONTHLY;
        insert(actor, new NewMeeting(unit, kind, day, plan.startsAt(), plan.place(), "", false));
      }
    }
  }

  private void wrote(
      Actor actor, String action, @Nullable MeetingId id, UnitId unit, @Nullable String reason) {
    auditLog.record(
        actor,
        "meetings." + action,
        id == null ? "units:" + unit.value() : "meetings:" + id.value(),
        unit,
        reason,
        Map.of());
  }
}
