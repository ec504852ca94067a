package vn.mach.documents.directives;

import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.realms.Today;
import vn.mach.documents.register.EntryId;
import vn.mach.documents.register.IssuedPapers;

/**
 * Withdrawing a directive that went out, or cancelling one that was issued by mistake, each with a
 * reason. It stays readable, and its number stays its own.
 */
@Component
class DirectiveEndings {

  private static final int LONGEST_REASON = 500;

  private final DirectiveCorrections corrections;
  private final DirectivesSql sql;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;
  private final IssuedPapers book;
  private final ApplicationEventPublisher events;

  DirectiveEndings(
      DirectiveCorrections corrections,
      DirectivesSql sql,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today,
      IssuedPapers book,
      ApplicationEventPublisher events) {
    this.corrections = corrections;
    this.sql = sql;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
    this.book = book;
    this.events = events;
  }

  /**
   * Takes one of the two steps. A cancelled directive's line in the book is cancelled too.
   *
   * @throws vn.mach.base.kernel.NotFound where the actor may not issue in the issuer's name
   */
  Outcome<DirectiveId> end(
      Actor actor, String key, DirectiveId id, DirectiveStatus.Step step, String reason) {
    NamedDirective named = corrections.issued(actor, id);
    return idempotency.once(
        new Key(actor, key, "directives.end", id, step, reason),
        Answer.known(id),
        () -> {
          DirectiveStatus status = sql.lockedStatus(id);
          if (!status.allows(step)) {
            return Outcome.refused("", "directives.refused.ended");
          }
          if (reason.isEmpty()) {
            return Outcome.refused("reason", "web.refused.missing");
          }
          if (reason.length() > LONGEST_REASON) {
            return Outcome.refused("reason", "web.refused.too_long", LONGEST_REASON);
          }
          if (SecretMarking.inText(reason)) {
            return Outcome.refused("reason", "directives.refused.secret");
          }
          boolean cancels = step == DirectiveStatus.Step.CANCEL;
          if (cancels
              && book.cancel(actor, key + "-line", named.paper(), reason).orElse(null)
                  instanceof Outcome.Refused<EntryId>(List<Refusal> refusals)) {
            return Outcome.refused(refusals);
          }
          sql.end(
              id,
              DirectiveStatus.TRANSITIONS.after(status, step).orElseThrow(),
              today.date(),
              reason);
          auditLog.record(
              actor,
              cancels ? "directives.cancelled" : "directives.withdrawn",
              "directives:" + id.value(),
              named.issuer(),
              reason,
              Map.of("symbol", named.symbol()));
          events.publishEvent(new DirectiveEnded(id));
          return Outcome.done(id);
        });
  }
}
