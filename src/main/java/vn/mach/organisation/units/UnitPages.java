package vn.mach.organisation.units;

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
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;

/** The tree, level by level, and the page of one unit. */
@Controller
class UnitPages {

  private final Units units;
  private final UnitsSql sql;
  private final AccessScope scope;
  private final OfficialCodes officialCodes;
  private final Today today;

  UnitPages(
      Units units, UnitsSql sql, AccessScope scope, OfficialCodes officialCodes, Today today) {
    this.officialCodes = officialCodes;
    this.units = units;
    this.sql = sql;
    this.scope = scope;
    this.today = today;
  }

  /** A unit in a list, and how many are directly under it on the day. */
  record Row(NamedUnit unit, int below) {}

  /**
   * What the page of the tree shows.
   *
   * @param at the unit whose level is open; none: the top of the actor's own tree
   * @param path those above it that the actor may open
   */
  record Browse(
      LocalDate day,
      String typed,
      @Nullable NamedUnit at,
      List<NamedUnit> path,
      List<Row> rows,
      Map<String, UnitKind> kinds,
      boolean mayShape) {}

  @GetMapping("/units")
  String browse(
      Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable Long at,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on,
      Model model) {
    LocalDate day = on == null ? today.date() : on;
    NamedUnit open = at == null ? null : units.require(actor, Right.SEE, new UnitId(at));
    List<NamedUnit> found =
        !q.isBlank()
            ? units.search(actor, Right.SEE, q, 50)
            : open != null ? units.children(open.id(), day) : units.tops(actor, Right.SEE);
    List<NamedUnit> path = open == null ? List.of() : seen(actor, units.path(open.id(), day));
    model.addAttribute(
        "browse",
        new Browse(
            day,
            q,
            open,
            path,
            rows(found, day),
            kinds(day),
            actor.hasSomewhere(Right.SHAPE_TREE)));
    return "organisation/units/browse";
  }

  /** One level of the tree, to be put below the row that was opened. */
  @GetMapping("/units/{id}/children")
  String children(
      Actor actor,
      @PathVariable long id,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on,
      Model model) {
    LocalDate day = on == null ? today.date() : on;
    NamedUnit unit = units.require(actor, Right.SEE, new UnitId(id));
    model.addAttribute("rows", rows(units.children(unit.id(), day), day));
    model.addAttribute("day", day);
    model.addAttribute("kinds", kinds(day));
    return "organisation/units/rows";
  }

  /**
   * Suggestions for a field that takes a unit's code: those covered by the right, {@code see} where
   * none is named. Without input: the first few.
   *
   * @param field the name of the request parameter
   */
  @GetMapping("/units/options")
  String options(
      Actor actor,
      @RequestParam String field,
      @RequestParam(defaultValue = "") String right,
      @RequestParam(defaultValue = "false") boolean refused,
      @RequestParam Map<String, String> typed,
      Model model) {
    Right within =
        Stream.of(Right.values())
            .filter(it -> it.name().equalsIgnoreCase(right))
            .findFirst()
            .orElse(Right.SEE);
    List<NamedUnit> found = units.search(actor, within, typed.getOrDefault(field, ""), 12);
    model.addAttribute("options", found);
    model.addAttribute(
        "parents", sql.parents(found.stream().map(NamedUnit::id).toList(), today.date()));
    model.addAttribute("field", field);
    return refused ? "organisation/units/fits" : "organisation/units/options";
  }

  /**
   * What the page of a unit shows.
   *
   * @param open those of the path that the actor may open
   * @param before units whose successor it is
   */
  record Shown(
      NamedUnit unit,
      LocalDate day,
      List<NamedUnit> path,
      Set<UnitId> open,
      List<Row> children,
      List<UnitsSql.Past> history,
      @Nullable NamedUnit successor,
      List<NamedUnit> before,
      Map<String, UnitKind> kinds,
      @Nullable OfficialCode official,
      boolean mayShape) {}

  @GetMapping("/units/{id}")
  String show(
      Actor actor,
      @PathVariable long id,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on,
      Model model) {
    LocalDate day = on == null ? today.date() : on;
    UnitId unit = new UnitId(id);
    scope.require(actor, Right.SEE, unit);
    NamedUnit named = units.named(unit, day).orElseThrow(() -> new NotFound("unit " + id));
    List<NamedUnit> path = units.path(unit, day);
    NamedUnit successor = sql.successor(unit, day).orElse(null);
    List<NamedUnit> before = sql.predecessors(unit, day);
    List<NamedUnit> linked = new ArrayList<>(path);
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
            open(actor, linked),
            rows(units.children(unit, day), day),
            sql.history(unit),
            successor,
            before,
            kinds(day),
            officialCodes.on(unit, day).orElse(null),
            scope.reaches(actor, Right.SHAPE_TREE, unit)));
    return "organisation/units/show";
  }

  private List<NamedUnit> seen(Actor actor, List<NamedUnit> path) {
    Set<UnitId> open = open(actor, path);
    return path.stream().filter(unit -> open.contains(unit.id())).toList();
  }

  private Set<UnitId> open(Actor actor, List<NamedUnit> them) {
    return sql.reached(
        scope.parameters(actor, Right.SEE), them.stream().map(NamedUnit::id).toList());
  }

  private List<Row> rows(List<NamedUnit> found, LocalDate day) {
    Map<UnitId, Integer> below = sql.below(found.stream().map(NamedUnit::id).toList(), day);
    return found.stream().map(unit -> new Row(unit, below.getOrDefault(unit.id(), 0))).toList();
  }

  private Map<String, UnitKind> kinds(LocalDate day) {
    return units.kinds(day).stream().collect(Collectors.toMap(UnitKind::code, Function.identity()));
  }
}
