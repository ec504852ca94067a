package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.audit.Idempotency;
import vn.mach.base.audit.Idempotency.Answer;
import vn.mach.base.audit.Idempotency.Key;
import vn.mach.base.files.Files;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.documents.register.DocumentSymbol;
import vn.mach.documents.register.IssuedPapers;
import vn.mach.documents.register.TakenNumber;
import vn.mach.organisation.units.AccessScope;

/** Public API of the module: finding and naming directives, and issuing them. */
@Component
public class Directives {

  private final DirectivesSql sql;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;
  private final IssuedPapers book;
  private final Files files;

  /**
   * Inside the command's transaction: a refusal rolls back the directive, but not the command's
   * idempotency key.
   */
  private final TransactionTemplate nested;

  Directives(
      DirectivesSql sql,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today,
      IssuedPapers book,
      Files files,
      PlatformTransactionManager transactions) {
    this.book = book;
    this.files = files;
    this.nested = new TransactionTemplate(transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.sql = sql;
    this.scope = scope;
    this.idempotency = idempotency;
    this.auditLog = auditLog;
    this.today = today;
  }

  /**
   * The directive that a unit means on a day by {@code SYMBOL} or {@code SYMBOL@ISSUER}. Without an
   * issuer: the one of the nearest unit upwards (the unit itself first), then of a body above the
   * realm; the latest issued on or before the day. A symbol that is not found as written is looked
   * for as it is read generously.
   *
   * @param unit who means it; none: a body above the realm, which means those of such bodies
   */
  public Optional<DirectiveId> find(String reference, @Nullable UnitId unit, LocalDate day) {
    int at = reference.lastIndexOf('@');
    String symbol = at < 0 ? reference : reference.substring(0, at);
    String issuer = at < 0 ? "" : reference.substring(at + 1).strip();
    return sql.find(symbol, issuer, unit, day)
        .or(() ->
            DocumentSymbol.read(symbol)
                .map(DocumentSymbol::normal)
                .filter(normal -> !normal.equals(symbol))
                .flatMap(normal -> sql.find(normal, issuer, unit, day)));
  }

  /**
   * As lists and forms name it; empty where there is none. Does not check rights: for modules whose
   * own things point to it.
   */
  public Optional<NamedDirective> named(DirectiveId directive) {
    return sql.named(directive);
  }

  /**
   * Directives that the actor may see and that fit what was typed (symbol, title or text, with or
   * without accents), the latest first.
   */
  public List<NamedDirective> choices(Actor actor, String typed, int limit) {
    return sql.list(seeing(actor), DirectivesSql.Filter.typed(typed), limit, 0);
  }

  public boolean maySee(Actor actor, DirectiveId directive) {
    return sql.visible(seeing(actor), directive);
  }

  /**
   * Whether the actor may issue in this unit's name, or (null) enter what a body above the realm
   * issued.
   */
  public boolean mayIssue(Actor actor, @Nullable UnitId issuer) {
    return issuer == null
        ? actor.hasEverywhere(Right.ISSUE)
        : scope.reaches(actor, Right.ISSUE, issuer);
  }

  /**
   * Issues a directive under a number of the issuer's book, in which it has its line from then on.
   * What a body above the realm issued keeps its own symbol as it is written; it is refused only
   * where one of the same symbol and day is there. Refused: a symbol that is invalid, a number that
   * another paper bears in the same run, however it is spelled, a kind that the symbol contradicts,
   * a secret marking.
   */
  public Outcome<DirectiveId> issue(Actor actor, String key, DirectiveDraft draft) {
    return issue(actor, key, draft, List.of());
  }

  /**
   * As {@link #issue(Actor, String, DirectiveDraft)}, together with its files: nobody finds the
   * directive without them.
   */
  Outcome<DirectiveId> issue(
      Actor actor, String key, DirectiveDraft draft, List<Files.Fit> papers) {
    if (!mayIssue(actor, draft.issuer())) {
      throw new NotFound("issuer " + draft.issuer());
    }
    // its text is read before the transaction: it may be long
    Outcome<DirectiveDraft.Checked> read = draft.check(today.date());
    return idempotency.once(
        new Key(
            actor,
            key,
            "directives.issue",
            draft,
            papers.stream().map(it -> List.of(it.name(), it.sha256())).toList()),
        Answer.id(DirectiveId::value, DirectiveId::new),
        () -> issued(actor, key, draft, read, papers));
  }

  private Outcome<DirectiveId> issued(
      Actor actor,
      String key,
      DirectiveDraft draft,
      Outcome<DirectiveDraft.Checked> read,
      List<Files.Fit> papers) {
    return switch (read) {
      case Outcome.Refused<DirectiveDraft.Checked>(List<Refusal> refusals) ->
          Outcome.refused(refusals);
      case Outcome.Done<DirectiveDraft.Checked>(DirectiveDraft.Checked checked) -> {
        UnitId issuer = draft.issuer();
        DirectiveId parent = draft.parent();
        if (issuer != null && !sql.stands(issuer, draft.issuedOn())) {
          yield Outcome.refused("issuer", "directives.refused.issuer_not_standing");
        }
        if (parent != null && !maySee(actor, parent)) {
          yield Outcome.refused("parent", "directives.refused.parent");
        }
        if (parent != null
            && sql.named(parent)
                .filter(it -> it.issuedOn().isAfter(draft.issuedOn()))
                .isPresent()) {
          yield Outcome.refused("parent", "directives.refused.parent_later");
        }
        yield Objects.requireNonNull(
            nested.execute(status -> {
              Outcome<DirectiveId> outcome =
                  withFiles(actor, key, entered(actor, key, draft, checked), papers);
              if (outcome instanceof Outcome.Refused) {
                status.setRollbackOnly();
              }
              return outcome;
            }));
      }
    };
  }

  private Outcome<DirectiveId> withFiles(
      Actor actor, String key, Outcome<DirectiveId> issued, List<Files.Fit> papers) {
    if (papers.isEmpty() || !(issued instanceof Outcome.Done<DirectiveId>(DirectiveId id))) {
      return issued;
    }
    return switch (files.attachFit(actor, key + "-files", "directives", id.value(), papers)) {
      case Outcome.Done<Integer> done -> issued;
      case Outcome.Refused<Integer>(List<Refusal> refusals) -> Outcome.refused(refusals);
    };
  }

  private Outcome<DirectiveId> entered(
      Actor actor, String key, DirectiveDraft draft, DirectiveDraft.Checked checked) {
    UnitId issuer = draft.issuer();
    if (issuer == null) {
      return sql.sameFromAbove(checked.symbol(), draft.issuedOn())
          .<Outcome<DirectiveId>>map(it -> Outcome.refused(List.of(entered(it))))
          .orElseGet(() -> inserted(actor, draft, checked, checked.symbol()));
    }
    return switch (book.take(
        actor,
        key + "-number",
        issuer,
        checked.kind(),
        checked.symbol(),
        draft.issuedOn(),
        draft.title())) {
      case Outcome.Refused<TakenNumber>(List<Refusal> refusals) ->
          Outcome.refused(refusals.stream().map(Directives::beside).toList());
      case Outcome.Done<TakenNumber>(TakenNumber number) -> {
        Outcome<DirectiveId> done = inserted(actor, draft, checked, number.symbol());
        if (done instanceof Outcome.Done<DirectiveId>(DirectiveId id)) {
          book.link(number.entry(), sql.named(id).orElseThrow().paper().reference());
        }
        yield done;
      }
    };
  }

  private Outcome<DirectiveId> inserted(
      Actor actor, DirectiveDraft draft, DirectiveDraft.Checked checked, String symbol) {
    Optional<DirectiveId> id = sql.insert(draft, checked, symbol);
    if (id.isEmpty()) {
      return Outcome.refused("symbol", "directives.refused.duplicate", symbol);
    }
    auditLog.record(
        actor,
        "directives.issued",
        "directives:" + id.get().value(),
        draft.issuer(),
        null,
        Map.of("symbol", symbol));
    return Outcome.done(id.get());
  }

  private static Refusal entered(NamedDirective other) {
    return Refusal.of(
        "symbol", "directives.refused.entered", other.symbol(), other.title(), other.issuedOn());
  }

  /** Refusals of the book's fields are shown beside the fields of a directive's form. */
  private static Refusal beside(Refusal refusal) {
    return switch (refusal.field()) {
      case "number" -> at("symbol", refusal);
      case "unit" -> at("issuer", refusal);
      case "day" -> at("issuedOn", refusal);
      case "kind", "title" -> refusal;
      default -> at("", refusal);
    };
  }

  private static Refusal at(String field, Refusal refusal) {
    return new Refusal(field, refusal.reason(), refusal.arguments());
  }

  /** The parameters of what this actor may see; see {@link DirectivesSql#VISIBLE}. */
  Map<String, Object> seeing(Actor actor) {
    return scope.parameters(actor, Right.SEE);
  }
}
