package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;

/**
 * Papers that other modules issue under a number of their own choosing get their line in the unit's
 * book; and the books ask here for such papers.
 */
@Component
public class IssuedPapers {

  private static final int MOST = 200;

  private final Register register;
  private final RegisterSql registerSql;
  private final IssuedPapersSql sql;
  private final NumberRuns runs;
  private final OutgoingBook book;
  private final ObjectProvider<NumberedPapers> modules;

  IssuedPapers(
      Register register,
      RegisterSql registerSql,
      IssuedPapersSql sql,
      NumberRuns runs,
      OutgoingBook book,
      ObjectProvider<NumberedPapers> modules) {
    this.register = register;
    this.registerSql = registerSql;
    this.sql = sql;
    this.runs = runs;
    this.book = book;
    this.modules = modules;
  }

  /**
   * Enters a paper: under the number that was reserved for it, in the line in which the same paper
   * (number and day) exists already, or in a new line. Refused as {@link Register#takeNumber} does.
   * Empty where it is a body above the realm that issued it, or the actor does not keep the
   * issuer's books.
   */
  public Optional<Outcome<EntryId>> enter(Actor actor, String key, NumberedPapers.Paper paper) {
    UnitId unit = paper.unit();
    Optional<DocumentSymbol> symbol = DocumentSymbol.read(paper.symbol());
    if (unit == null || symbol.isEmpty() || !register.mayKeep(actor, unit)) {
      return Optional.empty();
    }
    Outgoing outgoing =
        new Outgoing(
            unit,
            paper.kind(),
            paper.day(),
            paper.title(),
            "",
            "",
            "",
            Urgency.NORMAL.code(),
            paper.symbol(),
            "",
            false,
            false,
            paper.reference(),
            "",
            "");
    NumberRun run =
        runs.outgoing(
            unit,
            registerSql.keeping(unit),
            DocumentKind.of(paper.kind()),
            paper.day(),
            symbol.get().body().startsWith(NumberRun.CONGRESS));
    Optional<EntryNumber> number = EntryNumber.read(symbol.get().normal());
    Optional<EntryId> reserved = number.flatMap(it -> sql.reserved(run, it.number(), it.letter()));
    if (reserved.isPresent()) {
      return Optional.of(book.issue(actor, key, reserved.get(), outgoing));
    }
    return Optional.of(
        number
            .flatMap(
                it -> sql.linkIssued(run, it.number(), it.letter(), paper.day(), paper.reference()))
            .map(Outcome::done)
            .orElseGet(() ->
                switch (register.takeNumber(actor, key, outgoing)) {
                  case Outcome.Done<TakenNumber>(TakenNumber taken) -> Outcome.done(taken.entry());
                  case Outcome.Refused<TakenNumber> refused -> Outcome.refused(refused.refusals());
                }));
  }

  /** A paper was corrected: its own line keeps its number and says what the paper says now. */
  public void retitle(NumberedPapers.Paper paper) {
    UnitId unit = paper.unit();
    if (unit != null) {
      sql.retitle(paper.reference(), unit, paper.title());
    }
  }

  /** Papers that the unit issued in these days and that no line of its book names. */
  List<NumberedPapers.Paper> unentered(UnitId unit, LocalDate from, LocalDate to) {
    List<NumberedPapers.Paper> issued =
        modules.stream().flatMap(module -> module.issued(unit, from, to).stream()).toList();
    List<String> entered =
        sql.entered(unit, issued.stream().map(it -> it.reference().kept()).toList());
    return issued.stream()
        .filter(it -> !entered.contains(it.reference().kept()))
        .limit(MOST)
        .toList();
  }

  /** The paper that was typed into a field; empty where no module has it for this actor. */
  Optional<PaperReference> find(Actor actor, String typed, Optional<UnitId> unit, LocalDate day) {
    return modules.stream()
        .flatMap(module -> module.find(actor, typed, unit, day).stream())
        .findFirst();
  }

  Optional<NumberedPapers.Paper> paper(String module, long id) {
    return modules.stream()
        .filter(it -> Objects.equals(it.module(), module))
        .flatMap(it -> it.paper(id).stream())
        .findFirst();
  }
}
