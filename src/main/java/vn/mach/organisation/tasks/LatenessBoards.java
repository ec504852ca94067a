package vn.mach.organisation.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.organisation.tasks.TaskCountsSql.Counts;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.Units;

/** Reads lateness boards: of the kinds whose tasks the actor may see at the unit. */
@Component
class LatenessBoards {

  private final TaskCountsSql sql;
  private final TaskKindsSql kinds;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  LatenessBoards(
      TaskCountsSql sql, TaskKindsSql kinds, Units units, AccessScope scope, Today today) {
    this.sql = sql;
    this.kinds = kinds;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /**
   * The kinds that the actor sees of a unit and all below it.
   *
   * @throws NotFound where there are none
   */
  List<TaskKind> kinds(Actor actor, UnitId unit) {
    List<TaskKind> seen = kinds.seenWith(scope.rights(actor, unit));
    if (seen.isEmpty() || units.named(unit, today.date()).isEmpty()) {
      throw new NotFound("unit " + unit.value());
    }
    return seen;
  }

  /**
   * The board of a unit.
   *
   * @throws NotFound where the actor sees no tasks of the unit
   */
  @Transactional(readOnly = true)
  public LatenessBoard board(Actor actor, LatenessQuery asked) {
    UnitId unit = Objects.requireNonNull(asked.unit());
    List<TaskKind> seen = kinds(actor, unit);
    NamedUnit named =
        units.named(unit, asked.on()).orElseThrow(() -> new NotFound("unit " + unit.value()));
    List<NamedUnit> children = units.children(unit, asked.on());
    List<UnitId> all = new ArrayList<>(children.stream().map(NamedUnit::id).toList());
    all.add(unit);
    List<TaskKind> asks =
        seen.stream()
            .filter(it -> asked.kind().isEmpty() || it.code().equals(asked.kind()))
            .toList();
    List<String> codes = asks.stream().map(TaskKind::code).toList();
    Map<UnitId, Map<String, Counts>> counts = sql.read(all, codes, asked.on());
    Set<UnitId> parents = sql.withUnitsBelow(all, asked.on());
    List<LatenessBoard.Row> rows = new ArrayList<>();
    children.forEach(
        it -> rows.add(row(it, counts.getOrDefault(it.id(), Map.of()), parents.contains(it.id()))));
    if (!asked.sort().isEmpty()) {
      Comparator<LatenessBoard.Row> least =
          Comparator.comparingLong((LatenessBoard.Row row) -> row.of(asked.sort()).late())
              .thenComparingLong(row -> row.of(asked.sort()).due());
      rows.sort(asked.ascending() ? least : least.reversed());
    }
    LatenessBoard.Row whole = row(named, counts.getOrDefault(unit, Map.of()), true);
    LatenessBoard.Row own =
        children.isEmpty() ? whole : row(named, sql.own(unit, codes, asked.on()), false);
    List<TaskKind> shown =
        asks.stream()
            .filter(it -> !whole.cell(it).none() || it.code().equals(asked.kind()))
            .toList();
    return new LatenessBoard(
        named.name(), asked.on(), shown, whole, own, List.copyOf(rows), sql.waiting());
  }

  /** How long late tasks wait, by the kind of unit that owes them. */
  @Transactional(readOnly = true)
  public List<WaitingLevel> waiting(Actor actor, LatenessQuery asked) {
    UnitId unit = Objects.requireNonNull(asked.unit());
    Collection<String> codes =
        kinds(actor, unit).stream()
            .map(TaskKind::code)
            .filter(it -> asked.kind().isEmpty() || it.equals(asked.kind()))
            .toList();
    return sql.levels(unit, codes, asked.on());
  }

  private static LatenessBoard.Row row(NamedUnit unit, Map<String, Counts> cells, boolean opens) {
    return new LatenessBoard.Row(
        unit.id(),
        unit.code(),
        unit.name(),
        unit.kind(),
        cells,
        cells.values().stream().reduce(Counts.NONE, Counts::plus),
        opens);
  }
}
