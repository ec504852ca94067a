package vn.mach.app.home;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.mach.app.backups.Backups;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.CountProgress;
import vn.mach.evidence.figures.CountProgressPage;
import vn.mach.evidence.figures.Figures;
import vn.mach.evidence.figures.PastDayWaits;
import vn.mach.evidence.rollups.Rollups;
import vn.mach.organisation.tasks.Tasks;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The first page and the scoreboard of a unit, and the map and trend of one target. */
@Controller
class HomePages {

  private final Figures figures;
  private final PastDayWaits waits;
  private final Rollups rollups;
  private final Units units;
  private final AccessScope scope;
  private final Tasks tasks;
  private final TodayPages todays;
  private final Backups backups;
  private final Today today;

  HomePages(
      Figures figures,
      PastDayWaits waits,
      Rollups rollups,
      Units units,
      AccessScope scope,
      Tasks tasks,
      TodayPages todays,
      Backups backups,
      Today today) {
    this.figures = figures;
    this.waits = waits;
    this.rollups = rollups;
    this.units = units;
    this.scope = scope;
    this.tasks = tasks;
    this.todays = todays;
    this.backups = backups;
    this.today = today;
  }

  /**
   * Today or the scoreboard, as somebody's work begins; an address that asks something is the
   * board.
   */
  @GetMapping("/")
  String first(Actor actor, @ModelAttribute BoardQuery.Parameters typed, Model model) {
    return typed.isEmpty() && TodayPages.first(actor)
        ? todays.show(actor, model)
        : board(actor, typed, model);
  }

  @GetMapping("/home/board")
  String board(Actor actor, @ModelAttribute BoardQuery.Parameters typed, Model model) {
    List<NamedUnit> mine = units.tops(actor, Right.SEE);
    BoardQuery asked = typed.asked(today.date());
    Optional<UnitId> unit =
        Optional.ofNullable(asked.unit()).or(() -> mine.stream().findFirst().map(NamedUnit::id));
    model.addAttribute("backup", backups.warning(actor).orElse(null));
    if (unit.isEmpty()) {
      return "app/home/nothing";
    }
    BoardQuery at = asked.at(unit.get());
    Optional<CountProgress> waiting = waits.forBoard(actor, unit.get(), at.on(), at.reading());
    if (waiting.isPresent()) {
      return counting(unit.get(), at.on(), "", waiting.get(), model);
    }
    Board board = figures.board(actor, unit.get(), at.on(), at.reading());
    model.addAttribute("board", Scoreboard.of(board, at, figures.own(actor, board)));
    model.addAttribute("fresh", rollups.freshness(board).orElse(null));
    model.addAttribute("mine", mine);
    model.addAttribute("above", above(actor, unit.get(), at.on()));
    model.addAttribute("owed", tasks.owedCounts(actor));
    Set<Right> rights = scope.rights(actor, unit.get());
    model.addAttribute("mayRecord", rights.contains(Right.RECORD));
    model.addAttribute("maySend", UnitMessages.maySend(rights));
    return "app/home/board";
  }

  @GetMapping("/home/map")
  String map(Actor actor, @ModelAttribute BoardQuery.Parameters typed, Model model) {
    BoardQuery asked = typed.asked(today.date());
    UnitId unit =
        Optional.ofNullable(asked.unit()).orElseThrow(() -> new NotFound("no unit named"));
    Optional<CountProgress> waiting = waits.forBoard(actor, unit, asked.on(), asked.reading());
    if (waiting.isPresent()) {
      return counting(unit, asked.on(), "", waiting.get(), model);
    }
    Board board = figures.board(actor, unit, asked.on(), asked.reading());
    if (board.columns().isEmpty()) {
      return "redirect:/?" + asked.query(); // which says that no target runs on this day
    }
    Scoreboard scoreboard = Scoreboard.of(board, asked, figures.own(actor, board));
    Board.Column column =
        Scoreboard.column(board, asked.target())
            .or(scoreboard::one)
            .orElseThrow(() -> new NotFound("no target"));
    Optional<CountProgress> counted =
        waits.forTarget(actor, column.code(), unit, asked.on(), asked.reading());
    if (counted.isPresent()) {
      return counting(unit, asked.on(), column.code(), counted.get(), model);
    }
    Board.Node node =
        figures
            .subtree(actor, unit, column.code(), asked.on(), asked.reading(), 2)
            .orElseThrow(() -> new NotFound("not begun"));
    model.addAttribute("board", scoreboard);
    model.addAttribute("column", column);
    model.addAttribute("above", above(actor, unit, asked.on()));
    model.addAttribute("desk", TargetTreemap.of(node, 1180, 520));
    model.addAttribute("phone", TargetTreemap.of(node, 360, 480));
    Optional<CountProgress> course =
        waits.forCourse(actor, column.code(), unit, asked.on(), asked.reading());
    model.addAttribute("course", course.orElse(null));
    model.addAttribute(
        "trend",
        TargetTrendChart.of(
            course.isPresent()
                ? List.of()
                : figures.byMonth(actor, unit, column.code(), asked.on(), asked.reading())));
    return "app/home/map";
  }

  /** In the place of a page that is not there yet. */
  private String counting(
      UnitId unit, LocalDate day, String target, CountProgress progress, Model model) {
    return CountProgressPage.show(
        units.named(unit, day).map(NamedUnit::name).orElse(""), unit, day, target, progress, model);
  }

  /** The way up as far as the actor may go, the top first, without the unit itself. */
  private List<NamedUnit> above(Actor actor, UnitId unit, LocalDate day) {
    List<NamedUnit> way =
        units.path(unit, day).stream().filter(it -> !it.id().equals(unit)).toList();
    Predicate<NamedUnit> hidden = it -> !scope.reaches(actor, Right.SEE, it.id());
    // Today's way is seen from some unit on downwards, without asking at each; of another day's any
    // unit may have gone elsewhere since.
    return day.equals(today.date())
        ? way.stream().dropWhile(hidden).toList()
        : way.stream().filter(hidden.negate()).toList();
  }
}
