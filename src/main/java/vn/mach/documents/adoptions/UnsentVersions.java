package vn.mach.documents.adoptions;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.realms.Today;
import vn.mach.documents.directives.Clauses;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.DirectiveStatus;
import vn.mach.documents.directives.DirectiveVersion;
import vn.mach.documents.directives.Directives;
import vn.mach.documents.directives.NamedDirective;

/**
 * Versions that came by a file and so were sent to nobody: an import gives no unit a task by
 * itself. Who may issue the directive sends them, and the terms begin on that day.
 */
@Service
class UnsentVersions {

  private final Cascades cascades;
  private final Clauses clauses;
  private final Directives directives;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;

  UnsentVersions(
      Cascades cascades,
      Clauses clauses,
      Directives directives,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today) {
    this.cascades = cascades;
    this.clauses = clauses;
    this.directives = directives;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** The version that holds, where it asks something, was not sent and the actor may send it. */
  Optional<DirectiveVersion> of(Actor actor, NamedDirective directive) {
    return directive.status() == DirectiveStatus.ISSUED
            && directives.mayIssue(actor, directive.issuer())
        ? clauses
            .currentVersion(directive.id())
            .filter(it -> !it.expired(today.date()))
            .filter(it ->
                cascades
                    .find(directive.id())
                    .filter(sent -> sent.version().equals(it.id()))
                    .isEmpty())
            .filter(it -> clauses.ofVersion(it.id()).stream().anyMatch(c -> c.asked() != null))
        : Optional.empty();
  }

  /**
   * Begins to send it, in a job; nothing happens where it was sent meanwhile.
   *
   * @throws NotFound to whoever may not issue the directive
   */
  Outcome<DirectiveId> send(Actor actor, String key, DirectiveId directive) {
    NamedDirective named =
        directives
            .named(directive)
            .filter(it -> directives.mayIssue(actor, it.issuer()))
            .orElseThrow(() -> new NotFound("directive " + directive));
    return idempotency.once(
        new Key(actor, key, "adoptions.send", directive.value()),
        Answer.known(directive),
        () -> {
          of(actor, named)
              .ifPresent(version -> {
                cascades.send(directive, version, today.date());
                auditLog.record(
                    actor,
                    "adoptions.sent",
                    "directives:" + directive.value(),
                    named.issuer(),
                    null,
                    Map.of("version", version.number()));
              });
          return Outcome.done(directive);
        });
  }
}
