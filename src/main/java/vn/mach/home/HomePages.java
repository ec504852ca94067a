package vn.mach.home;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.mach.figures.Board;
import vn.mach.figures.CountingPage;
import vn.mach.figures.Figures;
import vn.mach.figures.PastDays;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;
import vn.mach.units.Reach;
import vn.mach.units.UnitNamed;
import vn.mach.units.Units;

/** The first page: the scoreboard of a unit, and the map and course of one target. */
@Controller
class HomePages {

  private final Figures figures;
  private final Units units;
  private final Reach reach;
  private final Messages messages;
  private final Today today;

  HomePages(Figures figures, Units units, Reach reach, Messages messages, Today today) {
    this.figures = figures;
    this.units = units;
    this.reach = reach;
    this.messages = messages;
    this.today = today;
  }

  @GetMapping("/")
  String board(Viewer viewer, @ModelAttribute Asked.Typed typed, Model model) {
    List<UnitNamed> mine = units.tops(viewer, Right.SEE);
    Asked asked = typed.asked(today.date());
    Optional<UnitId> unit = Optional.ofNullable(asked.unit()).or(() -> mine.stream().findFirst().map(UnitNamed::id));
    if (unit.isEmpty()) {
      return "home/nothing";
    }
    Asked at = asked.at(unit.get());
    Optional<PastDays.Progress> waiting = figures.waitForBoard(viewer, unit.get(), at.on(), at.reading());
    if (waiting.isPresent()) {
      return counting(unit.get(), at.on(), "", waiting.get(), model);
    }
    Board board = figures.board(viewer, unit.get(), at.on(), at.reading());
    model.addAttribute("board", Scoreboard.of(board, at));
    model.addAttribute("own", board.children().isEmpty() ? figures.own(viewer, board) : Map.of());
    model.addAttribute("fresh", figures.freshness(board).orElse(null));
    model.addAttribute("mine", mine);
    model.addAttribute("above", above(viewer, unit.get(), at.on()));
    model.addAttribute("unread", messages.unread(viewer));
    Set<Right> rights = reach.rights(viewer, unit.get());
    model.addAttribute("mayRecord", rights.contains(Right.RECORD));
    model.addAttribute("maySend", Messages.maySend(rights));
    return "home/board";
  }

  @GetMapping("/home/map")
  String map(Viewer viewer, @ModelAttribute Asked.Typed typed, Model model) {
    Asked asked = typed.asked(today.date());
    UnitId unit = Optional.ofNullable(asked.unit()).orElseThrow(() -> new NotFound("no unit named"));
    Optional<PastDays.Progress> waiting = figures.waitForBoard(viewer, unit, asked.on(), asked.reading());
    if (waiting.isPresent()) {
      return counting(unit, asked.on(), "", waiting.get(), model);
    }
    Board board = figures.board(viewer, unit, asked.on(), asked.reading());
    Scoreboard scoreboard = Scoreboard.of(board, asked);
    Board.Column column = Scoreboard.column(board, asked.target()).or(scoreboard::one).orElseThrow(() -> new NotFound("no target"));
    Optional<PastDays.Progress> counted = figures.waitForTarget(viewer, column.code(), unit, asked.on(), asked.reading());
    if (counted.isPresent()) {
      return counting(unit, asked.on(), column.code(), counted.get(), model);
    }
    Board.Node node =
        figures.subtree(viewer, unit, column.code(), asked.on(), asked.reading(), 2).orElseThrow(() -> new NotFound("not begun"));
    model.addAttribute("board", scoreboard);
    model.addAttribute("column", column);
    model.addAttribute("above", above(viewer, unit, asked.on()));
    model.addAttribute("desk", Treemap.of(node, 1180, 520));
    model.addAttribute("phone", Treemap.of(node, 360, 480));
    Optional<PastDays.Progress> course = figures.waitForCourse(viewer, column.code(), unit, asked.on(), asked.reading());
    model.addAttribute("course", course.orElse(null));
    model.addAttribute("trend", Trend.of(course.isPresent() ? List.of() : figures.byMonth(viewer, unit, column.code(), asked.on(), asked.reading())));
    return "home/map";
  }

  /** In the place of a page that is not there yet. */
  private String counting(UnitId unit, LocalDate day, String target, PastDays.Progress progress, Model model) {
    return CountingPage.show(units.named(unit, day).map(UnitNamed::name).orElse(""), unit, day, target, progress, model);
  }

  /** The way up as far as the viewer may go, the top first, without the unit itself. */
  private List<UnitNamed> above(Viewer viewer, UnitId unit, LocalDate day) {
    List<UnitNamed> way = units.path(unit, day).stream().filter(it -> !it.id().equals(unit)).toList();
    Predicate<UnitNamed> hidden = it -> !reach.reaches(viewer, Right.SEE, it.id());
    // Today's way is seen from some unit on downwards, without asking at each; of another day's any unit may have gone elsewhere since.
    return day.equals(today.date()) ? way.stream().dropWhile(hidden).toList() : way.stream().filter(hidden.negate()).toList();
  }
}
