package vn.mach.base.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;

/** Correcting the calendar. Terms that were set before keep their last day. */
@Component
class HolidayUpdate {

  private final CalendarSql sql;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  HolidayUpdate(CalendarSql sql, Idempotency idempotency, AuditLog auditLog) {
    this.sql = sql;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /** Refused: a working day that is worked anyway. */
  Outcome<LocalDate> set(Actor actor, String key, CalendarDay day) {
    return idempotency.once(
        new Key(actor, key, "calendar.set", day),
        Answer.known(day.day()),
        () -> {
          DayOfWeek weekday = day.day().getDayOfWeek();
          boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
          if (day.worked() && !weekend) {
            return Outcome.refused("day", "calendar.refused.worked_anyway");
          }
          if (!day.worked() && weekend) {
            return Outcome.refused("day", "calendar.refused.off_anyway");
          }
          sql.set(day);
          auditLog.record(
              actor,
              "calendar.set",
              "calendar:" + day.day(),
              null,
              null,
              Map.of("name", day.name(), "source", day.source()));
          return Outcome.done(day.day());
        });
  }

  Outcome<LocalDate> remove(Actor actor, String key, LocalDate day) {
    return idempotency.once(
        new Key(actor, key, "calendar.remove", day),
        Answer.known(day),
        () -> {
          if (sql.remove(day)) {
            auditLog.record(actor, "calendar.removed", "calendar:" + day, null, null, Map.of());
          }
          return Outcome.done(day);
        });
  }
}
