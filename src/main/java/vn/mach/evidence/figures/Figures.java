package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.mach.base.kernel.Actor;
import vn.mach.base.kernel.NotFound;
import vn.mach.base.kernel.Period;
import vn.mach.base.kernel.UnitId;
import vn.mach.base.web.Paging;

/**
 * The numbers: values of figures and targets for any unit, period and day. Each requires the right
 * to see the unit and throws {@link NotFound} where it is missing, or where there is no such figure
 * or target.
 */
@Component
@Transactional(readOnly = true)
public class Figures {

  private final FiguresSql sql;
  private final EvidenceCounts evidence;
  private final EvidenceRecordsSql records;
  private final StoredTotals stored;

  Figures(
      FiguresSql sql, EvidenceCounts evidence, EvidenceRecordsSql records, StoredTotals stored) {
    this.sql = sql;
    this.evidence = evidence;
    this.records = records;
    this.stored = stored;
  }

  /** The value of a figure in a unit and all under it, from the period's first day to its last. */
  public FigureValue value(
      Actor actor, String figure, UnitId unit, Period period, HierarchyMode reading) {
    return values(actor, figure, List.of(unit), List.of(period), reading)
        .values()
        .iterator()
        .next()
        .getFirst();
  }

  /**
   * As {@link #value}, for several units and several periods at once; each list is in the order of
   * the periods.
   */
  public Map<UnitId, List<FigureValue>> values(
      Actor actor,
      String figure,
      Collection<UnitId> units,
      List<Period> periods,
      HierarchyMode reading) {
    require(actor, units);
    FigureFunction function =
        sql.function(figure).orElseThrow(() -> new NotFound("figure " + figure));
    return stored
        .values(Map.of(figure, function), units, periods, reading)
        .getOrDefault(figure, Map.of());
  }

  /** How far a target is reached in a unit on a day; empty on days before the target's first. */
  public Optional<TargetValue> target(
      Actor actor, String target, UnitId unit, LocalDate day, HierarchyMode reading) {
    return Optional.ofNullable(targets(actor, target, List.of(unit), day, reading).get(unit));
  }

  /**
   * As {@link #target}, for several units at once; nothing is in the map on days before the
   * target's first.
   */
  public Map<UnitId, TargetValue> targets(
      Actor actor, String target, Collection<UnitId> units, LocalDate day, HierarchyMode reading) {
    require(actor, units);
    return ofTarget(row(target), units, day, reading);
  }

  /**
   * The scoreboard of a unit on a day, with the targets that run on that day and ask something of
   * it; none that a neighbour set.
   */
  public Board board(Actor actor, UnitId unit, LocalDate day, HierarchyMode reading) {
    return board(actor, unit, day, reading, sql.targetsOn(day, unit), true);
  }

  /**
   * The scoreboard of a unit on a day with these targets, by their codes, withdrawn ones too; one
   * that is unknown is left out.
   */
  public Board board(
      Actor actor, UnitId unit, LocalDate day, HierarchyMode reading, Collection<String> targets) {
    return board(actor, unit, day, reading, sql.targets(targets), false);
  }

  /** Those of these targets, by their codes, that are not withdrawn from the day or earlier. */
  public List<String> standing(Collection<String> targets, LocalDate day) {
    return sql.targets(targets, day).stream().map(it -> it.column().code()).toList();
  }

  /**
   * A unit and those under it, nested, with how far one target is reached in each. Empty on days
   * before the target's first. Units that the target asks nothing of are there with nothing due.
   *
   * @param levels how many levels below the unit
   */
  public Optional<Board.Node> subtree(
      Actor actor, UnitId unit, String target, LocalDate day, HierarchyMode reading, int levels) {
    LocalDate treeDay = reading.treeDay(day);
    FiguresSql.UnitRow top =
        sql.unit(actor, unit, treeDay).orElseThrow(() -> new NotFound("unit " + unit.value()));
    List<FiguresSql.UnitRow> below = BoardRows.sorted(sql.below(actor, unit, treeDay, levels));
    Map<UnitId, TargetValue> values =
        ofTarget(row(target), BoardRows.ids(top, below), day, reading);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Map<UnitId, List<FiguresSql.UnitRow>> children =
        below.stream()
            .filter(row -> row.parent() != null)
            .collect(Collectors.groupingBy(FiguresSql.UnitRow::parent));
    return Optional.of(BoardRows.node(top, children, values));
  }

  /**
   * What units of a board have themselves, by target code: the unit of the board where something is
   * asked of it, and each row below in which a target asks something of one unit only, and that is
   * the row's own. Under a large unit on a past day there are none of rows below: their evidence
   * would have to be counted.
   */
  public Map<UnitId, Map<String, Board.Own>> own(Actor actor, Board board) {
    require(actor, List.of(board.unit().id()));
    boolean counted =
        stored.isPast(board.day()) && stored.hasDays(board.unit().id(), board.reading());
    Map<UnitId, Board.Row> rows =
        Stream.concat(
                Stream.of(board.unit()),
                counted ? Stream.<Board.Row>empty() : board.children().stream())
            .collect(Collectors.toMap(Board.Row::id, row -> row));
    List<UnitId> units =
        rows.values().stream()
            .filter(row -> row.cells().values().stream().anyMatch(cell -> single(board, row, cell)))
            .map(Board.Row::id)
            .toList();
    Map<UnitId, Map<String, Board.Own>> own = new HashMap<>();
    if (units.isEmpty()) {
      return own;
    }
    Map<Long, String> targets =
        board.columns().stream().collect(Collectors.toMap(Board.Column::id, Board.Column::code));
    stored
        .ownValues(units, targets.keySet(), board.day(), board.reading())
        .forEach((unit, values) ->
            values.forEach((target, it) -> {
              String code = Objects.requireNonNull(targets.get(target));
              Board.Row row = Objects.requireNonNull(rows.get(unit));
              TargetValue cell = row.cells().get(code);
              if (cell != null && single(board, row, cell)) {
                own.computeIfAbsent(unit, id -> new HashMap<>()).put(code, it);
              }
            }));
    return own;
  }

  /**
   * How far a target was reached in a unit at the end of each month, from its first day to the day
   * asked for (or its own last day).
   */
  public List<Board.Month> byMonth(
      Actor actor, UnitId unit, String target, LocalDate day, HierarchyMode reading) {
    require(actor, List.of(unit));
    TargetRow row = row(target);
    Map<LocalDate, TargetValue> values = new TreeMap<>();
    for (LocalDate end :
        MonthEnds.between(row.column().from(), MonthEnds.earlier(day, row.column().to()))) {
      values.put(end, TargetValue.NOTHING_DUE);
    }
    for (TargetTotal total :
        stored.totals(List.of(row.id()), List.of(unit), values.keySet(), reading)) {
      values.put(total.day(), total.value());
    }
    return values.entrySet().stream()
        .map(entry -> new Board.Month(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** By code of the figure, for units that are visible with the unit above them. */
  Map<String, Map<UnitId, List<FigureValue>>> ofUnits(
      Map<String, FigureFunction> figures,
      Collection<UnitId> units,
      Period period,
      HierarchyMode reading) {
    return evidence.values(figures, units, List.of(period), reading);
  }

  /** The activities that the value of a figure counts, the latest first. */
  List<EvidenceRecordsSql.Evidence> records(
      Actor actor,
      String figure,
      UnitId unit,
      Period period,
      HierarchyMode reading,
      Paging paging) {
    require(actor, List.of(unit));
    return records.records(actor, figure, unit, period, reading, paging);
  }

  /**
   * The units that a target asks something of, with what each has; none before the target's first
   * day.
   */
  DueUnits due(
      Actor actor,
      String target,
      UnitId unit,
      LocalDate day,
      HierarchyMode reading,
      String state,
      Paging paging) {
    require(actor, List.of(unit));
    return stored.due(actor, row(target), unit, day, reading, state, paging);
  }

  private static boolean single(Board board, Board.Row row, TargetValue cell) {
    return row == board.unit() ? cell.due() > 0 : cell.due() == 1;
  }

  private Board board(
      Actor actor,
      UnitId unit,
      LocalDate day,
      HierarchyMode reading,
      List<TargetRow> targets,
      boolean onlyWhereDue) {
    LocalDate treeDay = reading.treeDay(day);
    FiguresSql.UnitRow top =
        sql.unit(actor, unit, treeDay).orElseThrow(() -> new NotFound("unit " + unit.value()));
    List<FiguresSql.UnitRow> below = BoardRows.sorted(sql.below(actor, unit, treeDay, 1));
    Map<Long, TargetRow> byNumber =
        targets.stream()
            .collect(
                Collectors.toMap(
                    TargetRow::id, row -> row, (one, other) -> one, LinkedHashMap::new));
    Map<UnitId, Map<String, TargetValue>> cells = new HashMap<>();
    Set<Long> due = new java.util.HashSet<>();
    for (TargetTotal total :
        stored.totals(byNumber.keySet(), BoardRows.ids(top, below), List.of(day), reading)) {
      due.add(total.target());
      cells
          .computeIfAbsent(total.unit(), id -> new HashMap<>())
          .put(Objects.requireNonNull(byNumber.get(total.target())).column().code(), total.value());
    }
    List<Board.Column> columns =
        byNumber.values().stream()
            .filter(row -> !onlyWhereDue || due.contains(row.id()))
            .map(TargetRow::column)
            .toList();
    return new Board(
        day,
        reading,
        BoardRows.boardRow(top, columns, cells, day),
        below.stream().map(row -> BoardRows.boardRow(row, columns, cells, day)).toList(),
        columns);
  }

  private Map<UnitId, TargetValue> ofTarget(
      TargetRow target, Collection<UnitId> units, LocalDate day, HierarchyMode reading) {
    if (day.isBefore(target.column().from())) {
      return Map.of();
    }
    Map<UnitId, TargetValue> values = new HashMap<>();
    units.forEach(unit -> values.put(unit, TargetValue.NOTHING_DUE));
    stored
        .totals(List.of(target.id()), units, List.of(day), reading)
        .forEach(total -> values.put(total.unit(), total.value()));
    return values;
  }

  private TargetRow row(String target) {
    return sql.target(target).orElseThrow(() -> new NotFound("target " + target));
  }

  private void require(Actor actor, Collection<UnitId> units) {
    if (sql.beyond(actor, units) > 0) {
      throw new NotFound("units " + units);
    }
  }
}
