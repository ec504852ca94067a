package vn.mach.documents.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.mach.base.audit.AuditLog;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/**
 * Assigns a number of a run: the next one, one that the paper has already, or one that was reserved
 * for it. A number is the same whatever its spelling: number, letter, kind, unit and run.
 */
@Component
class NumberAssignment {

  private final RegisterSql sql;
  private final IssuedPapersSql lines;
  private final NumberLocks locks;
  private final NumberRuns runs;
  private final AuditLog auditLog;
  private final Today today;

  NumberAssignment(
      RegisterSql sql,
      IssuedPapersSql lines,
      NumberLocks locks,
      NumberRuns runs,
      AuditLog auditLog,
      Today today) {
    this.locks = locks;
    this.sql = sql;
    this.lines = lines;
    this.runs = runs;
    this.auditLog = auditLog;
    this.today = today;
  }

  /** In the caller's transaction, which holds the lock of the run to its end. */
  Outcome<TakenNumber> take(Actor actor, Outgoing paper) {
    return switch (paper.check(today.date())) {
      case Outcome.Refused<Outgoing.Checked>(List<Refusal> refusals) -> Outcome.refused(refusals);
      case Outcome.Done<Outgoing.Checked>(Outgoing.Checked checked) -> {
        UnitId unit = paper.unit();
        if (!sql.stands(unit, paper.day())) {
          yield Outcome.refused("unit", "register.refused.not_standing");
        }
        EntryNumber typed = checked.number();
        BookSettings keeping = sql.keeping(unit);
        Optional<Refusal> against = against(typed, checked.kind(), keeping);
        if (against.isPresent()) {
          yield Outcome.refused(List.of(against.get()));
        }
        Optional<String> body =
            Optional.of(typed == null ? "" : typed.body())
                .filter(it -> !it.isEmpty())
                .or(() -> runs.body(unit, keeping, paper.day()));
        if (body.isEmpty()) {
          yield Outcome.refused("unit", "register.refused.no_body");
        }
        NumberRun run = locked(paper, checked.kind(), keeping, body.get());
        yield typed == null
            ? entered(actor, paper, checked, run, runs.last(run) + 1, "", keeping, body.get(), "")
            : typed(actor, paper, checked, run, typed, keeping, body.get());
      }
    };
  }

  /** What is typed is entered so, or refused: a symbol is not rewritten in silence. */
  private static Optional<Refusal> against(
      @Nullable EntryNumber typed, DocumentKind kind, BookSettings keeping) {
    DocumentSymbol symbol = typed == null ? null : typed.symbol();
    if (symbol == null) {
      return Optional.empty();
    }
    if (symbol.state() != keeping.state()) {
      return Optional.of(
          Refusal.of(
              "number",
              keeping.state() ? "register.refused.manner_party" : "register.refused.manner_state",
              symbol.normal()));
    }
    return symbol.kind().equals(kind.abbreviation())
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "number", "register.refused.kind_differs", symbol.kind(), kind.abbreviation()));
  }

  private NumberRun locked(Outgoing paper, DocumentKind kind, BookSettings keeping, String body) {
    boolean congress = paper.congress() || body.startsWith(NumberRun.CONGRESS);
    locks.holdTerms(paper.unit());
    NumberRun run = runs.outgoing(paper.unit(), keeping, kind, paper.day(), congress);
    locks.lock(run);
    return run;
  }

  private Outcome<TakenNumber> typed(
      Actor actor,
      Outgoing paper,
      Outgoing.Checked checked,
      NumberRun run,
      EntryNumber typed,
      BookSettings keeping,
      String body) {
    if (paper.repeats().isEmpty()) {
      Optional<NamedEntry> holder = lines.holder(run, typed.number(), typed.letter());
      if (holder.isPresent()
          && holder.get().status().equals(EntryStatus.RESERVED.code())
          && !paper.reserved()
          && keptFor(holder.get(), paper, checked, typed)) {
        return takenOver(actor, holder.get(), paper, checked);
      }
      if (holder.isPresent()) {
        return Outcome.refused(List.of(borne(holder.get())));
      }
      Optional<NumberedPapers.Paper> other =
          runs.bearer(run, typed.number(), typed.letter(), paper.about());
      if (other.isPresent()) {
        return Outcome.refused(
            "number",
            "register.refused.number_taken",
            other.get().symbol(),
            other.get().title(),
            other.get().day());
      }
    }
    String year = typed.symbol() instanceof DocumentSymbol symbol ? symbol.year() : "";
    return entered(actor, paper, checked, run, typed.number(), typed.letter(), keeping, body, year);
  }

  /** The words that name the paper, or what became of the number. */
  static Refusal borne(NamedEntry holder) {
    String reason =
        switch (EntryStatus.of(holder.status())) {
          case RESERVED -> "register.refused.number_reserved";
          case CANCELLED -> "register.refused.number_cancelled";
          case ELSEWHERE -> "register.refused.number_elsewhere";
          default -> "register.refused.number_taken";
        };
    return Refusal.of("number", reason, holder.symbol(), holder.title(), holder.day());
  }

  private static boolean keptFor(
      NamedEntry reserved, Outgoing paper, Outgoing.Checked checked, EntryNumber typed) {
    return typed.fits(reserved.symbol())
        && NumberRuns.isOf(checked.kind(), reserved.symbol())
        && (reserved.title().isEmpty()
            || Text.unaccented(reserved.title()).equals(Text.unaccented(paper.title())));
  }

  private Outcome<TakenNumber> takenOver(
      Actor actor, NamedEntry reserved, Outgoing paper, Outgoing.Checked checked) {
    // whoever issues or cancels it on its own page locks the line, and not the run
    if (sql.lockedStatus(reserved.id()).filter(it -> it == EntryStatus.RESERVED).isEmpty()) {
      return Outcome.refused(
          sql.named(reserved.id()).map(NumberAssignment::borne).stream().toList());
    }
    sql.issue(reserved.id(), paper, checked.kind(), checked.urgency());
    record(actor, paper, reserved.id(), reserved.symbol());
    return Outcome.done(new TakenNumber(reserved.id(), reserved.symbol()));
  }

  private Outcome<TakenNumber> entered(
      Actor actor,
      Outgoing paper,
      Outgoing.Checked checked,
      NumberRun run,
      int number,
      String letter,
      BookSettings keeping,
      String body,
      String year) {
    String symbol = NumberRuns.symbol(keeping, run, checked.kind(), number, letter, body, year);
    Optional<EntryId> entry =
        sql.insert(
            new RegisterSql.Line(
                run,
                number,
                letter,
                paper.repeats(),
                paper.reserved() ? EntryStatus.RESERVED : EntryStatus.ISSUED,
                paper.day(),
                symbol,
                checked.kind().code(),
                paper.title(),
                paper.recipients(),
                null,
                null,
                checked.urgency(),
                null,
                null,
                paper.signer(),
                paper.post(),
                paper.note(),
                paper.about(),
                paper.source(),
                null),
            today.now(),
            actor.account());
    if (entry.isEmpty()) {
      return Outcome.refused(
          lines.holder(run, number, letter).map(NumberAssignment::borne).stream().toList());
    }
    record(actor, paper, entry.get(), symbol);
    return Outcome.done(new TakenNumber(entry.get(), symbol));
  }

  private void record(Actor actor, Outgoing paper, EntryId entry, String symbol) {
    auditLog.record(
        actor,
        paper.reserved() ? "register.reserved" : "register.issued",
        entry.subject(),
        paper.unit(),
        null,
        Map.of("symbol", symbol));
  }
}
