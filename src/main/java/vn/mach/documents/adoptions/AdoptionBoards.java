package vn.mach.documents.adoptions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Right;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.realms.Today;
import vn.mach.documents.directives.DirectiveId;
import vn.mach.documents.directives.Directives;
import vn.mach.documents.directives.NamedDirective;
import vn.mach.organisation.units.AccessScope;
import vn.mach.organisation.units.NamedUnit;
import vn.mach.organisation.units.UnitKind;
import vn.mach.organisation.units.Units;

/** Reads the board of a directive from the kept numbers: by unit and level, with what is late. */
@Component
class AdoptionBoards {

  private final AdoptionCountsSql sql;
  private final Cascades cascades;
  private final Directives directives;
  private final Units units;
  private final AccessScope scope;
  private final Today today;

  AdoptionBoards(
      AdoptionCountsSql sql,
      Cascades cascades,
      Directives directives,
      Units units,
      AccessScope scope,
      Today today) {
    this.sql = sql;
    this.cascades = cascades;
    this.directives = directives;
    this.units = units;
    this.scope = scope;
    this.today = today;
  }

  /**
   * Where the board of a directive begins for the actor: at its issuer, else at their first unit.
   *
   * @throws NotFound where there is none
   */
  UnitId start(Actor actor, NamedDirective directive) {
    UnitId issuer = directive.issuer();
    if (issuer != null && scope.reaches(actor, Right.SEE_DRAFTS, issuer)) {
      return issuer;
    }
    return units.tops(actor, Right.SEE_DRAFTS).stream()
        .findFirst()
        .map(NamedUnit::id)
        .orElseThrow(() -> new NotFound("no unit"));
  }

  /** A directive that was sent, as the actor may see it. */
  NamedDirective directive(Actor actor, long id) {
    DirectiveId directive = new DirectiveId(id);
    if (!directives.maySee(actor, directive) || cascades.find(directive).isEmpty()) {
      throw new NotFound("directive " + id);
    }
    return directives.named(directive).orElseThrow();
  }

  /**
   * The board.
   *
   * @throws NotFound where the actor may not see drafts of the unit
   */
  @Transactional(readOnly = true)
  public AdoptionBoard board(Actor actor, NamedDirective directive, UnitId unit, String sort) {
    scope.require(actor, Right.SEE_DRAFTS, unit);
    LocalDate day = today.date();
    NamedUnit named = units.named(unit, day).orElseThrow(() -> new NotFound("unit"));
    List<NamedUnit> children = units.children(unit, day);
    List<UnitId> all = new ArrayList<>(children.stream().map(NamedUnit::id).toList());
    all.add(unit);
    Map<UnitId, Map<String, AdoptionNumbers>> numbers = sql.read(directive.id().value(), all, day);
    Map<Owed, Map<String, LocalDate>> due = sql.deadlines(directive.id().value());
    List<AdoptionBoard.Row> rows = new ArrayList<>();
    for (NamedUnit child : children) {
      Map<String, AdoptionNumbers> kinds = numbers.getOrDefault(child.id(), Map.of());
      AdoptionBoard.Row row = row(child, kinds, due, true);
      if (!row.numbers().none()) {
        rows.add(row);
      }
    }
    if (sort.equals("late")) {
      rows.sort(Comparator.comparingLong(AdoptionBoard.Row::overdue).reversed());
    }
    Map<String, AdoptionNumbers> whole = numbers.getOrDefault(unit, Map.of());
    AdoptionNumbers alone = sql.own(directive.id().value(), unit);
    return new AdoptionBoard(
        directive,
        cascades.find(directive.id()).orElseThrow().number(),
        day,
        row(named, whole, due, true),
        row(named, alone.none() ? Map.of() : Map.of(named.kind(), alone), due, false),
        List.copyOf(rows),
        levels(whole, due, day));
  }

  private AdoptionBoard.Row row(
      NamedUnit unit,
      Map<String, AdoptionNumbers> kinds,
      Map<Owed, Map<String, LocalDate>> due,
      boolean opens) {
    AdoptionNumbers sum =
        kinds.values().stream().reduce(AdoptionNumbers.NONE, AdoptionNumbers::plus);
    return new AdoptionBoard.Row(
        unit.id(),
        unit.code(),
        unit.name(),
        unit.kind(),
        sum,
        late(kinds, due, today.date()),
        opens);
  }

  /** Each level has its own last days: what is late follows from the numbers of its kinds. */
  static Map<Owed, Long> late(
      Map<String, AdoptionNumbers> kinds, Map<Owed, Map<String, LocalDate>> due, LocalDate day) {
    Map<Owed, Long> late = new EnumMap<>(Owed.class);
    for (Owed owed : Owed.values()) {
      long open =
          kinds.entrySet().stream()
              .filter(it -> {
                LocalDate last = due.getOrDefault(owed, Map.of()).get(it.getKey());
                return last != null && last.isBefore(day);
              })
              .mapToLong(it -> it.getValue().open(owed))
              .sum();
      late.put(owed, open);
    }
    return late;
  }

  private List<AdoptionBoard.Level> levels(
      Map<String, AdoptionNumbers> kinds, Map<Owed, Map<String, LocalDate>> due, LocalDate day) {
    Set<String> there = kinds.keySet();
    List<AdoptionBoard.Level> levels = new ArrayList<>();
    for (UnitKind kind : units.kinds()) {
      AdoptionNumbers own = kinds.get(kind.code());
      if (!there.contains(kind.code()) || own == null || own.none()) {
        continue;
      }
      Map<Owed, LocalDate> last = new EnumMap<>(Owed.class);
      due.forEach((owed, days) -> {
        LocalDate on = days.get(kind.code());
        if (on != null) {
          last.put(owed, on);
        }
      });
      levels.add(
          new AdoptionBoard.Level(
              kind.code(),
              kind.nameVi(),
              kind.nameEn(),
              own,
              last,
              late(Map.of(kind.code(), own), due, day)));
    }
    return levels;
  }
}
