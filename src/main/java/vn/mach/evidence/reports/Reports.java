package vn.mach.evidence.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.papers.Paper;
import vn.mach.evidence.reports.ReportStatus.Step;
import vn.mach.organisation.units.AccessScope;

/**
 * Public API of the module: beginning a report, its way until it is sent, and the report as a
 * paper. Writing needs {@link Right#REPORT} at its unit, signing {@link Right#SIGN}; who reaches
 * the unit with {@link Right#SEE} reads what is signed, drafts are read by those who write.
 */
@Component
public class Reports {

  private final ReportsSql sql;
  private final TemplatesSql templates;
  private final SectionsSql sections;
  private final ReportDrafts drafts;
  private final ReportPaper papers;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final AccessScope scope;
  private final DraftBulkhead turns;
  private final ReportDuties duties;

  Reports(
      ReportsSql sql,
      TemplatesSql templates,
      SectionsSql sections,
      ReportDrafts drafts,
      ReportPaper papers,
      Idempotency idempotency,
      AuditLog auditLog,
      AccessScope scope,
      DraftBulkhead turns,
      ReportDuties duties) {
    this.sql = sql;
    this.templates = templates;
    this.sections = sections;
    this.drafts = drafts;
    this.papers = papers;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.scope = scope;
    this.turns = turns;
    this.duties = duties;
  }

  /**
   * Begins a report from its type's template. Refused: a type that is none, a period that is none
   * of the type's, and a report that was begun already.
   */
  @Transactional
  public Outcome<ReportId> begin(Actor actor, String key, UnitId unit, String type, Period period) {
    scope.require(actor, Right.REPORT, unit);
    return idempotency.once(
        new Key(actor, key, "reports.begin", unit, type, period),
        Answer.id(ReportId::value, ReportId::new),
        () -> {
          Optional<ReportType> known = templates.type(type);
          Optional<TemplatesSql.Template> template = templates.latest(type);
          if (known.isEmpty() || template.isEmpty()) {
            return Outcome.refused("what", "reports.refused.type");
          }
          if (!known.get().fits(period)) {
            return Outcome.refused("what", "reports.refused.period");
          }
          if (sql.live(unit, type, period).isPresent()) {
            return Outcome.refused("what", "reports.refused.begun");
          }
          return write(actor, unit, type, period, template.get());
        });
  }

  private Outcome<ReportId> write(
      Actor actor, UnitId unit, String type, Period period, TemplatesSql.Template template) {
    ReportDrafts.Opened opened = drafts.open(actor, template.source(), unit, period);
    Optional<ReportId> id = Optional.empty();
    for (int length = 4; id.isEmpty(); length++) {
      id =
          sql.insert(
              ReportCodes.fresh(length), unit, type, template, period, opened.title(), actor);
      if (id.isEmpty() && sql.live(unit, type, period).isPresent()) { // at the same moment
        return Outcome.refused("what", "reports.refused.begun");
      }
    }
    int position = 0;
    for (ReportDrafts.Begun section : opened.sections()) {
      sections.insert(
          id.get(), ++position, section.level(), section.heading(), section.text(), actor);
    }
    sql.mark(id.get(), opened.shown());
    wrote(actor, "begun", id.get(), unit, null);
    return Outcome.done(id.get());
  }

  /** Submits a draft for signing: nobody writes in it until it is returned. */
  @Transactional
  public Outcome<ReportId> present(Actor actor, String key, ReportId id) {
    return step(actor, key, id, Right.REPORT, Step.PRESENT, "presented", "");
  }

  /** Gives it back for writing. */
  @Transactional
  public Outcome<ReportId> giveBack(Actor actor, String key, ReportId id, String reason) {
    return step(actor, key, id, Right.REPORT, Step.RETURN, "given_back", reason);
  }

  /**
   * Sends a signed report.
   *
   * @param deliver brings it to the level above; what it refuses is not sent
   */
  Outcome<ReportId> send(
      Actor actor, String key, ReportId id, Function<ReportRow, Outcome<ReportId>> deliver) {
    return step(actor, key, id, Right.REPORT, Step.SEND, "sent", "", deliver);
  }

  /** Abandons a draft. */
  @Transactional
  public Outcome<ReportId> drop(Actor actor, String key, ReportId id) {
    return step(actor, key, id, Right.REPORT, Step.DROP, "dropped", "");
  }

  private Outcome<ReportId> step(
      Actor actor, String key, ReportId id, Right right, Step step, String action, String reason) {
    return step(actor, key, id, right, step, action, reason, it -> Outcome.done(it.id()));
  }

  private Outcome<ReportId> step(
      Actor actor,
      String key,
      ReportId id,
      Right right,
      Step step,
      String action,
      String reason,
      Function<ReportRow, Outcome<ReportId>> before) {
    return idempotency.once(
        new Key(actor, key, "reports." + action, id, reason),
        Answer.known(id),
        () -> {
          sql.lock(id);
          ReportRow report = require(actor, right, id);
          Optional<ReportStatus> to = report.status().after(step);
          if (to.isEmpty()) {
            return Outcome.refused("", "reports.refused.already." + report.status().code());
          }
          return before
              .apply(report)
              .map(done -> {
                sql.status(id, to.get());
                if (step == Step.PRESENT) {
                  duties.presented(actor, report);
                } else if (step != Step.SEND) {
                  duties.withdrawn(report);
                }
                wrote(actor, action, id, report.unit(), reason.isEmpty() ? null : reason);
                return done;
              });
        });
  }

  /**
   * The report as a paper: what was signed, or the draft with the numbers of now; marks open under
   * the address.
   */
  public Paper paper(Actor actor, ReportId id, String address) {
    ReportRow report = see(actor, id);
    return turns.take(() -> papers.paper(actor, report, address));
  }

  /**
   * The code of the type whose periods the period is one of; that of any days where it is none of a
   * year.
   */
  public static String typeOf(Period period) {
    if (!period.equals(ReportType.cumulative(java.time.YearMonth.from(period.to())))) {
      return "ad_hoc";
    }
    return switch (period.to().getMonthValue()) {
      case 3 -> "quarter_1";
      case 6 -> "half_year";
      case 9 -> "nine_months";
      case 12 -> "year";
      default -> "month";
    };
  }

  // ---- for the module itself ----

  /**
   * A report that the actor may read.
   *
   * @throws NotFound where there is none, or it is a draft of others
   */
  ReportRow see(Actor actor, ReportId id) {
    return readable(actor, id).orElseThrow(() -> new NotFound("report " + id.value()));
  }

  boolean maySee(Actor actor, ReportId id) {
    return readable(actor, id).isPresent();
  }

  private Optional<ReportRow> readable(Actor actor, ReportId id) {
    return sql.show(actor, Right.SEE, id)
        .filter(it -> it.status().frozen() || scope.reaches(actor, Right.REPORT, it.unit()));
  }

  ReportRow require(Actor actor, Right right, ReportId id) {
    return sql.show(actor, right, id).orElseThrow(() -> new NotFound("report " + id.value()));
  }

  /**
   * A report that the actor signs for its unit. Each unit signs its own: the right from a level
   * above is not enough.
   *
   * @throws NotFound where the actor may not
   */
  ReportRow signable(Actor actor, ReportId id) {
    ReportRow report = require(actor, Right.SIGN, id);
    if (!maySign(actor, report)) {
      throw new NotFound("signing report " + id.value() + " for its unit");
    }
    return report;
  }

  /** Whether the right to sign was given at the report's own unit. The system itself may. */
  boolean maySign(Actor actor, ReportRow report) {
    return actor.account() == 0 || actor.unitsOf(Right.SIGN).contains(report.unit());
  }

  /** Whether what contradicts itself in a report, and questions about it, are for the actor. */
  boolean mayReadNotes(Actor actor, ReportRow report) {
    return may(actor, Right.REPORT, report);
  }

  boolean may(Actor actor, Right right, ReportRow report) {
    return scope.reaches(actor, right, report.unit());
  }

  void wrote(
      Actor actor,
      String action,
      ReportId id,
      UnitId unit,
      @org.jspecify.annotations.Nullable String reason) {
    auditLog.record(actor, "reports." + action, "reports:" + id.value(), unit, reason, Map.of());
  }

  /** Every type of report, in order. */
  List<ReportType> types() {
    return templates.types();
  }
}
