package vn.mach.documents.register;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
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
import vn.mach.organisation.units.AccessScope;
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
  private final AccessScope scope;
  private final Today today;
  private final MessageSource messages;

  BookFiles(
      EntriesSql sql, RegisterPages pages, AccessScope scope, Today today, MessageSource messages) {
    this.sql = sql;
    this.pages = pages;
    this.scope = scope;
    this.today = today;
    this.messages = messages;
  }

  @GetMapping("/register/book.csv")
  void csv(
      Actor actor, @ModelAttribute BookFilter filter, Locale locale, HttpServletResponse response)
      throws IOException {
    List<EntryRow> rows = rows(actor, filter);
    offer(response, "text/csv;charset=UTF-8", filter, "csv");
    Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    out.write('\ufeff'); // spreadsheets recognise Vietnamese letters by it
    out.write(line(head(locale)));
    for (EntryRow row : rows) {
      out.write(line(cells(row, locale)));
    }
    out.flush();
  }

  @GetMapping("/register/book.xlsx")
  void xlsx(
      Actor actor, @ModelAttribute BookFilter filter, Locale locale, HttpServletResponse response)
      throws IOException {
    List<EntryRow> rows = rows(actor, filter);
    offer(
        response,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        filter,
        "xlsx");
    try (OutputStream out = response.getOutputStream();
        Workbook workbook = new Workbook(out, "mach", null)) {
      Worksheet sheet = workbook.newWorksheet(word("register.book." + filter.of().code(), locale));
      put(sheet, 0, head(locale));
      sheet
          .range(0, 0, 0, COLUMNS.size() - 1)
          .style()
          .bold()
          .wrapText(true)
          .borderStyle("thin")
          .set();
      for (int i = 0; i < rows.size(); i++) {
        put(sheet, i + 1, cells(rows.get(i), locale));
      }
      sheet.width(6, 60);
      sheet.width(7, 36);
      sheet.freezePane(0, 1);
    }
  }

  private List<EntryRow> rows(Actor actor, BookFilter filter) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("register");
    }
    UnitId unit = pages.unit(actor, filter).map(NamedUnit::id).orElse(null);
    return sql.list(
        scope.parameters(actor, Right.SEE), unit, filter.where(today.date()), true, LONGEST, 0);
  }

  private List<@Nullable Object> head(Locale locale) {
    List<@Nullable Object> head = new ArrayList<>();
    COLUMNS.forEach(column -> head.add(word("register.file." + column, locale)));
    return head;
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

  /** Text is written as text: no cell becomes a formula. */
  private static void put(Worksheet sheet, int row, List<@Nullable Object> cells) {
    for (int i = 0; i < cells.size(); i++) {
      switch (cells.get(i)) {
        case null -> {}
        case LocalDate day -> {
          sheet.value(row, i, day);
          sheet.style(row, i).format("dd/mm/yyyy").set();
        }
        case Object text -> sheet.value(row, i, text.toString());
      }
    }
  }

  static String line(List<@Nullable Object> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    return line.append("\r\n").toString();
  }

  /** Quoted where needed; what a spreadsheet would take for a formula is kept from being one. */
  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",;\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private void offer(HttpServletResponse response, String type, BookFilter filter, String ending) {
    response.setContentType(type);
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"" + filter.of().code() + "-" + today.date() + "." + ending + "\"");
  }
}
