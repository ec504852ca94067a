package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The run of a number, the spelling of its symbol, and the used numbers of the run. */
@Component
class NumberRuns {

  private final RegisterSql sql;
  private final IssuedPapersSql lines;
  private final Terms terms;
  private final ObjectProvider<NumberedPapers> papers;
  private final Units units;

  NumberRuns(
      RegisterSql sql,
      IssuedPapersSql lines,
      Terms terms,
      ObjectProvider<NumberedPapers> papers,
      Units units) {
    this.sql = sql;
    this.lines = lines;
    this.terms = terms;
    this.papers = papers;
    this.units = units;
  }

  NumberRun outgoing(
      UnitId unit, BookSettings keeping, DocumentKind kind, LocalDate day, boolean congress) {
    return run(
        unit,
        Book.OUTGOING,
        keeping.outgoingByYear(),
        day,
        congress ? NumberRun.CONGRESS : kind.abbreviation());
  }

  /** The run of an outgoing line, with its last day. */
  NumberRun outgoing(UnitId unit, BookCheck.Line line) {
    LocalDate from = line.runFrom();
    LocalDate to =
        sql.keeping(unit).outgoingByYear() && !from.equals(LocalDate.MIN)
            ? from.withDayOfYear(from.lengthOfYear())
            : terms.ends(unit, from).orElse(LocalDate.MAX);
    return new NumberRun(unit, Book.OUTGOING, from, to, line.runKind());
  }

  NumberRun incoming(UnitId unit, BookSettings keeping, LocalDate day) {
    return run(unit, Book.INCOMING, !keeping.incomingByTerm(), day, "");
  }

  private NumberRun run(UnitId unit, Book book, boolean byYear, LocalDate day, String kind) {
    if (byYear) {
      return new NumberRun(
          unit, book, LocalDate.of(day.getYear(), 1, 1), LocalDate.of(day.getYear(), 12, 31), kind);
    }
    LocalDate from = terms.began(unit, day).orElse(LocalDate.MIN);
    LocalDate to = terms.ends(unit, day).orElse(LocalDate.MAX);
    return new NumberRun(unit, book, from, to, kind);
  }

  /** The highest number of the run that an entry or a paper of a module bears; 0: there is none. */
  int last(NumberRun run) {
    int entered = sql.last(run);
    return run.book() == Book.INCOMING
        ? entered
        : Math.max(entered, issued(run).stream().mapToInt(Integer::intValue).max().orElse(0));
  }

  /**
   * The numbers of an outgoing run that papers of modules bear without a line of their own: a line
   * says itself which run it belongs to, also where a term was recorded after it.
   */
  List<Integer> issued(NumberRun run) {
    List<PaperReference> borne =
        papers.stream()
            .flatMap(module -> module.references(run.unit(), run.from(), run.to()).stream())
            .filter(it ->
                DocumentSymbol.read(it.symbol()).filter(symbol -> belongs(symbol, run)).isPresent())
            .toList();
    Set<String> entered = lines.entered(run.unit(), borne);
    return borne.stream()
        .filter(it -> !entered.contains(it.kept()))
        .map(it -> DocumentSymbol.read(it.symbol()).orElseThrow().count())
        .toList();
  }

  /**
   * The paper of a module, other than this one, that bears this number in the run and has no line
   * of its own.
   */
  Optional<NumberedPapers.Paper> bearer(
      NumberRun run, int number, String letter, @Nullable PaperReference paper) {
    List<NumberedPapers.Paper> bearers =
        papers.stream()
            .flatMap(module -> module.issued(run.unit(), run.from(), run.to()).stream())
            .filter(it -> !it.reference().equals(paper))
            .filter(it ->
                DocumentSymbol.read(it.symbol())
                    .filter(symbol -> belongs(symbol, run))
                    .filter(symbol -> symbol.count() == number && symbol.letter().equals(letter))
                    .isPresent())
            .toList();
    Set<String> entered =
        lines.entered(run.unit(), bearers.stream().map(NumberedPapers.Paper::reference).toList());
    return bearers.stream().filter(it -> !entered.contains(it.reference().kept())).findFirst();
  }

  /**
   * The paper of a module that the issued line is, where it holds still: then it is withdrawn
   * there. A line that only names another paper is not it.
   */
  Optional<NumberedPapers.Paper> issuedElsewhere(NamedEntry entry) {
    return sql.about(entry.id())
        .flatMap(reference ->
            papers.stream()
                .filter(module -> module.module().equals(reference.module()))
                .flatMap(module -> module.paper(reference.id()).stream())
                .filter(paper ->
                    paper.inForce()
                        && entry.unit().equals(paper.unit())
                        && sameNumber(entry.symbol(), paper.symbol()))
                .findFirst());
  }

  /** Whether two symbols have one number and kind: {@code 5-nq/ĐU} and {@code 05-NQ/ĐU}. */
  private static boolean sameNumber(String one, String other) {
    return DocumentSymbol.read(one)
        .flatMap(it -> DocumentSymbol.read(other).filter(it::sameNumber))
        .isPresent();
  }

  /** Whether a symbol is of the kind: those of a congress share one run. */
  static boolean isOf(DocumentKind kind, String symbol) {
    return DocumentSymbol.read(symbol)
        .filter(it -> it.kind().equals(kind.abbreviation()))
        .isPresent();
  }

  static boolean belongs(DocumentSymbol symbol, NumberRun run) {
    boolean congress = symbol.body().startsWith(NumberRun.CONGRESS);
    return run.congress() ? congress : !congress && symbol.kind().equals(run.kind());
  }

  /**
   * What is behind the slash; empty where neither the unit's books, nor what it wrote, nor its kind
   * says it.
   */
  Optional<String> body(UnitId unit, BookSettings keeping, LocalDate day) {
    if (!keeping.body().isEmpty()) {
      return Optional.of(keeping.body());
    }
    return papers.stream()
        .flatMap(module -> module.lastSymbol(unit).stream())
        .flatMap(symbol -> DocumentSymbol.read(symbol).stream())
        .map(DocumentSymbol::body)
        .findFirst()
        .filter(body -> !body.startsWith(NumberRun.CONGRESS))
        .or(() ->
            units
                .named(unit, day)
                .map(NamedUnit::kind)
                .map(BookSettings::usualBody)
                .filter(body -> !body.isEmpty()));
  }

  /**
   * The symbol of a number in a run.
   *
   * @param year only in the manner of the state, where it was typed; else empty
   */
  static String symbol(
      BookSettings keeping,
      NumberRun run,
      DocumentKind kind,
      int number,
      String letter,
      String body,
      String year) {
    String end = run.congress() && !body.startsWith(NumberRun.CONGRESS) ? NumberRun.CONGRESS : body;
    return new DocumentSymbol(
            DocumentSymbol.printed(number, letter), kind.abbreviation(), end, year, keeping.state())
        .normal();
  }
}
