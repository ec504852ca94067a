package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.documents.directives.DirectiveKind;
import vn.mach.documents.directives.Directives;
import vn.mach.documents.directives.DocumentSymbol;
import vn.mach.documents.directives.NumbersTaken;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/**
 * Which run a number belongs to, how its symbol is written, and which numbers of the run are used.
 */
@Component
class NumberRuns implements NumbersTaken {

  private final RegisterSql sql;
  private final Directives directives;
  private final Units units;

  NumberRuns(RegisterSql sql, Directives directives, Units units) {
    this.sql = sql;
    this.directives = directives;
    this.units = units;
  }

  NumberRun outgoing(
      UnitId unit, BookSettings keeping, DirectiveKind kind, LocalDate day, boolean congress) {
    return run(
        unit,
        Book.OUTGOING,
        keeping.outgoingByYear(),
        day,
        congress ? NumberRun.CONGRESS : kind.abbreviation());
  }

  NumberRun incoming(UnitId unit, BookSettings keeping, LocalDate day) {
    return run(unit, Book.INCOMING, !keeping.incomingByTerm(), day, "");
  }

  private NumberRun run(UnitId unit, Book book, boolean byYear, LocalDate day, String kind) {
    if (byYear) {
      return new NumberRun(
          unit, book, LocalDate.of(day.getYear(), 1, 1), LocalDate.of(day.getYear(), 12, 31), kind);
    }
    LocalDate from = directives.termBegan(unit, day).orElse(LocalDate.MIN);
    LocalDate to =
        directives.nextTermBegan(unit, day).map(next -> next.minusDays(1)).orElse(LocalDate.MAX);
    return new NumberRun(unit, book, from, to, kind);
  }

  /** The highest number of the run that an entry or a directive bears; 0 where there is none. */
  int last(NumberRun run) {
    int entered = sql.last(run);
    if (run.book() == Book.INCOMING) {
      return entered;
    }
    int issued =
        directives.symbols(run.unit(), run.from(), run.to()).stream()
            .filter(symbol -> belongs(symbol, run))
            .mapToInt(DocumentSymbol::count)
            .max()
            .orElse(0);
    return Math.max(entered, issued);
  }

  static boolean belongs(DocumentSymbol symbol, NumberRun run) {
    boolean congress = symbol.body().startsWith(NumberRun.CONGRESS);
    return run.congress() ? congress : !congress && symbol.kind().equals(run.kind());
  }

  @Override
  public int last(UnitId unit, DirectiveKind kind, LocalDate day) {
    return sql.last(outgoing(unit, sql.keeping(unit), kind, day, false));
  }

  /**
   * What stands behind the slash; empty where neither the unit's books, nor what it wrote, nor its
   * kind says it.
   */
  Optional<String> body(UnitId unit, BookSettings keeping, LocalDate day) {
    if (!keeping.body().isEmpty()) {
      return Optional.of(keeping.body());
    }
    return directives
        .lastBody(unit)
        .filter(body -> !body.startsWith(NumberRun.CONGRESS))
        .or(() ->
            units
                .named(unit, day)
                .map(NamedUnit::kind)
                .map(BookSettings::usualBody)
                .filter(body -> !body.isEmpty()));
  }

  /** The symbol of a number in a run. */
  static String symbol(
      BookSettings keeping,
      NumberRun run,
      DirectiveKind kind,
      int number,
      String letter,
      String body) {
    String end = run.congress() && !body.startsWith(NumberRun.CONGRESS) ? NumberRun.CONGRESS : body;
    return new DocumentSymbol(
            EntryNumber.printed(number, letter), kind.abbreviation(), end, "", keeping.state())
        .normal();
  }
}
