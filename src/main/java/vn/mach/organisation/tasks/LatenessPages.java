package vn.mach.organisation.tasks;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Paging;
import vn.mach.base.web.Sheet;
import vn.mach.organisation.tasks.TaskCountsSql.Counts;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The lateness board, what its cells open, and the board as a file. */
@Controller
class LatenessPages {

  private final LatenessBoards boards;
  private final TaskListSql lists;
  private final Units units;
  private final AccessScope scope;
  private final MessageSource messages;
  private final Today today;

  LatenessPages(
      LatenessBoards boards,
      TaskListSql lists,
      Units units,
      AccessScope scope,
      MessageSource messages,
      Today today) {
    this.boards = boards;
    this.lists = lists;
    this.units = units;
    this.scope = scope;
    this.messages = messages;
    this.today = today;
  }

  @GetMapping("/tasks/board")
  String board(Actor actor, @ModelAttribute LatenessQuery.Parameters typed, Model model) {
    LatenessQuery asked = asked(actor, typed);
    UnitId unit = unit(asked);
    model.addAttribute("asked", asked);
    model.addAttribute("kinds", boards.kinds(actor, unit));
    model.addAttribute("board", boards.board(actor, asked));
    model.addAttribute("above", above(actor, unit, asked.on()));
    return "organisation/tasks/board";
  }

  /** A part of the board: at which levels late tasks wait, and for how long. */
  @GetMapping("/tasks/waiting")
  String waiting(Actor actor, @ModelAttribute LatenessQuery.Parameters typed, Model model) {
    LatenessQuery asked = asked(actor, typed);
    model.addAttribute("asked", asked);
    model.addAttribute("levels", boards.waiting(actor, asked));
    return "organisation/tasks/waiting";
  }

  /** The tasks that a cell counts. */
  @GetMapping("/tasks/counted")
  String counted(
      Actor actor,
      @ModelAttribute LatenessQuery.Parameters typed,
      @RequestParam(defaultValue = "late") String what,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    LatenessQuery asked = asked(actor, typed);
    UnitId unit = unit(asked);
    Map<String, TaskKind> seen =
        boards.kinds(actor, unit).stream()
            .filter(it -> asked.kind().isEmpty() || it.code().equals(asked.kind()))
            .collect(Collectors.toMap(TaskKind::code, it -> it));
    Paging paging = new Paging(page, 50);
    String which = what.equals("due") || what.equals("done") ? what : "late";
    model.addAttribute("asked", asked);
    model.addAttribute("what", which);
    model.addAttribute("kind", seen.get(asked.kind()));
    model.addAttribute(
        "unit", units.named(unit, asked.on()).orElseThrow(() -> new NotFound("unit")));
    model.addAttribute(
        "tasks", paging.slice(lists.counted(unit, seen.keySet(), which, asked.on(), paging)));
    return "organisation/tasks/counted";
  }

  @Expensive
  @GetMapping("/tasks/board.csv")
  void csv(
      Actor actor,
      @ModelAttribute LatenessQuery.Parameters typed,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    LatenessBoard board = boards.board(actor, asked(actor, typed));
    Sheet.csv(response, name(board), sheet -> write(board, locale, sheet));
  }

  @Expensive
  @GetMapping("/tasks/board.xlsx")
  void xlsx(
      Actor actor,
      @ModelAttribute LatenessQuery.Parameters typed,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    LatenessBoard board = boards.board(actor, asked(actor, typed));
    Sheet.xlsx(
        response,
        name(board),
        messages.getMessage("tasks.board", null, locale),
        sheet -> {
          sheet.width(1, 48);
          write(board, locale, sheet);
        });
  }

  private static String name(LatenessBoard board) {
    return "mach-" + board.whole().code() + "-tasks-" + board.day();
  }

  private void write(LatenessBoard board, Locale locale, Sheet sheet) throws IOException {
    sheet.above(
        board.name(),
        messages.getMessage(
            "tasks.board.as_of", new Object[] {DayFormats.DAY.format(board.day())}, locale));
    List<String> head = new ArrayList<>();
    head.add(messages.getMessage("tasks.file.code", null, locale));
    head.add(messages.getMessage("tasks.file.name", null, locale));
    boolean vietnamese = locale.getLanguage().equals("vi");
    for (TaskKind kind : board.kinds()) {
      for (String what : List.of("late", "due", "done")) {
        head.add(
            (vietnamese ? kind.nameVi() : kind.nameEn())
                + " · "
                + messages.getMessage("tasks.board." + what, null, locale));
      }
    }
    sheet.head(head, 2);
    for (LatenessBoard.Row row :
        Stream.concat(Stream.of(board.whole()), board.rows().stream()).toList()) {
      List<@Nullable Object> cells = new ArrayList<>(List.of(row.code(), row.name()));
      for (TaskKind kind : board.kinds()) {
        Counts counts = row.cell(kind);
        cells.addAll(List.of(counts.late(), counts.due(), counts.done()));
      }
      sheet.row(cells);
    }
  }

  /** With the unit: the one that is named, else the actor's first. */
  private LatenessQuery asked(Actor actor, LatenessQuery.Parameters typed) {
    LatenessQuery asked = typed.asked(today.date());
    if (asked.unit() != null) {
      return asked;
    }
    return asked.at(
        units.tops(actor, Right.SEE_DRAFTS).stream()
            .findFirst()
            .map(NamedUnit::id)
            .orElseThrow(() -> new NotFound("no unit")));
  }

  private static UnitId unit(LatenessQuery asked) {
    return Optional.ofNullable(asked.unit()).orElseThrow(() -> new NotFound("no unit"));
  }

  /** The way up as far as the actor may go, the top first, without the unit itself. */
  private List<NamedUnit> above(Actor actor, UnitId unit, LocalDate day) {
    Predicate<NamedUnit> seen = it -> scope.reaches(actor, Right.SEE_DRAFTS, it.id());
    return units.path(unit, day).stream().filter(it -> !it.id().equals(unit)).filter(seen).toList();
  }
}
