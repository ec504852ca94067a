package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.calendar.WorkingCalendar;
import vn.mach.base.intake.SecretMarking;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Text;
import vn.mach.base.realms.Today;

/**
 * Splitting the text of a directive into clauses, correcting the split, marking what clauses ask,
 * and issuing a version. Everything is done on the one draft of the directive; each change names
 * the revision that it was made on, so that two who work at once do not undo each other.
 */
@Component
class ClauseDrafts {

  private static final int LONGEST_REASON = 1_000;

  private final DirectiveCorrections rights;
  private final Directives directives;
  private final DirectivesSql directivesSql;
  private final ClausesSql sql;
  private final ClauseDraftsSql drafts;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final WorkingCalendar calendar;
  private final Today today;
  private final ApplicationEventPublisher events;

  ClauseDrafts(
      DirectiveCorrections rights,
      Directives directives,
      DirectivesSql directivesSql,
      ClausesSql sql,
      ClauseDraftsSql drafts,
      Idempotency idempotency,
      AuditLog auditLog,
      WorkingCalendar calendar,
      Today today,
      ApplicationEventPublisher events) {
    this.rights = rights;
    this.directives = directives;
    this.directivesSql = directivesSql;
    this.sql = sql;
    this.drafts = drafts;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.calendar = calendar;
    this.today = today;
    this.events = events;
  }

  /** What is said when a version is issued. */
  record Issue(String reason, @Nullable DirectiveId amendedBy, @Nullable LocalDate expiresOn) {}

  /**
   * Begins the draft of the next version with a text, or puts another text into the one that is
   * there. Clauses that are found again keep what was marked on them.
   *
   * @param text plain
   */
  Outcome<DirectiveId> begin(Actor actor, String key, DirectiveId id, String text) {
    NamedDirective named = rights.issued(actor, id);
    // before the transaction: it may be long
    Outcome<List<TextPiece>> read = read(text);
    return idempotency.once(
        new Key(actor, key, "directives.split", id, text),
        Answer.known(id),
        () ->
            switch (read) {
              case Outcome.Refused<List<TextPiece>> refused -> Outcome.refused(refused.refusals());
              case Outcome.Done<List<TextPiece>>(List<TextPiece> pieces) ->
                  inForce(id, () -> begun(actor, named, text, pieces));
            });
  }

  private static Outcome<List<TextPiece>> read(String text) {
    Outcome<List<TextPiece>> read = ClauseSplitter.split(text);
    return read instanceof Outcome.Done<List<TextPiece>> && SecretMarking.inText(text)
        ? Outcome.refused("text", "directives.refused.secret")
        : read;
  }

  private Outcome<DirectiveId> begun(
      Actor actor, NamedDirective named, String text, List<TextPiece> pieces) {
    DirectiveId id = named.id();
    DirectiveVersionId there = drafts.locked(id).orElse(null);
    DirectiveVersion issued = sql.version(id, VersionStatus.ISSUED).orElse(null);
    List<Clause> known =
        issued != null ? sql.clauses(issued.id()) : there != null ? sql.clauses(there) : List.of();
    DirectiveVersionId draft =
        there != null ? there : drafts.insert(id, text, issued == null ? null : issued.id());
    drafts.replaceText(draft, text);
    drafts.save(version(draft), SettledClauses.split(known, pieces, drafts.lastKey(id)));
    drafts.changed(draft);
    record(actor, "directives.split", named, Map.of("clauses", pieces.size()));
    return Outcome.done(id);
  }

  /** Begins the draft of the next version with the clauses of the one that holds. */
  Outcome<DirectiveId> amend(Actor actor, String key, DirectiveId id) {
    NamedDirective named = rights.issued(actor, id);
    return idempotency.once(
        new Key(actor, key, "directives.amend", id),
        Answer.known(id),
        () ->
            inForce(
                id,
                () -> {
                  DirectiveVersion issued =
                      sql.version(id, VersionStatus.ISSUED)
                          .orElseThrow(() -> new NotFound("version of " + id));
                  if (drafts.locked(id).isEmpty()) {
                    DirectiveVersionId draft = drafts.insert(id, issued.text(), issued.id());
                    drafts.save(
                        version(draft),
                        sql.clauses(issued.id()).stream().map(SettledClauses::given).toList());
                    record(actor, "directives.amended", named, Map.of());
                  }
                  return Outcome.done(id);
                }));
  }

  /**
   * Changes the clauses of the draft.
   *
   * @param revision that the change was made on; refused where somebody changed the draft since
   * @param content what the change depends on
   * @param change from the clauses as they are and the next free key
   */
  Outcome<DirectiveId> change(
      Actor actor, String key, DirectiveId id, int revision, List<?> content, Change change) {
    NamedDirective named = rights.issued(actor, id);
    return idempotency.once(
        new Key(actor, key, "directives.clauses", id, revision, content),
        Answer.known(id),
        () ->
            onDraft(
                id,
                revision,
                draft -> {
                  Outcome<List<Clause>> changed =
                      change.of(sql.clauses(draft.id()), drafts.lastKey(id) + 1);
                  if (changed instanceof Outcome.Refused<List<Clause>> refused) {
                    return Outcome.refused(refused.refusals());
                  }
                  List<Clause> clauses = ((Outcome.Done<List<Clause>>) changed).value();
                  if (clauses.stream().anyMatch(it -> SecretMarking.inText(it.words()))) {
                    return Outcome.refused("body", "directives.refused.secret");
                  }
                  drafts.save(draft, clauses);
                  drafts.changed(draft.id());
                  record(actor, "directives.clauses_changed", named, Map.of());
                  return Outcome.done(id);
                }));
  }

  /** A change of the clauses of a draft. */
  interface Change {
    Outcome<List<Clause>> of(List<Clause> clauses, int nextKey);
  }

  /** Throws the draft away; what was issued stays. */
  Outcome<DirectiveId> discard(Actor actor, String key, DirectiveId id) {
    NamedDirective named = rights.issued(actor, id);
    return idempotency.once(
        new Key(actor, key, "directives.discard", id),
        Answer.known(id),
        () -> {
          drafts
              .locked(id)
              .ifPresent(draft -> {
                drafts.discard(draft);
                record(actor, "directives.draft_discarded", named, Map.of());
              });
          return Outcome.done(id);
        });
  }

  /**
   * Issues the draft: it is the text from now on. Terms become days, counted from today; clauses
   * that did not change keep theirs. Refused: an amendment without a reason, or in which nothing
   * changed.
   */
  Outcome<DirectiveId> issue(Actor actor, String key, DirectiveId id, int revision, Issue issue) {
    NamedDirective named = rights.issued(actor, id);
    return idempotency.once(
        new Key(actor, key, "directives.issue_version", id, revision, issue),
        Answer.known(id),
        () -> onDraft(id, revision, draft -> issued(actor, named, draft, issue)));
  }

  private Outcome<DirectiveId> issued(
      Actor actor, NamedDirective named, DirectiveVersion draft, Issue issue) {
    DirectiveVersionId previous = draft.previous();
    DirectiveId amendedBy = issue.amendedBy();
    LocalDate day = today.date();
    LocalDate last = issue.expiresOn();
    if (previous != null && issue.reason().isEmpty()) {
      return Outcome.refused("reason", "web.refused.missing");
    }
    if (issue.reason().length() > LONGEST_REASON) {
      return Outcome.refused("reason", "web.refused.too_long", LONGEST_REASON);
    }
    if (SecretMarking.inText(issue.reason())) {
      return Outcome.refused("reason", "directives.refused.secret");
    }
    if (amendedBy != null
        && (amendedBy.equals(named.id()) || !directives.maySee(actor, amendedBy))) {
      return Outcome.refused("amendedBy", "directives.refused.parent");
    }
    if (last != null && last.isBefore(day)) {
      return Outcome.refused("expiresOn", "directives.clauses.refused.expired");
    }
    List<Clause> before = previous == null ? List.of() : sql.clauses(previous);
    List<Clause> now = sql.clauses(draft.id());
    if (previous != null
        && ClauseChanges.between(before, now).stream()
            .allMatch(it -> it.kind() == ClauseChange.Kind.SAME)
        && Objects.equals(version(previous).expiresOn(), last)) {
      return Outcome.refused("", "directives.refused.nothing_changed");
    }
    List<Clause> settled = SettledClauses.of(draft.number(), before, now, calendar.days(), day);
    drafts.save(draft, settled);
    String text = ClauseText.plain(settled);
    drafts.issue(draft, text, issue.reason(), amendedBy, last, day, today.now(), actor.account());
    drafts.showBody(named.id(), DirectiveText.html(text), previous != null);
    record(actor, "directives.version_issued", named, Map.of("version", draft.number()));
    events.publishEvent(new DirectiveVersionIssued(named.id(), draft.id(), previous));
    return Outcome.done(named.id());
  }

  private Outcome<DirectiveId> onDraft(
      DirectiveId id, int revision, Function<DirectiveVersion, Outcome<DirectiveId>> command) {
    return inForce(
        id,
        () -> {
          DirectiveVersion draft =
              version(drafts.locked(id).orElseThrow(() -> new NotFound("draft of " + id)));
          return draft.revision() == revision
              ? command.apply(draft)
              : Outcome.refused("", "directives.clauses.refused.changed_meanwhile");
        });
  }

  /**
   * Which draft there is, as it was changed last; nobody changes it until the caller's transaction
   * ends.
   */
  String seenLocked(DirectiveId id) {
    directivesSql.lockedStatus(id);
    return seen(id);
  }

  String seen(DirectiveId id) {
    return sql.version(id, VersionStatus.DRAFT)
        .map(it -> it.id().value() + " " + it.revision())
        .orElse("none");
  }

  private Outcome<DirectiveId> inForce(DirectiveId id, Supplier<Outcome<DirectiveId>> command) {
    return directivesSql.lockedStatus(id) == DirectiveStatus.ISSUED
        ? command.get()
        : Outcome.refused("", "directives.refused.ended");
  }

  private DirectiveVersion version(DirectiveVersionId id) {
    return sql.version(id).orElseThrow(() -> new NotFound("version " + id));
  }

  private void record(
      Actor actor, String action, NamedDirective named, Map<String, Object> details) {
    Map<String, Object> all = new HashMap<>(details);
    all.put("symbol", named.symbol());
    auditLog.record(actor, action, "directives:" + named.id().value(), named.issuer(), null, all);
  }

  /** What may be typed or read from a file, in the form in which it is split. */
  static String text(@Nullable String typed) {
    return ClauseText.typed(Text.lines(typed));
  }
}
