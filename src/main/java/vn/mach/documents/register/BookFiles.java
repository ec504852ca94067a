package vn.mach.documents.register;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.CurrentRealm;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Sheet;
import vn.mach.organisation.units.NamedUnit;

/**
 * A book taken out, with the same filters: as CSV or as a workbook, at most 20,000 lines, in the
 * order of its numbers.
 */
@Controller
class BookFiles {

  private static final int LONGEST = 20_000;

  /** The day is that of the paper in the outgoing book, and of its arrival in the incoming one. */
  private static final List<String> OUTGOING =
      List.of(
          "unit",
          "number",
          "paper_day",
          "symbol",
          "kind",
          "title",
          "recipients",
          "signer",
          "urgency",
          "state",
          "reason",
          "note",
          "entered");

  private static final List<String> INCOMING =
      List.of(
          "unit",
          "arrival_number",
          "arrived",
          "symbol",
          "paper_day",
          "kind",
          "title",
          "sender",
          "urgency",
          "due",
          "charge",
          "state",
          "reason",
          "note",
          "entered");

  private final EntriesSql sql;
  private final RegisterPages pages;
  private final Today today;
  private final MessageSource messages;

  BookFiles(EntriesSql sql, RegisterPages pages, Today today, MessageSource messages) {
    this.sql = sql;
    this.pages = pages;
    this.today = today;
    this.messages = messages;
  }

  @Expensive
  @GetMapping("/register/book.csv")
  void csv(
      Actor actor, @ModelAttribute BookFilter filter, Locale locale, HttpServletResponse response)
      throws IOException {
    BookFilter readable = filter.readableBy(actor);
    List<EntryRow> rows = rows(actor, readable);
    Sheet.csv(response, name(readable), sheet -> write(readable.of(), rows, locale, sheet));
  }

  @Expensive
  @GetMapping("/register/book.xlsx")
  void xlsx(
      Actor actor, @ModelAttribute BookFilter filter, Locale locale, HttpServletResponse response)
      throws IOException {
    BookFilter readable = filter.readableBy(actor);
    List<EntryRow> rows = rows(actor, readable);
    Sheet.xlsx(
        response,
        name(readable),
        word("register.book." + readable.of().code(), locale),
        sheet -> {
          List<String> columns = columns(readable.of());
          sheet.width(columns.indexOf("title"), 60);
          sheet.width(
              columns.indexOf(readable.of() == Book.OUTGOING ? "recipients" : "sender"), 36);
          write(readable.of(), rows, locale, sheet);
        });
  }

  private String name(BookFilter filter) {
    return filter.of().code() + "-" + today.date();
  }

  private static List<String> columns(Book book) {
    return book == Book.OUTGOING ? OUTGOING : INCOMING;
  }

  private void write(Book book, List<EntryRow> rows, Locale locale, Sheet sheet)
      throws IOException {
    List<String> columns = columns(book);
    sheet.head(columns.stream().map(column -> word("register.file." + column, locale)).toList(), 0);
    for (EntryRow row : rows) {
      sheet.row(columns.stream().map(column -> cell(row, column, locale)).toList());
    }
  }

  private List<EntryRow> rows(Actor actor, BookFilter filter) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("register");
    }
    UnitId unit = pages.unit(actor, filter).map(NamedUnit::id).orElse(null);
    return sql.list(actor, unit, filter.where(today.date()), true, LONGEST, 0);
  }

  private @Nullable Object cell(EntryRow row, String column, Locale locale) {
    return switch (column) {
      case "unit" -> row.unit().name();
      case "number", "arrival_number" -> row.printed();
      case "arrived" -> row.day();
      case "paper_day" -> row.outgoing() ? row.day() : row.paperDay();
      case "symbol" -> row.symbol();
      case "kind" -> row.kind() == null ? "" : word("register.kind." + row.kind(), locale);
      case "title" -> row.title();
      case "recipients", "sender" -> row.party();
      case "signer" ->
          Stream.of(row.signer(), row.post())
              .filter(it -> !it.isEmpty())
              .collect(Collectors.joining(", "));
      case "urgency" -> word("register.urgency." + row.urgency().code(), locale);
      case "due" -> row.due();
      case "charge" -> row.charge() == null ? "" : row.charge().name();
      case "state" -> word("register.status." + row.status().code(), locale);
      case "reason" -> row.reason();
      case "note" -> row.note();
      case "entered" -> LocalDate.ofInstant(row.madeAt(), CurrentRealm.get().zone());
      default -> throw new IllegalArgumentException(column);
    };
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
