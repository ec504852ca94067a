package vn.mach.units;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.mach.kernel.NotFound;
import vn.mach.kernel.Right;
import vn.mach.kernel.UnitId;
import vn.mach.kernel.Viewer;
import vn.mach.realms.Today;

/** The tree, level by level, and the page of one unit. */
@Controller
class UnitPages {

  private final Units units;
  private final UnitsSql sql;
  private final Reach reach;
  private final Today today;

  UnitPages(Units units, UnitsSql sql, Reach reach, Today today) {
    this.units = units;
    this.sql = sql;
    this.reach = reach;
    this.today = today;
  }

  /** A unit in a list, and how many stand directly under it on the day. */
  record Row(UnitNamed unit, int below) {}

  /**
   * What the page of the tree shows.
   *
   * @param at the unit whose level is open; none: where the viewer's own tree begins
   * @param path those above it that the viewer may open
   */
  record Browse(LocalDate day, String typed, @Nullable UnitNamed at, List<UnitNamed> path, List<Row> rows, Map<String, UnitKind> kinds, boolean mayShape) {}

  @GetMapping("/units")
  String browse(
      Viewer viewer,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable Long at,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
      Model model) {
    LocalDate day = on == null ? today.date() : on;
    UnitNamed open = at == null ? null : units.require(viewer, Right.SEE, new UnitId(at));
    List<UnitNamed> found =
        !q.isBlank() ? units.search(viewer, Right.SEE, q, 50) : open != null ? units.children(open.id(), day) : units.tops(viewer, Right.SEE);
    List<UnitNamed> path = open == null ? List.of() : seen(viewer, units.path(open.id(), day));
    model.addAttribute("browse", new Browse(day, q, open, path, rows(found, day), kinds(), viewer.hasSomewhere(Right.SHAPE_TREE)));
    return "units/browse";
  }

  /** One level of the tree, to be put below the row that was opened. */
  @GetMapping("/units/{id}/children")
  String children(
      Viewer viewer,
      @PathVariable long id,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
      Model model) {
    LocalDate day = on == null ? today.date() : on;
    UnitNamed unit = units.require(viewer, Right.SEE, new UnitId(id));
    model.addAttribute("rows", rows(units.children(unit.id(), day), day));
    model.addAttribute("day", day);
    model.addAttribute("kinds", kinds());
    return "units/rows";
  }

  /**
   * Suggestions for a field that takes a unit's code: those within reach of the right, {@code see} where none is named. The field sends what
   * was typed under its own name, whatever that is; nothing typed brings the first few.
   */
  @GetMapping("/units/options")
  String options(Viewer viewer, @RequestParam Map<String, String> typed, Model model) {
    String text = typed.entrySet().stream().filter(it -> !it.getKey().equals("lang") && !it.getKey().equals("right")).map(Map.Entry::getValue).findFirst().orElse("");
    String named = typed.getOrDefault("right", "");
    Right right = Stream.of(Right.values()).filter(it -> it.name().equalsIgnoreCase(named)).findFirst().orElse(Right.SEE);
    model.addAttribute("options", units.search(viewer, right, text, 12));
    return "units/options";
  }

  /**
   * What the page of a unit shows.
   *
   * @param open those of the path that the viewer may open
   * @param before units whose successor it is
   */
  record Shown(
      UnitNamed unit,
      LocalDate day,
      List<UnitNamed> path,
      Set<UnitId> open,
      List<Row> children,
      List<UnitsSql.Past> history,
      @Nullable UnitNamed successor,
      List<UnitNamed> before,
      Map<String, UnitKind> kinds,
      boolean mayShape) {}

  @GetMapping("/units/{id}")
  String show(
      Viewer viewer,
      @PathVariable long id,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
      Model model) {
    LocalDate day = on == null ? today.date() : on;
    UnitId unit = new UnitId(id);
    reach.require(viewer, Right.SEE, unit);
    UnitNamed named = units.named(unit, day).orElseThrow(() -> new NotFound("unit " + id));
    List<UnitNamed> path = units.path(unit, day);
    UnitNamed successor = sql.successor(unit, day).orElse(null);
    List<UnitNamed> before = sql.predecessors(unit, day);
    List<UnitNamed> linked = new ArrayList<>(path);
    linked.addAll(before);
    if (successor != null) {
      linked.add(successor);
    }
    model.addAttribute(
        "shown",
        new Shown(
            named,
            day,
            path,
            open(viewer, linked),
            rows(units.children(unit, day), day),
            sql.history(unit),
            successor,
            before,
            kinds(),
            reach.reaches(viewer, Right.SHAPE_TREE, unit)));
    return "units/show";
  }

  private List<UnitNamed> seen(Viewer viewer, List<UnitNamed> path) {
    Set<UnitId> open = open(viewer, path);
    return path.stream().filter(unit -> open.contains(unit.id())).toList();
  }

  private Set<UnitId> open(Viewer viewer, List<UnitNamed> them) {
    return sql.reached(reach.parameters(viewer, Right.SEE), them.stream().map(UnitNamed::id).toList());
  }

  private List<Row> rows(List<UnitNamed> found, LocalDate day) {
    Map<UnitId, Integer> below = sql.below(found.stream().map(UnitNamed::id).toList(), day);
    return found.stream().map(unit -> new Row(unit, below.getOrDefault(unit.id(), 0))).toList();
  }

  private Map<String, UnitKind> kinds() {
    return units.kinds().stream().collect(Collectors.toMap(UnitKind::code, Function.identity()));
  }
}
