package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.UnitId;

/**
 * Papers that other modules issue take their numbers here and have their line in the unit's book;
 * and the books ask here for such papers.
 */
@Component
public class IssuedPapers {

  private static final int MOST = 200;

  private final Register register;
  private final RegisterSql registerSql;
  private final NumberLocks locks;
  private final IssuedPapersSql sql;
  private final NumberRuns runs;
  private final ObjectProvider<NumberedPapers> modules;

  IssuedPapers(
      Register register,
      RegisterSql registerSql,
      NumberLocks locks,
      IssuedPapersSql sql,
      NumberRuns runs,
      ObjectProvider<NumberedPapers> modules) {
    this.register = register;
    this.registerSql = registerSql;
    this.locks = locks;
    this.sql = sql;
    this.runs = runs;
    this.modules = modules;
  }

  /**
   * A number for a paper that a module issues now, in the transaction that issues it: the next one
   * of its run, the one that was typed, or the line in which the same paper (number and day) was
   * entered by hand. Call {@link #link} once the paper exists. Refused as {@link
   * Register#takeNumber} does.
   *
   * @param number as typed; empty: the next one
   */
  public Outcome<TakenNumber> take(
      Actor actor,
      String key,
      UnitId unit,
      DocumentKind kind,
      String number,
      LocalDate day,
      String title) {
    return byHand(unit, kind, number, day)
        .map(it -> Outcome.done(new TakenNumber(it.id(), it.symbol())))
        .orElseGet(() ->
            register.takeNumber(actor, key, paper(unit, kind.code(), number, day, title, null)));
  }

  /**
   * Keeps everybody else from taking numbers of these units until the transaction ends: for many
   * papers that bring their numbers.
   */
  public void lockNumbers(Collection<UnitId> units) {
    locks.lockNumbers(units);
  }

  /** Says which paper took the number. */
  public void link(EntryId entry, PaperReference paper) {
    sql.link(entry, paper);
  }

  /**
   * Enters a paper that exists: under the number that was reserved for it, in the line in which the
   * same paper (number and day) was entered by hand, or in a new line. Refused as {@link
   * Register#takeNumber} does. Empty where a body above the realm issued it, or the actor does not
   * keep the issuer's books.
   */
  public Optional<Outcome<EntryId>> enter(Actor actor, String key, NumberedPapers.Paper paper) {
    UnitId unit = paper.unit();
    if (unit == null
        || DocumentSymbol.read(paper.symbol()).isEmpty()
        || !register.mayKeep(actor, unit)) {
      return Optional.empty();
    }
    Optional<NamedEntry> entered =
        byHand(unit, DocumentKind.of(paper.kind()), paper.symbol(), paper.day());
    if (entered.isPresent()) {
      sql.link(entered.get().id(), paper.reference());
      return Optional.of(Outcome.done(entered.get().id()));
    }
    Outgoing outgoing =
        paper(unit, paper.kind(), paper.symbol(), paper.day(), paper.title(), paper.reference());
    return Optional.of(register.takeNumber(actor, key, outgoing).map(TakenNumber::entry));
  }

  private Optional<NamedEntry> byHand(UnitId unit, DocumentKind kind, String typed, LocalDate day) {
    return EntryNumber.read(typed)
        .flatMap(number -> {
          boolean congress = number.body().startsWith(NumberRun.CONGRESS);
          NumberRun run = runs.outgoing(unit, registerSql.keeping(unit), kind, day, congress);
          return sql.byHand(run, number.number(), number.letter(), day)
              .filter(line -> number.fits(line.symbol()))
              .filter(line -> NumberRuns.isOf(kind, line.symbol()));
        });
  }

  private static Outgoing paper(
      UnitId unit,
      String kind,
      String number,
      LocalDate day,
      String title,
      @Nullable PaperReference reference) {
    return new Outgoing(
        unit,
        kind,
        day,
        title,
        "",
        "",
        "",
        Urgency.NORMAL.code(),
        number,
        "",
        false,
        false,
        reference,
        "",
        "");
  }

  /**
   * A paper is being cancelled: so is its line, which keeps its number. Empty where it has none;
   * refused as {@link Register#cancel} does.
   */
  public Optional<Outcome<EntryId>> cancel(
      Actor actor, String key, NumberedPapers.Paper paper, String reason) {
    return Optional.ofNullable(paper.unit())
        .flatMap(unit -> sql.line(paper.reference(), unit))
        .map(line -> register.cancelled(actor, key, line, reason));
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
        sql.named(unit, issued.stream().map(it -> it.reference().kept()).toList());
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
