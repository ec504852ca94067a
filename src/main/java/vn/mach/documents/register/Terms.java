package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.AccessScope;

/** The terms of a unit's committee: its numbers start again on the first day of each. */
@Component
public class Terms {

  private final TermsSql sql;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  Terms(TermsSql sql, AccessScope scope, Idempotency idempotency, AuditLog auditLog) {
    this.sql = sql;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /**
   * From this day on the unit's numbers start again.
   *
   * @throws vn.mach.base.kernel.NotFound where the actor may not issue in the unit's name
   */
  public Outcome<UnitId> begin(Actor actor, String key, UnitId unit, LocalDate from) {
    scope.require(actor, Right.ISSUE, unit);
    return idempotency.once(
        new Key(actor, key, "register.begin_term", unit, from),
        Answer.known(unit),
        () -> {
          sql.insert(unit, from);
          auditLog.record(
              actor,
              "register.term_begun",
              "units:" + unit.value(),
              unit,
              null,
              Map.of("from", from.toString()));
          return Outcome.done(unit);
        });
  }

  /** The days on which the unit's terms began, the latest first. */
  public List<LocalDate> of(UnitId unit) {
    return sql.list(unit);
  }

  /** The first day of the term that the day lies in; empty where none is on record. */
  Optional<LocalDate> began(UnitId unit, LocalDate day) {
    return sql.list(unit).stream().filter(from -> !from.isAfter(day)).findFirst();
  }

  /** The last day of the term that the day lies in; empty where none is on record after it. */
  Optional<LocalDate> ends(UnitId unit, LocalDate day) {
    return sql.list(unit).stream()
        .filter(from -> from.isAfter(day))
        .reduce((later, earlier) -> earlier)
        .map(next -> next.minusDays(1));
  }
}
