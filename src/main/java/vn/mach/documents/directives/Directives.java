package vn.mach.documents.directives;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
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

/** The face of the module: finding and naming directives, and issuing them. */
@Component
public class Directives {

  private final DirectivesSql sql;
  private final AccessScope scope;
  private final Idempotency idempotency;
  private final AuditLog auditLog;
  private final Today today;
  private final ObjectProvider<NumbersTaken> taken;
  private final ObjectProvider<DirectiveListener> followers;

  Directives(
      DirectivesSql sql,
      AccessScope scope,
      Idempotency idempotency,
      AuditLog auditLog,
      Today today,
      ObjectProvider<NumbersTaken> taken,
      ObjectProvider<DirectiveListener> followers) {
    this.taken = taken;
    this.followers = followers;
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
   * @param unit none: only bodies above the realm issue what is named without an issuer
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
   * As lists and forms name it; empty where there is none. Asks nothing about rights: for modules
   * whose own things point to it.
   */
  public Optional<NamedDirective> named(DirectiveId directive) {
    return sql.named(directive);
  }

  /**
   * Directives that the viewer may see and that fit what was typed (symbol, title or text, with or
   * without accents), the latest first.
   */
  public List<NamedDirective> choices(Actor actor, String typed, int limit) {
    return sql.list(seeing(actor), DirectivesSql.Filter.typed(typed), limit, 0);
  }

  public boolean maySee(Actor actor, DirectiveId directive) {
    return sql.visible(seeing(actor), directive);
  }

  /**
   * Whether the viewer may issue in this unit's name, or (null) enter what a body above the realm
   * issued.
   */
  public boolean mayIssue(Actor actor, @org.jspecify.annotations.Nullable UnitId issuer) {
    return issuer == null
        ? actor.hasEverywhere(Right.ISSUE)
        : scope.reaches(actor, Right.ISSUE, issuer);
  }

  /**
   * Issues a directive. Refused: a symbol that is none or stands already, a kind that the symbol
   * contradicts, a secret marking.
   */
  public Outcome<DirectiveId> issue(Actor actor, String key, DirectiveDraft draft) {
    if (!mayIssue(actor, draft.issuer())) {
      throw new NotFound("issuer " + draft.issuer());
    }
    return idempotency.once(
        new Key(actor, key, "directives.issue", draft),
        Answer.id(DirectiveId::value, DirectiveId::new),
        () -> issued(actor, draft));
  }

  private Outcome<DirectiveId> issued(Actor actor, DirectiveDraft draft) {
    return switch (draft.check(today.date())) {
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
        Optional<DirectiveId> id = sql.insert(draft, checked);
        if (id.isEmpty()) {
          yield Outcome.refused("symbol", "directives.refused.duplicate", checked.symbol());
        }
        auditLog.record(
            actor,
            "directives.issued",
            "directives:" + id.get().value(),
            issuer,
            null,
            Map.of("symbol", checked.symbol()));
        NamedDirective named = sql.named(id.get()).orElseThrow();
        followers.forEach(follower -> follower.issued(actor, named));
        yield Outcome.done(id.get());
      }
    };
  }

  /** From this day on the unit's numbers run anew: a committee's term begins. */
  Outcome<UnitId> beginTerm(Actor actor, String key, UnitId unit, LocalDate from) {
    scope.require(actor, Right.ISSUE, unit);
    return idempotency.once(
        new Key(actor, key, "directives.begin_term", unit, from),
        Answer.known(unit),
        () -> {
          sql.insertTerm(unit, from);
          auditLog.record(
              actor,
              "directives.term_begun",
              "units:" + unit.value(),
              unit,
              null,
              Map.of("from", from.toString()));
          return Outcome.done(unit);
        });
  }

  /**
   * The symbol that comes next in the unit's term for this kind; no body where the unit never
   * issued anything.
   */
  Optional<String> next(UnitId unit, DirectiveKind kind, LocalDate day) {
    List<DocumentSymbol> run =
        sql.symbolsOfTerm(unit, day).stream()
            .flatMap(symbol -> DocumentSymbol.read(symbol).stream())
            .filter(symbol -> !symbol.state())
            .toList();
    int last =
        run.stream()
            .filter(symbol -> symbol.kind().equals(kind.abbreviation()))
            .mapToInt(DocumentSymbol::count)
            .max()
            .orElse(0);
    Optional<String> body =
        run.isEmpty()
            ? sql.lastSymbol(unit).flatMap(DocumentSymbol::read).map(DocumentSymbol::body)
            : Optional.of(run.getLast().body());
    int elsewhere = taken.stream().mapToInt(it -> it.last(unit, kind, day)).max().orElse(0);
    int number = Math.max(last, elsewhere) + 1;
    return body.map(it ->
        new DocumentSymbol("%02d".formatted(number), kind.abbreviation(), it, "", false).normal());
  }

  /** The first day of the unit's term that the day lies in; empty where none is on record. */
  public Optional<LocalDate> termBegan(UnitId unit, LocalDate day) {
    return sql.terms(unit).stream().filter(from -> !from.isAfter(day)).findFirst();
  }

  /**
   * The first day of the unit's term after the one that the day lies in; empty where none is on
   * record.
   */
  public Optional<LocalDate> nextTermBegan(UnitId unit, LocalDate day) {
    return sql.terms(unit).stream()
        .filter(from -> from.isAfter(day))
        .reduce((later, earlier) -> earlier);
  }

  /**
   * The symbols under which the unit issued directives from the first of these days to the last,
   * both included, in that order.
   */
  public List<DocumentSymbol> symbols(UnitId unit, LocalDate from, LocalDate to) {
    return sql.symbols(unit, from, to).stream()
        .flatMap(symbol -> DocumentSymbol.read(symbol).stream())
        .toList();
  }

  /**
   * What stood behind the slash of the last symbol that the unit issued under; empty where it never
   * issued anything.
   */
  public Optional<String> lastBody(UnitId unit) {
    return sql.lastSymbol(unit).flatMap(DocumentSymbol::read).map(DocumentSymbol::body);
  }

  /** The parameters of what this viewer may see; see {@link DirectivesSql#VISIBLE}. */
  Map<String, Object> seeing(Actor actor) {
    return scope.parameters(actor, Right.SEE);
  }
}
