package vn.mach.documents.register;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Like;
import vn.mach.base.kernel.Text;
import vn.mach.base.web.FormParser;
import vn.mach.base.web.Page;

/**
 * Which lines of which book are asked for, as typed; what is empty or cannot be read narrows
 * nothing.
 *
 * @param book {@code incoming} (also when empty) or {@code outgoing}
 * @param unit a unit's code; {@code all}: every unit within reach; empty: the viewer's own
 * @param period a year ({@code 2026}), or a term by its first day ({@code 2025-09-01})
 * @param state a status, or {@code overdue}
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

  /** A condition over {@code register_entries e}, and its parameters. */
  record Where(String sql, Map<String, Object> parameters) {}

  Book of() {
    return Book.of(Text.line(book));
  }

  BookFilter at(String unitCode) {
    return new BookFilter(book, unitCode, period, kind, state, q);
  }

  /** Whether it is narrowed to less than a unit's whole book of a period. */
  boolean narrowed() {
    return !(Text.line(kind) + Text.line(state) + Text.line(q)).isEmpty();
  }

  /** All but the unit, which the caller has found. */
  Where where(LocalDate today) {
    StringBuilder sql = new StringBuilder("e.book = :book");
    Map<String, Object> parameters = new HashMap<>(Map.of("book", of().code()));
    String span = Text.line(period);
    if (span.matches("[12]\\d{3}")) {
      sql.append(" and e.day between :first_day and :last_day");
      parameters.put("first_day", LocalDate.of(Integer.parseInt(span), 1, 1));
      parameters.put("last_day", LocalDate.of(Integer.parseInt(span), 12, 31));
    } else {
      FormParser.day(span)
          .ifPresent(day -> {
            sql.append(" and e.run_from = :run_from");
            parameters.put("run_from", day);
          });
    }
    if (!Text.line(kind).isEmpty()) {
      sql.append(" and e.kind = :kind");
      parameters.put("kind", Text.line(kind));
    }
    if (Text.line(state).equals("overdue")) {
      sql.append(" and e.status in ('arrived', 'assigned') and e.due_on < :today");
      parameters.put("today", today);
    } else if (!Text.line(state).isEmpty()) {
      sql.append(" and e.status = :status");
      parameters.put("status", Text.line(state));
    }
    words(sql, parameters);
    return new Where(sql.toString(), parameters);
  }

  private void words(StringBuilder sql, Map<String, Object> parameters) {
    String typed = Text.line(q);
    if (typed.isEmpty()) {
      return;
    }
    parameters.put("symbol", DocumentSymbol.read(typed).map(DocumentSymbol::normal).orElse(typed));
    parameters.put("number", typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1);
    sql.append(" and (e.symbol = :symbol or e.number = :number or (")
        .append(Like.words("e.search", typed, parameters))
        .append("))");
  }

  /** The filter as a query string, without {@code ?}. */
  String query() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("book", Text.line(book));
    values.put("unit", Text.line(unit));
    values.put("period", Text.line(period));
    values.put("kind", Text.line(kind));
    values.put("state", Text.line(state));
    values.put("q", Text.line(q));
    return values.entrySet().stream()
        .filter(it -> !it.getValue().isEmpty())
        .map(it -> it.getKey() + "=" + Page.segment(it.getValue()))
        .collect(Collectors.joining("&"));
  }
}
