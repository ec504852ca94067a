package vn.mach.voice.concerns;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.units.NamedUnit;

/**
 * Takes concerns in and hands them to the unit that has them first. A confidential one is taken
 * without its sender: no table says who sent it or at what time, and unless it is urgent it is
 * handed over with those of the night, in no order, so that the rows that other modules write about
 * it (tasks, notices, audit log) do not tell the minute either.
 */
@Component
class Concerns {

  private static final int LONGEST_KEY = 200;

  private final ConcernsSql sql;
  private final ConcernStations stations;
  private final ConcernRouting routing;
  private final AuditLog auditLog;
  private final Today today;

  Concerns(
      ConcernsSql sql,
      ConcernStations stations,
      ConcernRouting routing,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.stations = stations;
    this.routing = routing;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * What the sender is told, once.
   *
   * @param code the receipt code
   */
  record Sent(String code, LocalDate day, NewConcern concern, String unitName) {}

  /**
   * Takes a concern in. The same form sent again answers the same.
   *
   * @param sender nobody for a guest
   * @param key of the form: the receipt code is derived from it, and it is stored nowhere
   */
  @Transactional
  Outcome<Sent> send(@Nullable Actor sender, String key, NewConcern concern) {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      return Outcome.refused("", "audit.refused.key");
    }
    LocalDate day = today.date();
    Optional<NamedUnit> first =
        routing.first(concern.unit(), concern.subject(), concern.confidential(), day);
    if (first.isEmpty()) {
      return Outcome.refused("openness", "concerns.refused.no_receiver");
    }
    String code =
        ReceiptCode.of(sql.secret(), sender == null ? 0 : sender.account(), key, concern.content());
    ConcernRule rule = stations.rule(concern.kind(), first.get().id(), day);
    Optional<Long> made =
        sql.insert(
            concern,
            ReceiptCode.digest(code),
            sender,
            day,
            rule.wholeDays(),
            stations.due(day, rule.wholeDays()));
    made.ifPresent(id -> {
      int number = 0;
      for (ConcernFile file : concern.files()) {
        sql.file(id, file, ++number);
      }
      if (!concern.confidential() || concern.urgent()) {
        deliver(id, concern.confidential() || sender == null ? Actor.system() : sender);
      }
    });
    return Outcome.done(new Sent(code, day, concern, first.get().name()));
  }

  /** Hands those over that wait, and writes into the audit log what senders did since. */
  @Transactional
  public void deliverAll() {
    sql.toDeliver().forEach(id -> deliver(id, Actor.system()));
    sql.actsToAudit()
        .forEach(act -> {
          auditLog.record(
              Actor.system(),
              "concerns.sender_wrote",
              ConcernStations.MODULE + ":" + act.concern(),
              sql.lock(act.concern()).map(it -> it.audited(it.unit())).orElse(null),
              null,
              Map.of());
          sql.audited(act.message());
        });
  }

  private void deliver(long id, Actor by) {
    ConcernsSql.Known concern = sql.lock(id).orElseThrow();
    Optional<NamedUnit> first =
        routing.first(concern.unit(), concern.subject(), concern.confidential(), today.date());
    if (concern.deliveredOn() != null || first.isEmpty()) {
      return; // a confidential one waits until somebody is named to receive it
    }
    UnitId unit = first.get().id();
    sql.delivered(id, today.date());
    stations.open(concern, unit, "");
    auditLog.record(
        by,
        "concerns.received",
        ConcernStations.MODULE + ":" + id,
        concern.audited(unit),
        null,
        Map.of());
  }
}
