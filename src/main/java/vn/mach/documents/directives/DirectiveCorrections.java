package vn.mach.documents.directives;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.realms.Today;
import vn.mach.documents.register.IssuedPapers;

/**
 * Correcting a directive after it was issued: by its issuer, with a reason; the earlier content
 * stays visible.
 */
@Component
class DirectiveCorrections {

  private final Directives directives;
  private final DirectivesSql sql;
  private final DirectiveCorrectionsSql corrections;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;
  private final IssuedPapers book;
  private final ClausesSql clauses;

  DirectiveCorrections(
      Directives directives,
      DirectivesSql sql,
      DirectiveCorrectionsSql corrections,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today,
      IssuedPapers book,
      ClausesSql clauses) {
    this.clauses = clauses;
    this.directives = directives;
    this.sql = sql;
    this.corrections = corrections;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
    this.book = book;
  }

  /**
   * Refused: without a reason, where nothing changes, and what would be refused of a new directive.
   * The text of a directive that was issued by its clauses stays: it is amended.
   */
  Outcome<DirectiveId> correct(
      Actor actor, String key, DirectiveId id, DirectiveCorrection correction) {
    NamedDirective named = issued(actor, id);
    // its text is read before the transaction: it may be long
    boolean byClauses = isByClauses(id);
    Outcome<DirectiveDraft.Checked> read =
        (byClauses ? correction.withoutBody() : correction).of(named).check(today.date());
    return idempotency.once(
        new Key(actor, key, "directives.correct", id, correction),
        Answer.known(id),
        () -> corrected(actor, named, correction, read, byClauses));
  }

  private Outcome<DirectiveId> corrected(
      Actor actor,
      NamedDirective named,
      DirectiveCorrection correction,
      Outcome<DirectiveDraft.Checked> read,
      boolean byClauses) {
    return switch (read) {
      case Outcome.Refused<DirectiveDraft.Checked>(List<Refusal> refusals) ->
          Outcome.refused(refusals);
      case Outcome.Done<DirectiveDraft.Checked>(DirectiveDraft.Checked checked) -> {
        DirectiveId parent = correction.parent();
        if (sql.lockedStatus(named.id()) != DirectiveStatus.ISSUED) {
          yield Outcome.refused("", "directives.refused.ended");
        }
        if (correction.reason().isEmpty()) {
          yield Outcome.refused("reason", "web.refused.missing");
        }
        if (parent != null && !directives.maySee(actor, parent)) {
          yield Outcome.refused("parent", "directives.refused.parent");
        }
        if (parent != null
            && sql.named(parent)
                .filter(it -> it.issuedOn().isAfter(named.issuedOn()))
                .isPresent()) {
          yield Outcome.refused("parent", "directives.refused.parent_later");
        }
        if (parent != null && corrections.restsOn(parent, named.id())) {
          yield Outcome.refused("parent", "directives.refused.parent_ring");
        }
        if (!corrections.replace(
            named.id(),
            correction.title(),
            parent,
            byClauses ? null : checked.html(),
            correction.reason(),
            today.now(),
            actor.account())) {
          yield Outcome.refused("", "directives.refused.nothing_changed");
        }
        auditLog.record(
            actor,
            "directives.corrected",
            "directives:" + named.id().value(),
            named.issuer(),
            correction.reason(),
            Map.of("symbol", named.symbol(), "title", named.title()));
        book.retitle(sql.named(named.id()).orElseThrow().paper());
        yield Outcome.done(named.id());
      }
    };
  }

  /** Whether its text was issued by its clauses. */
  boolean isByClauses(DirectiveId id) {
    return clauses.version(id, VersionStatus.ISSUED).isPresent();
  }

  /** A directive in whose issuer's name the actor may issue. */
  NamedDirective issued(Actor actor, DirectiveId id) {
    return sql.named(id)
        .filter(it -> directives.mayIssue(actor, it.issuer()))
        .orElseThrow(() -> new NotFound("directive " + id.value()));
  }
}
