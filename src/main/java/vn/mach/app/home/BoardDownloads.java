package vn.mach.app.home;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Sheet;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.Figures;
import vn.mach.evidence.figures.TargetValue;
import vn.mach.organisation.units.Units;

/** The scoreboard taken out: the same rows in the same order, as CSV or as a workbook. */
@Controller
class BoardDownloads {

  private final Figures figures;
  private final Units units;
  private final MessageSource messages;
  private final Today today;

  BoardDownloads(Figures figures, Units units, MessageSource messages, Today today) {
    this.figures = figures;
    this.units = units;
    this.messages = messages;
    this.today = today;
  }

  @Expensive
  @GetMapping("/home/board.csv")
  void csv(
      Actor actor,
      @ModelAttribute BoardQuery.Parameters typed,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Scoreboard board = board(actor, typed);
    Sheet.csv(response, name(board), sheet -> write(board, locale, sheet));
  }

  @Expensive
  @GetMapping("/home/board.xlsx")
  void xlsx(
      Actor actor,
      @ModelAttribute BoardQuery.Parameters typed,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Scoreboard board = board(actor, typed);
    Sheet.xlsx(
        response,
        name(board),
        messages.getMessage("home.menu", null, locale),
        sheet -> {
          sheet.width(1, 48);
          write(board, locale, sheet);
        });
  }

  private static String name(Scoreboard board) {
    return "mach-" + board.board().unit().code() + "-" + board.board().day();
  }

  private void write(Scoreboard board, Locale locale, Sheet sheet) throws IOException {
    LocalDate day = board.board().day();
    String shown =
        "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    sheet.above(
        board.board().unit().name(),
        messages.getMessage("home.as_of", new Object[] {shown}, locale));
    sheet.head(head(board, locale), 2);
    Map<String, String> kinds = kinds(locale);
    for (Board.Row row : rows(board)) {
      sheet.row(cells(board, row, kinds, locale));
    }
  }

  private Scoreboard board(Actor actor, BoardQuery.Parameters typed) {
    BoardQuery asked = typed.asked(today.date());
    UnitId unit =
        Optional.ofNullable(asked.unit()).orElseThrow(() -> new NotFound("no unit named"));
    Board board = figures.board(actor, unit, asked.on(), asked.reading());
    return Scoreboard.of(board, asked, figures.own(actor, board));
  }

  private static List<Board.Row> rows(Scoreboard board) {
    return Stream.concat(Stream.of(board.board().unit()), board.rows().stream()).toList();
  }

  /**
   * Of each target: what single units have and what is asked of them (where the board shows any),
   * and for the others how many units.
   */
  private List<String> head(Scoreboard board, Locale locale) {
    List<String> head = new ArrayList<>();
    Stream.of("code", "name", "kind")
        .forEach(it -> head.add(messages.getMessage("home.file." + it, null, locale)));
    for (Board.Column column : board.board().columns()) {
      Stream<String> singles = singles(board, column) ? Stream.of("value", "minimum") : Stream.of();
      Stream.concat(singles, Stream.of("due", "on_pace", "done", "nothing_recorded", "state"))
          .forEach(it ->
              head.add(
                  column.title() + " · " + messages.getMessage("home.file." + it, null, locale)));
    }
    return head;
  }

  private static boolean singles(Scoreboard board, Board.Column column) {
    return rows(board).stream().anyMatch(row -> board.own(row, column) != null);
  }

  private List<@Nullable Object> cells(
      Scoreboard board, Board.Row row, Map<String, String> kinds, Locale locale) {
    List<@Nullable Object> cells =
        new ArrayList<>(
            List.of(row.code(), row.name(), kinds.getOrDefault(row.kind(), row.kind())));
    for (Board.Column column : board.board().columns()) {
      TargetValue value = row.cells().getOrDefault(column.code(), TargetValue.NOTHING_DUE);
      if (singles(board, column)) {
        Board.Own own = board.own(row, column);
        cells.add(own == null ? null : own.value().value().orElse(null));
        cells.add(own == null ? null : plain(own.minimum()));
      }
      cells.add(value.due());
      cells.add(value.onPace());
      cells.add(value.done());
      cells.add(value.notReported());
      cells.add(messages.getMessage("figures.state." + row.state(column).code(), null, locale));
    }
    return cells;
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal trimmed = number.stripTrailingZeros();
    return trimmed.scale() < 0 ? trimmed.setScale(0) : trimmed;
  }

  private Map<String, String> kinds(Locale locale) {
    boolean vietnamese = locale.getLanguage().equals("vi");
    return units.kinds().stream()
        .collect(Collectors.toMap(it -> it.code(), it -> vietnamese ? it.nameVi() : it.nameEn()));
  }
}
