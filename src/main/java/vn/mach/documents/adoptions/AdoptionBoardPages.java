package vn.mach.documents.adoptions;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.base.jobs.Jobs;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.DayFormats;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Expensive;
import vn.mach.base.web.Sheet;
import vn.mach.documents.adoptions.CoverageSql.Chain;
import vn.mach.documents.directives.Clause;
import vn.mach.documents.directives.Clauses;
import vn.mach.documents.directives.NamedDirective;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** The board of a directive, its flow, and how far each clause is answered below a unit. */
@Controller
class AdoptionBoardPages {

  private final AdoptionBoards boards;
  private final CoverageSql coverage;
  private final Cascades cascades;
  private final Clauses clauses;
  private final Units units;
  private final AccessScope scope;
  private final Jobs jobs;
  private final MessageSource messages;
  private final Today today;

  AdoptionBoardPages(
      AdoptionBoards boards,
      CoverageSql coverage,
      Cascades cascades,
      Clauses clauses,
      Units units,
      AccessScope scope,
      Jobs jobs,
      MessageSource messages,
      Today today) {
    this.boards = boards;
    this.coverage = coverage;
    this.cascades = cascades;
    this.clauses = clauses;
    this.units = units;
    this.scope = scope;
    this.jobs = jobs;
    this.messages = messages;
    this.today = today;
  }

  @GetMapping("/adoptions/{directive:\\d+}")
  String board(
      Actor actor,
      @PathVariable long directive,
      @RequestParam(required = false) @Nullable Long unit,
      @RequestParam(defaultValue = "") String sort,
      Model model) {
    NamedDirective named = boards.directive(actor, directive);
    AdoptionBoard board = boards.board(actor, named, at(actor, named, unit), sort);
    model.addAttribute("board", board);
    model.addAttribute("sort", sort);
    model.addAttribute("above", above(actor, board.whole().id()));
    model.addAttribute(
        "job",
        cascades
            .find(named.id())
            .flatMap(it -> jobs.underWay(Cascades.JOB + ":" + it.version().value()))
            .orElse(null));
    return "documents/adoptions/board";
  }

  /** How far the clauses are answered in a unit and below: for each, of how many, and the chain. */
  @Expensive
  @GetMapping("/adoptions/{directive:\\d+}/coverage")
  String coverage(
      Actor actor,
      @PathVariable long directive,
      @RequestParam(required = false) @Nullable Long unit,
      @RequestParam(required = false) @Nullable Integer clause,
      Model model) {
    NamedDirective named = boards.directive(actor, directive);
    UnitId at = at(actor, named, unit);
    scope.require(actor, Right.SEE_DRAFTS, at);
    CascadesSql.Cascade cascade = cascades.find(named.id()).orElseThrow();
    List<NamedUnit> children = units.children(at, today.date());
    List<UnitId> groups = new ArrayList<>(children.stream().map(NamedUnit::id).toList());
    groups.add(at);
    Map<UnitId, Map<Integer, Chain>> chains =
        coverage.chains(named.id(), cascade.version(), at, groups, today.date());
    Map<Integer, Chain> whole = chains.getOrDefault(at, Map.of());
    List<Clause> asking =
        clauses.current(named.id()).stream().filter(it -> whole.containsKey(it.key())).toList();
    model.addAttribute("directive", named);
    model.addAttribute(
        "unit", units.named(at, today.date()).orElseThrow(() -> new NotFound("unit")));
    model.addAttribute("above", above(actor, at));
    model.addAttribute("clauses", asking);
    model.addAttribute("whole", whole);
    model.addAttribute(
        "chosen",
        asking.stream()
            .filter(it -> Integer.valueOf(it.key()).equals(clause))
            .findFirst()
            .orElse(null));
    model.addAttribute(
        "children", children.stream().filter(it -> chains.containsKey(it.id())).toList());
    model.addAttribute("chains", chains);
    return "documents/adoptions/coverage";
  }

  @Expensive
  @GetMapping("/adoptions/{directive:\\d+}/board.csv")
  void csv(
      Actor actor,
      @PathVariable long directive,
      @RequestParam(required = false) @Nullable Long unit,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    AdoptionBoard board = board(actor, directive, unit);
    Sheet.csv(response, name(board), sheet -> write(board, locale, sheet));
  }

  @Expensive
  @GetMapping("/adoptions/{directive:\\d+}/board.xlsx")
  void xlsx(
      Actor actor,
      @PathVariable long directive,
      @RequestParam(required = false) @Nullable Long unit,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    AdoptionBoard board = board(actor, directive, unit);
    Sheet.xlsx(
        response,
        name(board),
        messages.getMessage("adoptions.board", null, locale),
        sheet -> {
          sheet.width(1, 48);
          write(board, locale, sheet);
        });
  }

  private AdoptionBoard board(Actor actor, long directive, @Nullable Long unit) {
    NamedDirective named = boards.directive(actor, directive);
    return boards.board(actor, named, at(actor, named, unit), "");
  }

  private static String name(AdoptionBoard board) {
    return "mach-" + board.whole().code() + "-directive-" + board.day();
  }

  private void write(AdoptionBoard board, Locale locale, Sheet sheet) throws IOException {
    sheet.above(
        board.directive().symbol() + " · " + board.whole().name(),
        messages.getMessage(
            "adoptions.board.as_of", new Object[] {DayFormats.DAY.format(board.day())}, locale));
    List<String> head = new ArrayList<>();
    for (String column :
        List.of(
            "code",
            "unit",
            "asked",
            "received",
            "plans",
            "waiting",
            "returned",
            "adopted",
            "passed_on",
            "studies",
            "studied",
            "reports",
            "reported",
            "overdue")) {
      head.add(messages.getMessage("adoptions.column." + column, null, locale));
    }
    sheet.head(head, 2);
    for (AdoptionBoard.Row row :
        Stream.concat(Stream.of(board.whole()), board.rows().stream()).toList()) {
      AdoptionNumbers it = row.numbers();
      List<@Nullable Object> cells = new ArrayList<>(List.of(row.code(), row.name()));
      cells.addAll(
          List.of(
              it.asked(),
              it.received(),
              it.plans(),
              it.waiting(),
              it.returned(),
              it.adopted(),
              it.passedOn(),
              it.studies(),
              it.studied(),
              it.reports(),
              it.reported(),
              row.overdue()));
      sheet.row(cells);
    }
  }

  private UnitId at(Actor actor, NamedDirective directive, @Nullable Long unit) {
    return unit == null ? boards.start(actor, directive) : new UnitId(unit);
  }

  /** The way up as far as the actor may go, the top first, without the unit itself. */
  private List<NamedUnit> above(Actor actor, UnitId unit) {
    return units.path(unit, today.date()).stream()
        .filter(it -> !it.id().equals(unit))
        .filter(it -> scope.reaches(actor, Right.SEE_DRAFTS, it.id()))
        .toList();
  }
}
