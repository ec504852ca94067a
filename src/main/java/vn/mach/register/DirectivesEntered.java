package vn.mach.register;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.directives.DirectiveFollower;
import vn.mach.directives.DirectiveKind;
import vn.mach.directives.DirectiveNamed;
import vn.mach.directives.Symbol;
import vn.mach.kernel.Outcome;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;

/**
 * A directive that a unit issues gets its line in the unit's book: under the number that was reserved for it, or a new line. Where the
 * number stands already nothing is entered; the book then shows the directive as one that it does not know.
 */
@Component
class DirectivesEntered implements DirectiveFollower {

  private final Register register;
  private final RegisterSql sql;
  private final Runs runs;
  private final OutgoingBook book;

  DirectivesEntered(Register register, RegisterSql sql, Runs runs, OutgoingBook book) {
    this.register = register;
    this.sql = sql;
    this.runs = runs;
    this.book = book;
  }

  @Override
  public void issued(Viewer viewer, DirectiveNamed directive) {
    enter(viewer, "directive-" + directive.id().value() + "-entered", directive);
  }

  /** Its line keeps its number and says what the directive says now. */
  @Override
  public void corrected(Viewer viewer, DirectiveNamed directive) {
    sql.retitle(directive.id(), directive.title());
  }

  /** Empty where it is a body above the realm that issued it, or the viewer does not keep the issuer's books. */
  Optional<Outcome<EntryId>> enter(Viewer viewer, String key, DirectiveNamed directive) {
    UnitId issuer = directive.issuer();
    Optional<Symbol> symbol = Symbol.read(directive.symbol());
    if (issuer == null || symbol.isEmpty() || !register.mayKeep(viewer, issuer)) {
      return Optional.empty();
    }
    Outgoing paper =
        new Outgoing(
            issuer, directive.kind(), directive.issuedOn(), directive.title(), "", "", "", Urgency.NORMAL.code(), directive.symbol(), "", false,
            false, directive.id(), "", "");
    return Optional.of(
        reserved(symbol.get(), paper)
            .map(entry -> book.issue(viewer, key, entry, paper))
            .orElseGet(() -> switch (register.takeNumber(viewer, key, paper)) {
              case Outcome.Done<Taken>(Taken taken) -> Outcome.done(taken.entry());
              case Outcome.Refused<Taken> refused -> Outcome.refused(refused.refusals());
            }));
  }

  private Optional<EntryId> reserved(Symbol symbol, Outgoing paper) {
    DirectiveKind kind = DirectiveKind.of(paper.kind()).orElseThrow();
    Run run = runs.outgoing(paper.unit(), sql.keeping(paper.unit()), kind, paper.day(), symbol.body().startsWith(Run.CONGRESS));
    return Numbered.read(symbol.normal()).flatMap(typed -> sql.reserved(run, typed.number(), typed.letter()));
  }
}
