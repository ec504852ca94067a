package vn.mach.documents.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.Text;
import vn.mach.base.kernel.Where;
import vn.mach.base.web.Form;
import vn.mach.base.web.FormParser;

/**
 * Which lines of which book are asked for, as typed; what is empty or cannot be read narrows
 * nothing.
 *
 * @param book {@code incoming} (also when empty) or {@code outgoing}
 * @param unit a unit's code; {@code all}: every unit within reach; empty: the actor's own
 * @param period a year ({@code 2026}), or a term by its first day ({@code 2025-09-01})
 * @param state a status, {@code waiting} (nobody has answered or filed it yet), or {@code overdue}
 * @param q words of symbol, subject, sender or recipients, signer, note; with or without accents
 */
record BookFilter(
    @Nullable String book,
    @Nullable String unit,
    @Nullable String period,
    @Nullable String kind,
    @Nullable String state,
    @Nullable String q) {

  BookFilter {
    book = Book.find(Text.line(book)).orElse(Book.INCOMING).code();
    unit = Text.line(unit);
    period = Text.line(period);
    kind = Text.line(kind);
    state = Text.line(state);
    q = Text.line(q);
  }

  Book of() {
    return Book.of(Text.line(book));
  }

  BookFilter at(String unitCode) {
    return new BookFilter(book, unitCode, period, kind, state, q);
  }

  /** Asks for the outgoing book instead, where this actor reads no incoming papers anywhere. */
  BookFilter readableBy(Actor actor) {
    return of() == Book.INCOMING && !actor.hasSomewhere(Right.SEE_LETTERS)
        ? new BookFilter(Book.OUTGOING.code(), unit, period, kind, state, q)
        : this;
  }

  /** Whether it is narrowed to less than a unit's whole book of a period. */
  boolean narrowed() {
    return !(Text.line(kind) + Text.line(state) + Text.line(q)).isEmpty();
  }

  /** A condition over {@code register_entries e}: all but the unit, which the caller has found. */
  Where where(LocalDate today) {
    Where where = new Where().and("e.book = :book", "book", of().code());
    String span = Text.line(period);
    if (span.matches("[12]\\d{3}")) {
      int year = Integer.parseInt(span);
      where
          .and("e.day between :first_day and :last_day", "first_day", LocalDate.of(year, 1, 1))
          .with("last_day", LocalDate.of(year, 12, 31));
    } else {
      FormParser.day(span).ifPresent(day -> where.and("e.run_from = :run_from", "run_from", day));
    }
    where.andTyped("e.kind = :kind", "kind", Text.line(kind));
    if (Text.line(state).equals("waiting")) {
      where.and("e.status in ('arrived', 'assigned')");
    } else if (Text.line(state).equals("overdue")) {
      where.and("e.status in ('arrived', 'assigned') and e.due_on < :today", "today", today);
    } else {
      where.andTyped("e.status = :status", "status", Text.line(state));
    }
    String typed = Text.line(q);
    String symbol = DocumentSymbol.read(typed).map(DocumentSymbol::normal).orElse(typed);
    if (typed.matches("\\d{1,6}")) {
      return where
          .andWords("e.symbol = :symbol or e.number = :number", "e.search", typed)
          .with("symbol", symbol)
          .with("number", Integer.parseInt(typed));
    }
    return where.andWords("e.symbol = :symbol", "e.search", typed).with("symbol", symbol);
  }

  /** The filter as a query string, without {@code ?}. */
  String query() {
    return Form.of(this).query();
  }
}
