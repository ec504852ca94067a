package vn.mach.documents.register;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
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
  private static final List<String> COLUMNS =
      List.of(
          "unit",
          "number",
          "day",
          "symbol",
          "paper_day",
          "kind",
          "title",
          "party",
          "signer",
          "urgency",
          "due",
          "charge",
          "state",
          "reason",
          "note");

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
    Sheet.csv(response, name(readable), sheet -> write(rows, locale, sheet));
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
          sheet.width(6, 60);
          sheet.width(7, 36);
          write(rows, locale, sheet);
        });
  }

  private String name(BookFilter filter) {
    return filter.of().code() + "-" + today.date();
  }

  private void write(List<EntryRow> rows, Locale locale, Sheet sheet) throws IOException {
    sheet.head(COLUMNS.stream().map(column -> word("register.file." + column, locale)).toList(), 0);
    for (EntryRow row : rows) {
      sheet.row(cells(row, locale));
    }
  }

  private List<EntryRow> rows(Actor actor, BookFilter filter) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("register");
    }
    UnitId unit = pages.unit(actor, filter).map(NamedUnit::id).orElse(null);
    return sql.list(actor, unit, filter.where(today.date()), true, LONGEST, 0);
  }

  private List<@Nullable Object> cells(EntryRow row, Locale locale) {
    List<@Nullable Object> cells =
        new ArrayList<>(List.of(row.unit().name(), row.printed(), row.day(), row.symbol()));
    cells.add(row.paperDay());
    cells.add(row.kind() == null ? "" : word("register.kind." + row.kind(), locale));
    cells.add(row.title());
    cells.add(row.party());
    cells.add(
        Stream.of(row.signer(), row.post())
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining(", ")));
    cells.add(word("register.urgency." + row.urgency().code(), locale));
    cells.add(row.due());
    cells.add(row.charge() == null ? "" : row.charge().name());
    cells.add(word("register.status." + row.status().code(), locale));
    cells.add(row.reason());
    cells.add(row.note());
    return cells;
  }

  private String word(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
