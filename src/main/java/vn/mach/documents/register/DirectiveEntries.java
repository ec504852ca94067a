package vn.mach.documents.register;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.directives.DirectiveKind;
import vn.mach.documents.directives.DirectiveListener;
import vn.mach.documents.directives.DocumentSymbol;
import vn.mach.documents.directives.NamedDirective;

/**
 * A directive that a unit issues gets its line in the unit's book: under the number that was
 * reserved for it, the line in which the same paper (symbol and day) stands already, or a new line.
 * What the book refuses is told to whoever issues, and nothing is issued.
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
  public List<Refusal> issued(Actor actor, NamedDirective directive) {
    Optional<Outcome<EntryId>> outcome =
        enter(actor, "directive-" + directive.id().value() + "-entered", directive);
    return outcome.isPresent()
            && outcome.get() instanceof Outcome.Refused<EntryId>(List<Refusal> refusals)
        ? refusals.stream().map(it -> beside(it, directive.symbol())).toList()
        : List.of();
  }

  /**
   * What the book says against a field of its own stands beside the field of the directive's form.
   */
  private static Refusal beside(Refusal refusal, String symbol) {
    return switch (refusal.field()) {
      case "number" ->
          refusal.reason().equals("register.refused.number_taken")
              ? Refusal.of("symbol", "register.refused.number_of_another", symbol)
              : at("symbol", refusal);
      case "unit" -> at("issuer", refusal);
      case "day" -> at("issuedOn", refusal);
      case "kind", "title" -> refusal;
      default -> at("", refusal);
    };
  }

  private static Refusal at(String field, Refusal refusal) {
    return new Refusal(field, refusal.reason(), refusal.arguments());
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
    Optional<EntryNumber> typed = EntryNumber.read(symbol.get().normal());
    NumberRun run =
        runs.outgoing(
            issuer,
            sql.keeping(issuer),
            DirectiveKind.of(directive.kind()).orElseThrow(),
            directive.issuedOn(),
            symbol.get().body().startsWith(NumberRun.CONGRESS));
    Optional<EntryId> reserved = typed.flatMap(it -> sql.reserved(run, it.number(), it.letter()));
    if (reserved.isPresent()) {
      return Optional.of(book.issue(actor, key, reserved.get(), paper));
    }
    Optional<EntryId> same =
        typed.flatMap(it ->
            sql.enterDirective(
                run, it.number(), it.letter(), directive.issuedOn(), directive.id()));
    return Optional.of(
        same.map(Outcome::done)
            .orElseGet(() ->
                switch (register.takeNumber(actor, key, paper)) {
                  case Outcome.Done<TakenNumber>(TakenNumber taken) -> Outcome.done(taken.entry());
                  case Outcome.Refused<TakenNumber> refused -> Outcome.refused(refused.refusals());
                }));
  }
}
