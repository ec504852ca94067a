package vn.mach.organisation.units;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.base.web.Paging;

/** Units for programs, addressed by code; a {@code /} in a code is sent as {@code %2F}. */
@RestController
@Tag(name = "units", description = "Units as they are on any day, and their boards.")
@Tag(name = "unit_kinds", description = "Kinds of unit.")
@RequestMapping("/api/v1")
class UnitApi {

  private final Units units;
  private final UnitsSql sql;
  private final AccessScope scope;
  private final Today today;

  UnitApi(Units units, UnitsSql sql, AccessScope scope, Today today) {
    this.units = units;
    this.sql = sql;
    this.scope = scope;
    this.today = today;
  }

  /**
   * @param hasCommittee null where it is not stated
   */
  record UnitBrief(String code, String name, String kind, @Nullable Boolean hasCommittee) {
    static UnitBrief of(NamedUnit unit) {
      return new UnitBrief(unit.code(), unit.name(), unit.kind(), unit.hasCommittee());
    }
  }

  /**
   * A unit on a day.
   *
   * @param standing whether it existed on the day; otherwise the values are those of its last
   *     version
   * @param path the codes of the units above it on the day, from the top, its own last
   */
  record UnitAnswer(
      String code,
      LocalDate on,
      boolean standing,
      String name,
      String kind,
      @Nullable Boolean hasCommittee,
      @Nullable String parent,
      @Nullable String successor,
      List<UnitBrief> path,
      List<UnitBrief> children) {}

  /** A page of units. */
  record UnitsAnswer(List<UnitBrief> items, int page, boolean more) {}

  record UnitKindAnswer(String code, String nameVi, String nameEn) {}

  @GetMapping("/units")
  @Operation(
      operationId = "listUnits",
      summary = "Lists the units within reach as they are on a day, by code",
      description = "parent is a code: only those directly under it on the day.")
  UnitsAnswer list(
      Actor actor,
      @RequestParam(required = false) @Nullable String parent,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "100") int size) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("units");
    }
    LocalDate day = on == null ? today.date() : on;
    Paging paging = new Paging(page, size);
    Paging.Slice<NamedUnit> slice =
        paging.slice(
            sql.list(
                scope.parameters(actor, Right.SEE),
                parent == null ? "" : parent,
                day,
                paging.limit(),
                paging.offset()));
    return new UnitsAnswer(
        slice.rows().stream().map(UnitBrief::of).toList(), slice.number(), slice.more());
  }

  @GetMapping("/unit_kinds")
  @Operation(
      operationId = "listUnitKinds",
      summary = "Lists kinds of unit, in their order",
      description = "Those that are known today, with their names in both languages.")
  List<UnitKindAnswer> kinds(Actor actor) {
    if (!actor.hasSomewhere(Right.SEE)) {
      throw new NotFound("unit kinds");
    }
    return sql.kinds(today.date()).stream()
        .map(it -> new UnitKindAnswer(it.code(), it.nameVi(), it.nameEn()))
        .toList();
  }

  @GetMapping("/units/{code}")
  @Operation(
      operationId = "getUnit",
      summary = "A unit on a day",
      description =
          "Without a day: today. With the units above it and directly below it; of one that has ended its last state and its successor.")
  UnitAnswer show(
      Actor actor,
      @PathVariable String code,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on) {
    LocalDate day = on == null ? today.date() : on;
    UnitId id = units.find(code).orElseThrow(() -> new NotFound("unit " + code));
    scope.require(actor, Right.SEE, id);
    NamedUnit unit = units.named(id, day).orElseThrow(() -> new NotFound("unit " + code));
    List<NamedUnit> path = units.path(id, day);
    return new UnitAnswer(
        unit.code(),
        day,
        unit.standing(),
        unit.name(),
        unit.kind(),
        unit.hasCommittee(),
        path.size() < 2 ? null : path.get(path.size() - 2).code(),
        sql.successor(id, day).map(NamedUnit::code).orElse(null),
        path.stream().map(UnitBrief::of).toList(),
        units.children(id, day).stream().map(UnitBrief::of).toList());
  }
}
