package vn.mach.documents.register;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.directives.DirectiveKind;
import vn.mach.documents.directives.DirectiveListener;
import vn.mach.documents.directives.DocumentSymbol;
import vn.mach.documents.directives.NamedDirective;

/**
 * A directive that a unit issues gets its line in the unit's book: under the number that was
 * reserved for it, or a new line. Where the number stands already nothing is entered; the book then
 * shows the directive as one that it does not know.
 */
@Component
class DirectiveEntries implements DirectiveListener {

  private final Register register;
  private final RegisterSql sql;
  private final NumberRuns runs;
  private final OutgoingBook book;

  DirectiveEntries(Register register, RegisterSql sql, NumberRuns runs, OutgoingBook book) {
    this.register = register;
    this.sql = sql;
    this.runs = runs;
    this.book = book;
  }

  @Override
  public void issued(Actor actor, NamedDirective directive) {
    enter(actor, "directive-" + directive.id().value() + "-entered", directive);
  }

  /** Its line keeps its number and says what the directive says now. */
  @Override
  public void corrected(Actor actor, NamedDirective directive) {
    sql.retitle(directive.id(), directive.title());
  }

  /**
   * Empty where it is a body above the realm that issued it, or the viewer does not keep the
   * issuer's books.
   */
  Optional<Outcome<EntryId>> enter(Actor actor, String key, NamedDirective directive) {
    UnitId issuer = directive.issuer();
    Optional<DocumentSymbol> symbol = DocumentSymbol.read(directive.symbol());
    if (issuer == null || symbol.isEmpty() || !register.mayKeep(actor, issuer)) {
      return Optional.empty();
    }
    Outgoing paper =
        new Outgoing(
            issuer,
            directive.kind(),
            directive.issuedOn(),
            directive.title(),
            "",
            "",
            "",
            Urgency.NORMAL.code(),
            directive.symbol(),
            "",
            false,
            false,
            directive.id(),
            "",
            "");
    return Optional.of(
        reserved(symbol.get(), paper)
            .map(entry -> book.issue(actor, key, entry, paper))
            .orElseGet(() ->
                switch (register.takeNumber(actor, key, paper)) {
                  case Outcome.Done<TakenNumber>(TakenNumber taken) -> Outcome.done(taken.entry());
                  case Outcome.Refused<TakenNumber> refused -> Outcome.refused(refused.refusals());
                }));
  }

  private Optional<EntryId> reserved(DocumentSymbol symbol, Outgoing paper) {
    DirectiveKind kind = DirectiveKind.of(paper.kind());
    NumberRun run =
        runs.outgoing(
            paper.unit(),
            sql.keeping(paper.unit()),
            kind,
            paper.day(),
            symbol.body().startsWith(NumberRun.CONGRESS));
    return EntryNumber.read(symbol.normal())
        .flatMap(typed -> sql.reserved(run, typed.number(), typed.letter()));
  }
}
