package vn.mach.organisation.units;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;

/** The official codes of units, each from a first to a last day. */
@Component
class OfficialCodes {

  /** A code with its days. */
  record Dated(OfficialCode code, LocalDate from, LocalDate to) {}

  private final JdbcClient jdbc;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;

  OfficialCodes(JdbcClient jdbc, AccessScope scope, Idempotency idempotency, AuditLog auditLog) {
    this.jdbc = jdbc;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
  }

  /** The latest first. */
  List<Dated> of(UnitId unit) {
    return jdbc.sql(
            "select code, valid_from, valid_to from unit_official_codes where unit_id = ? order by valid_from desc")
        .param(unit.value())
        .query((row, number) ->
            new Dated(
                new OfficialCode(row.getString(1)),
                row.getObject(2, LocalDate.class),
                row.getObject(3, LocalDate.class)))
        .list();
  }

  Optional<OfficialCode> on(UnitId unit, LocalDate day) {
    return of(unit).stream()
        .filter(it -> !day.isBefore(it.from) && !day.isAfter(it.to))
        .map(Dated::code)
        .findFirst();
  }

  /** The unit that has the code on the day. */
  Optional<UnitId> unit(OfficialCode code, LocalDate day) {
    return jdbc.sql(
            "select unit_id from unit_official_codes where code = ? and ? between valid_from and valid_to")
        .params(code.digits(), day)
        .query(Long.class)
        .optional()
        .map(UnitId::new);
  }

  /**
   * From this day on the unit has the code; the one before ends on the day before, and one from the
   * same day was a mistake and is replaced. Refused: a day before the first day of the latest code,
   * a code that another unit has then or from a later day on.
   */
  Outcome<UnitId> set(Actor actor, String key, UnitId unit, OfficialCode code, LocalDate from) {
    scope.require(actor, Right.SHAPE_TREE, unit);
    return idempotency.once(
        new Key(actor, key, "units.set_official_code", unit, code, from),
        Answer.known(unit),
        () -> {
          jdbc.sql("lock table unit_official_codes in share row exclusive mode").update();
          Optional<Dated> latest = of(unit).stream().findFirst();
          if (latest.filter(it -> from.isBefore(it.from)).isPresent()) {
            return Outcome.refused(
                "from", "units.refused.official_code_earlier", latest.get().from);
          }
          if (ofAnother(unit, code, from)) {
            return Outcome.refused("code", "units.refused.official_code_taken", code.shown());
          }
          jdbc.sql(
                  "update unit_official_codes set valid_to = ? where unit_id = ? and valid_from < ? and valid_to >= ?")
              .params(from.minusDays(1), unit.value(), from, from)
              .update();
          jdbc.sql(
                  """
                  insert into unit_official_codes (unit_id, code, valid_from) values (?, ?, ?)
                  on conflict on constraint unit_official_codes_key do update set code = excluded.code
                  """)
              .params(unit.value(), code.digits(), from)
              .update();
          jdbc.sql("call close_official_codes()").update();
          auditLog.record(
              actor,
              "units.official_code_set",
              "units:" + unit.value(),
              unit,
              null,
              Map.of("code", code.shown(), "from", from.toString()));
          return Outcome.done(unit);
        });
  }

  private boolean ofAnother(UnitId unit, OfficialCode code, LocalDate from) {
    return jdbc.sql(
            "select exists (select 1 from unit_official_codes where code = ? and unit_id <> ? and valid_to >= ?)")
        .params(code.digits(), unit.value(), from)
        .query(Boolean.class)
        .single();
  }
}
