package vn.mach.app.home;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.Figures;
import vn.mach.evidence.figures.TargetValue;

/** The scoreboard taken out: the same rows in the same order, as CSV or as a workbook. */
@Controller
class BoardDownloads {

  private final Figures figures;
  private final MessageSource messages;
  private final Today today;

  BoardDownloads(Figures figures, MessageSource messages, Today today) {
    this.figures = figures;
    this.messages = messages;
    this.today = today;
  }

  @GetMapping("/home/board.csv")
  void csv(
      Actor actor,
      @ModelAttribute BoardQuery.Parameters typed,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Scoreboard board = board(actor, typed);
    offer(response, "text/csv;charset=UTF-8", board, "csv");
    Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    out.write('\ufeff'); // spreadsheets recognise Vietnamese letters by it
    line(out, head(board.board(), locale));
    for (Board.Row row : rows(board)) {
      line(out, cells(board, row, locale));
    }
    out.flush();
  }

  @GetMapping("/home/board.xlsx")
  void xlsx(
      Actor actor,
      @ModelAttribute BoardQuery.Parameters typed,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Scoreboard board = board(actor, typed);
    offer(
        response,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        board,
        "xlsx");
    try (OutputStream out = response.getOutputStream();
        Workbook workbook = new Workbook(out, "mach", null)) {
      Worksheet sheet = workbook.newWorksheet(messages.getMessage("home.menu", null, locale));
      sheet.value(0, 0, board.board().unit().name());
      sheet.style(0, 0).bold().fontSize(14).set();
      LocalDate day = board.board().day();
      sheet.value(
          1,
          0,
          messages.getMessage(
              "home.as_of",
              new Object[] {
                "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear())
              },
              locale));
      put(sheet, 3, head(board.board(), locale));
      sheet
          .range(3, 0, 3, 2 + 5 * board.board().columns().size())
          .style()
          .bold()
          .wrapText(true)
          .borderStyle("thin")
          .set();
      int number = 4;
      for (Board.Row row : rows(board)) {
        put(sheet, number++, cells(board, row, locale));
      }
      sheet.width(1, 48);
      sheet.freezePane(2, 4);
    }
  }

  private Scoreboard board(Actor actor, BoardQuery.Parameters typed) {
    BoardQuery asked = typed.asked(today.date());
    UnitId unit =
        Optional.ofNullable(asked.unit()).orElseThrow(() -> new NotFound("no unit named"));
    return Scoreboard.of(figures.board(actor, unit, asked.on(), asked.reading()), asked);
  }

  private static List<Board.Row> rows(Scoreboard board) {
    return Stream.concat(Stream.of(board.board().unit()), board.rows().stream()).toList();
  }

  private List<@Nullable Object> head(Board board, Locale locale) {
    List<@Nullable Object> head = new ArrayList<>();
    Stream.of("code", "name", "kind")
        .forEach(it -> head.add(messages.getMessage("home.file." + it, null, locale)));
    for (Board.Column column : board.columns()) {
      Stream.of("done", "due", "rate", "not_reported", "state")
          .forEach(it ->
              head.add(
                  column.code() + " · " + messages.getMessage("home.file." + it, null, locale)));
    }
    return head;
  }

  private List<@Nullable Object> cells(Scoreboard board, Board.Row row, Locale locale) {
    List<@Nullable Object> cells = new ArrayList<>(List.of(row.code(), row.name(), row.kind()));
    for (Board.Column column : board.board().columns()) {
      TargetValue value = board.value(row, column);
      cells.add(value.done());
      cells.add(value.due());
      cells.add(value.rate().orElse(null));
      cells.add(value.notReported());
      cells.add(messages.getMessage("web.state." + board.state(row, column).code(), null, locale));
    }
    return cells;
  }

  private static void put(Worksheet sheet, int row, List<@Nullable Object> cells) {
    for (int i = 0; i < cells.size(); i++) {
      switch (cells.get(i)) {
        case null -> {}
        case Long number -> sheet.value(row, i, number);
        case BigDecimal number -> sheet.value(row, i, number);
        case Object text -> sheet.value(row, i, text.toString());
      }
    }
  }

  private static void line(Writer out, List<@Nullable Object> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      out.write(i == 0 ? "" : ",");
      out.write(csv(cells.get(i)));
    }
    out.write("\r\n");
  }

  /** A text that a spreadsheet would take for a formula is made plain text by an apostrophe. */
  static String csv(@Nullable Object cell) {
    if (cell == null) {
      return "";
    }
    String text = cell.toString();
    if (cell instanceof String && !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",;\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static void offer(
      HttpServletResponse response, String type, Scoreboard board, String ending) {
    response.setContentType(type);
    String name =
        "mach-"
            + board.board().unit().code().replaceAll("[^A-Za-z0-9.-]", "-")
            + "-"
            + board.board().day()
            + "."
            + ending;
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
