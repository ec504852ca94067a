package vn.mach.evidence.reports;

import java.util.List;
import java.util.Optional;
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
import vn.mach.documents.register.Incoming;
import vn.mach.documents.register.IncomingBook;
import vn.mach.documents.register.PaperReference;
import vn.mach.documents.register.TakenNumber;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * Brings a sent report to the unit above: into its book of incoming papers, and onto its list as
 * new until somebody there has opened it.
 */
@Component
class ReportDelivery {

  private final ReceiptsSql sql;
  private final Reports reports;
  private final IncomingBook book;
  private final Units units;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  ReportDelivery(
      ReceiptsSql sql,
      Reports reports,
      IncomingBook book,
      Units units,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.sql = sql;
    this.reports = reports;
    this.book = book;
    this.units = units;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * Sends a signed report to the unit above its own; from the top of the tree it goes nowhere. For
   * a unit that has ended: to what was above it on its last day, or what took that one's place.
   * Refused: what is not signed or was sent already, what no unit can receive, and what the book of
   * incoming papers refuses.
   */
  @Transactional
  public Outcome<ReportId> send(Actor actor, String key, ReportId id) {
    return reports.send(actor, key, id, report -> deliver(actor, report));
  }

  private Outcome<ReportId> deliver(Actor actor, ReportRow report) {
    List<NamedUnit> path = units.path(report.unit(), today.date());
    if (path.size() == 1) {
      return Outcome.done(report.id());
    }
    Optional<UnitId> above =
        path.isEmpty()
            ? sql.aboveEnded(report.unit())
            : Optional.of(path.get(path.size() - 2).id());
    if (above.isEmpty()) {
      return Outcome.refused("", "reports.refused.no_receiver", report.unitName());
    }
    Outcome<TakenNumber> arrived = book.deliver(actor, paper(report, above.get()));
    if (arrived instanceof Outcome.Done<TakenNumber>(TakenNumber taken)) {
      sql.insert(report.id(), above.get(), taken.entry(), taken.symbol());
    }
    return arrived.map(taken -> report.id());
  }

  private Incoming paper(ReportRow report, UnitId above) {
    String symbol = report.symbol().replaceFirst("^Số ", "");
    return new Incoming(
        above,
        today.date(),
        report.unitName(),
        report.unit(),
        symbol,
        report.dated(),
        "report",
        report.title(),
        "normal",
        null,
        null,
        new PaperReference("reports", report.id().value(), symbol),
        "",
        "",
        true,
        "",
        "");
  }

  /** Takes note of a report from below: it is no longer new. */
  @Transactional
  public Outcome<ReportId> open(Actor actor, String key, ReportId id) {
    return idempotency.once(
        new Key(actor, key, "reports.opened", id),
        Answer.known(id),
        () -> {
          ReportRow report = received(actor, id);
          sql.opened(id, actor);
          auditLog.record(
              actor,
              "reports.opened",
              "reports:" + id.value(),
              report.unit(),
              null,
              java.util.Map.of());
          return Outcome.done(id);
        });
  }

  /**
   * A report that the actor's own unit received from below.
   *
   * @throws NotFound where it did not, or the actor writes no reports there
   */
  ReportRow received(Actor actor, ReportId id) {
    ReportRow report = reports.see(actor, id);
    if (!hasReceived(actor, id)) {
      throw new NotFound("receipt of report " + id.value());
    }
    return report;
  }

  /**
   * Whether the actor writes reports at the very unit that received it: as each unit signs its own,
   * each opens its own.
   */
  boolean hasReceived(Actor actor, ReportId id) {
    return sql.find(id).filter(it -> actor.unitsOf(Right.REPORT).contains(it.unit())).isPresent();
  }

  /** Whether the actor writes reports for the unit that received it, there or from above. */
  boolean isAbove(Actor actor, ReportId id) {
    return sql.find(id).filter(it -> scope.reaches(actor, Right.REPORT, it.unit())).isPresent();
  }
}
