package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/**
 * The plan of a year. Whoever keeps a unit's people writes it, there and below; it names nobody, so
 * the audit log has it.
 */
@Component
class InspectionPlans {

  /** The language of plans, whoever drafts one. */
  private static final Locale PAPERS = Locale.of("vi");

  private final PlansSql sql;
  private final InspectionRules rules;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final MessageSource messages;
  private final Today today;

  InspectionPlans(
      PlansSql sql,
      InspectionRules rules,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      MessageSource messages,
      Today today) {
    this.sql = sql;
    this.rules = rules;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.messages = messages;
    this.today = today;
  }

  /** Adds a line. Returns its number. */
  @Transactional
  Outcome<Long> add(Actor actor, String key, PlanLine typed) {
    scope.require(actor, Right.KEEP_PEOPLE, typed.unit());
    return idempotency.once(
        new Key(actor, key, "inspections.plan", typed),
        Answer.number(),
        () ->
            switch (typed.check()) {
              case Outcome.Refused<PlanLine>(var refusals) -> Outcome.refused(refusals);
              case Outcome.Done<PlanLine>(PlanLine line) -> Outcome.done(insert(actor, line));
            });
  }

  /**
   * Adds what the regulation expects of the unit in the year and the plan does not have yet:
   * regular supervision of one member each, spread over what is left of the year.
   *
   * @return how many lines
   */
  @Transactional
  Outcome<Long> draft(Actor actor, String key, UnitId unit, int year) {
    scope.require(actor, Right.KEEP_PEOPLE, unit);
    String content = messages.getMessage("inspections.draft.words", null, PAPERS);
    return idempotency.once(
        new Key(actor, key, "inspections.draft", unit.value(), year),
        Answer.number(),
        () -> {
          long missing = missing(actor, unit, year);
          LocalDate last = LocalDate.of(year, 12, 31);
          LocalDate first =
              today.date().getYear() == year ? today.date() : LocalDate.of(year, 1, 1);
          if (missing == 0) {
            return Outcome.refused("", "inspections.refused.nothing_missing");
          }
          long days = first.until(last, ChronoUnit.DAYS) + 1;
          for (int part = 0; part < missing; part++) {
            LocalDate from = first.plusDays(days * part / missing);
            LocalDate to = first.plusDays(days * (part + 1) / missing - 1);
            insert(
                actor,
                new PlanLine(
                    unit,
                    year,
                    InspectionKind.REGULAR,
                    content,
                    1,
                    null,
                    null,
                    from,
                    to.isBefore(from) ? from : to));
          }
          return Outcome.done(missing);
        });
  }

  /** How many inspections the plan of the year has less than the regulation expects. */
  long missing(Actor actor, UnitId unit, int year) {
    List<PlansSql.Row> lines =
        sql.lines(scope.parameters(actor, Right.SEE_NAMED), unit, year).stream()
            .filter(it -> it.droppedReason() == null)
            .toList();
    int planned = lines.stream().mapToInt(PlansSql.Row::members).sum();
    return Math.max(0, rules.ofYear(unit, LocalDate.of(year, 1, 1)).value() - planned);
  }

  /** Takes a line out of the plan: it stays to be seen, with the reason. */
  @Transactional
  Outcome<Long> drop(Actor actor, String key, long id, String reason) {
    PlansSql.Row line =
        sql.line(scope.parameters(actor, Right.KEEP_PEOPLE), id)
            .orElseThrow(() -> new NotFound("line " + id));
    return idempotency.once(
        new Key(actor, key, "inspections.drop", id, reason),
        Answer.known(id),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (!sql.drop(id, reason, today.now())) {
            return Outcome.refused("", "inspections.refused.dropped");
          }
          wrote(actor, "plan_dropped", line.unit());
          return Outcome.done(id);
        });
  }

  private long insert(Actor actor, PlanLine line) {
    long id = sql.insert(line, actor.account(), today.now());
    wrote(actor, "planned", line.unit());
    return id;
  }

  private void wrote(Actor actor, String action, UnitId unit) {
    auditLog.record(
        actor, "inspections." + action, "inspections/units:" + unit.value(), unit, null, Map.of());
  }
}
