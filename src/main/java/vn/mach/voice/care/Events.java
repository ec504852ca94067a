package vn.mach.voice.care;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.AccessScope;

/** Events for many, as health checks and excursions: how many came, and what was spent on it. */
@Component
class Events {

  static final int MOST_PEOPLE = 100_000;

  /** An event that was held. */
  record Event(
      UnitId unit,
      String kind,
      LocalDate heldOn,
      String place,
      String organisers,
      long people,
      String note,
      Map<String, FundPart> parts) {}

  /** An event on record. */
  record Row(
      long id,
      long unitId,
      String unitName,
      String kindVi,
      String kindEn,
      LocalDate heldOn,
      String place,
      String organisers,
      int people,
      String note,
      @Nullable String withdrawnReason) {}

  private static final String ROWS =
      """
      select e.*, u.name as unit_name, k.name_vi as kind_vi, k.name_en as kind_en
      from care_events e join units_named u on u.unit_id = e.unit_id join care_kinds k on k.code = e.kind
      """;

  private final JdbcClient jdbc;
  private final Fund fund;
  private final CareEvidence evidence;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  Events(
      JdbcClient jdbc,
      Fund fund,
      CareEvidence evidence,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.jdbc = jdbc;
    this.fund = fund;
    this.evidence = evidence;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  List<Row> list(Actor actor) {
    return jdbc.sql(
            ROWS
                + "where "
                + AccessScope.sql("e.unit_id")
                + " order by e.held_on desc, e.id desc limit 100")
        .params(scope.parameters(actor, Right.KEEP_PEOPLE))
        .query(CareRows.of(Row.class))
        .list();
  }

  Row require(Actor actor, long id) {
    Optional<Row> found =
        jdbc.sql(ROWS + "where e.id = :id and " + AccessScope.ofFew("e.unit_id"))
            .params(scope.parameters(actor, Right.KEEP_PEOPLE))
            .param("id", id)
            .query(Row.class)
            .optional();
    return found.orElseThrow(() -> new NotFound("event " + id));
  }

  /** Records an event. Returns its number. */
  @Transactional
  Outcome<Long> record(Actor actor, String key, Event event) {
    scope.require(actor, Right.KEEP_PEOPLE, event.unit());
    return idempotency.once(
        new Key(actor, key, "care.event", event),
        Answer.number(),
        () -> {
          List<Refusal> refusals = new ArrayList<>();
          if (event.heldOn().isAfter(today.date())) {
            refusals.add(Refusal.of("heldOn", "care.refused.future", event.heldOn()));
          } else if (!evidence.canCount(event.unit(), event.heldOn())) {
            refusals.add(Refusal.of("heldOn", "care.refused.not_standing", event.heldOn()));
          }
          if (event.people() < 1 || event.people() > MOST_PEOPLE) {
            refusals.add(Refusal.of("people", "care.refused.amount", event.people()));
          }
          if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
          }
          return switch (fund.take(event.unit(), event.parts(), event.heldOn())) {
            case Outcome.Refused<Fund.Worth>(var lacking) -> Outcome.refused(lacking);
            case Outcome.Done<Fund.Worth>(Fund.Worth worth) -> {
              long id = insert(actor, event);
              fund.out(event.parts(), null, id);
              evidence.confirm(
                  actor,
                  new CareEvidence.Act(
                      "event",
                      id,
                      event.unit(),
                      null,
                      event.kind(),
                      event.heldOn(),
                      event.people(),
                      worth.moneyVnd(),
                      worth.giftsVnd()));
              wrote(actor, "event_recorded", id, event.unit());
              yield Outcome.done(id);
            }
          };
        });
  }

  /** Takes it back, with a reason: what was spent is in the fund again. */
  @Transactional
  Outcome<Long> withdraw(Actor actor, String key, long id, String reason) {
    Row event = require(actor, id);
    return idempotency.once(
        new Key(actor, key, "care.event_withdraw", id, reason),
        Answer.known(id),
        () -> {
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          int taken =
              jdbc.sql(
                      "update care_events set withdrawn_at = ?, withdrawn_reason = ? where id = ? and withdrawn_at is null")
                  .params(Timestamp.from(today.now()), reason, id)
                  .update();
          if (taken == 0) {
            return Outcome.refused("", "care.refused.withdrawn");
          }
          fund.undo(null, id);
          evidence.withdraw(actor, "event", id);
          wrote(actor, "event_withdrawn", id, new UnitId(event.unitId()));
          return Outcome.done(id);
        });
  }

  private long insert(Actor actor, Event event) {
    return jdbc.sql(
            """
            insert into care_events (unit_id, kind, held_on, place, organisers, people, note, recorded_by, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """)
        .params(
            event.unit().value(),
            event.kind(),
            event.heldOn(),
            event.place(),
            event.organisers(),
            event.people(),
            event.note(),
            actor.account(),
            Timestamp.from(today.now()))
        .query(Long.class)
        .single();
  }

  private void wrote(Actor actor, String action, long id, UnitId unit) {
    auditLog.record(actor, "care." + action, "care/events:" + id, unit, null, Map.of());
  }
}
