package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
  private final RecomputeSql evidence;
  private final TargetRollups totals;
  private final DailyAggregates days;
  private final BoardSnapshots past;

  Figures(
      FiguresSql sql,
      RecomputeSql evidence,
      TargetRollups totals,
      DailyAggregates days,
      BoardSnapshots past) {
    this.sql = sql;
    this.evidence = evidence;
    this.totals = totals;
    this.days = days;
    this.past = past;
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
    return days.values(Map.of(figure, function), units, periods, reading)
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
   * The scoreboard of a unit on a day with these targets, by their codes; one that is unknown is
   * left out.
   */
  public Board board(
      Actor actor, UnitId unit, LocalDate day, HierarchyMode reading, Collection<String> targets) {
    return board(actor, unit, day, reading, sql.targets(targets), false);
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
    List<FiguresSql.UnitRow> below = sorted(sql.below(actor, unit, treeDay, levels));
    Map<UnitId, TargetValue> values = ofTarget(row(target), ids(top, below), day, reading);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Map<UnitId, List<FiguresSql.UnitRow>> children =
        below.stream()
            .filter(row -> row.parent() != null)
            .collect(Collectors.groupingBy(FiguresSql.UnitRow::parent));
    return Optional.of(node(top, children, values));
  }

  /**
   * The progress of the scoreboard of a past day, if a large unit must be counted for it first.
   * Starts that.
   */
  @Transactional
  public Optional<BoardSnapshots.Progress> waitForBoard(
      Actor actor, UnitId unit, LocalDate day, HierarchyMode reading) {
    if (!reading.equals(HierarchyMode.AT_EVENT_DATE) || !past.isPast(day)) {
      return Optional.empty();
    }
    require(actor, List.of(unit));
    return past.await(unit, List.of(day), List.of(), null);
  }

  /** The same for how far one target was reached on a day in a unit and those directly below it. */
  @Transactional
  public Optional<BoardSnapshots.Progress> waitForTarget(
      Actor actor, String target, UnitId unit, LocalDate day, HierarchyMode reading) {
    if (!reading.equals(HierarchyMode.AT_EVENT_DATE) || !past.isPast(day)) {
      return Optional.empty();
    }
    require(actor, List.of(unit));
    FiguresSql.TargetRow row = row(target);
    return day.isBefore(row.column().from())
        ? Optional.empty()
        : past.await(unit, List.of(day), List.of(), row.id());
  }

  /** The same for the trend of a target: see {@link #byMonth}. */
  @Transactional
  public Optional<BoardSnapshots.Progress> waitForCourse(
      Actor actor, String target, UnitId unit, LocalDate day, HierarchyMode reading) {
    if (!reading.equals(HierarchyMode.AT_EVENT_DATE)) {
      return Optional.empty();
    }
    require(actor, List.of(unit));
    FiguresSql.TargetRow row = row(target);
    return past.await(
        unit, List.of(), monthEnds(row.column().from(), earlier(day, row.column().to())), row.id());
  }

  /**
   * How old the totals are that a board was read from; empty where it was counted from the evidence
   * just now.
   */
  public Optional<RollupFreshness> freshness(Board board) {
    return totals.freshness(board);
  }

  /**
   * The own results of the unit of a board, by target code; none for a target that asks only those
   * below it.
   */
  public Map<String, Board.Own> own(Actor actor, Board board) {
    UnitId unit = board.unit().id();
    require(actor, List.of(unit));
    Map<String, Board.Own> own = new HashMap<>();
    Set<String> kept = totals.own(unit, board, own);
    Map<Long, String> others =
        sql
            .targets(
                board.columns().stream()
                    .map(Board.Column::code)
                    .filter(code -> !kept.contains(code))
                    .toList())
            .stream()
            .collect(Collectors.toMap(FiguresSql.TargetRow::id, row -> row.column().code()));
    if (!others.isEmpty()) {
      past.ownValues(unit, others.keySet(), board.day(), board.reading())
          .forEach((target, it) -> own.put(Objects.requireNonNull(others.get(target)), it));
    }
    return own;
  }

  /**
   * How far a target was reached in a unit at the end of each month, from its first day to the day
   * asked for (or its own last day).
   */
  public List<Board.Month> byMonth(
      Actor actor, UnitId unit, String target, LocalDate day, HierarchyMode reading) {
    require(actor, List.of(unit));
    FiguresSql.TargetRow row = row(target);
    Map<LocalDate, TargetValue> values = new TreeMap<>();
    for (LocalDate end : monthEnds(row.column().from(), earlier(day, row.column().to()))) {
      values.put(end, TargetValue.NOTHING_DUE);
    }
    for (RecomputeSql.Total total :
        totals.totals(List.of(row.id()), List.of(unit), values.keySet(), reading)) {
      values.put(total.day(), total.value());
    }
    return values.entrySet().stream()
        .map(entry -> new Board.Month(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** For units that are visible with the unit above them. */
  Map<UnitId, List<FigureValue>> ofUnits(
      String figure,
      FigureFunction function,
      Collection<UnitId> units,
      Period period,
      HierarchyMode reading) {
    return units.isEmpty()
        ? Map.of()
        : evidence.values(figure, function, units, List.of(period), reading);
  }

  /** The activities that the value of a figure counts, the latest first. */
  List<RecomputeSql.Evidence> records(
      Actor actor,
      String figure,
      UnitId unit,
      Period period,
      HierarchyMode reading,
      Paging paging) {
    require(actor, List.of(unit));
    return evidence.records(actor, figure, unit, period, reading, paging);
  }

  /**
   * The units that a target asks something of, with what each has; none before the target's first
   * day.
   */
  RecomputeSql.Dues due(
      Actor actor,
      String target,
      UnitId unit,
      LocalDate day,
      HierarchyMode reading,
      String state,
      Paging paging) {
    require(actor, List.of(unit));
    return totals.due(actor, row(target), unit, day, reading, state, paging);
  }

  private Board board(
      Actor actor,
      UnitId unit,
      LocalDate day,
      HierarchyMode reading,
      List<FiguresSql.TargetRow> targets,
      boolean onlyWhereDue) {
    LocalDate treeDay = reading.treeDay(day);
    FiguresSql.UnitRow top =
        sql.unit(actor, unit, treeDay).orElseThrow(() -> new NotFound("unit " + unit.value()));
    List<FiguresSql.UnitRow> below = sorted(sql.below(actor, unit, treeDay, 1));
    Map<Long, FiguresSql.TargetRow> byNumber =
        targets.stream()
            .collect(
                Collectors.toMap(
                    FiguresSql.TargetRow::id, row -> row, (one, other) -> one, LinkedHashMap::new));
    Map<UnitId, Map<String, TargetValue>> cells = new HashMap<>();
    Set<Long> due = new java.util.HashSet<>();
    for (RecomputeSql.Total total :
        totals.totals(byNumber.keySet(), ids(top, below), day, reading)) {
      due.add(total.target());
      cells
          .computeIfAbsent(total.unit(), id -> new HashMap<>())
          .put(Objects.requireNonNull(byNumber.get(total.target())).column().code(), total.value());
    }
    List<Board.Column> columns =
        byNumber.values().stream()
            .filter(row -> !onlyWhereDue || due.contains(row.id()))
            .map(FiguresSql.TargetRow::column)
            .toList();
    return new Board(
        day,
        reading,
        boardRow(top, columns, cells, day),
        below.stream().map(row -> boardRow(row, columns, cells, day)).toList(),
        columns);
  }

  private static Board.Row boardRow(
      FiguresSql.UnitRow unit,
      List<Board.Column> columns,
      Map<UnitId, Map<String, TargetValue>> cells,
      LocalDate day) {
    Map<String, TargetValue> all = new HashMap<>(cells.getOrDefault(unit.id(), Map.of()));
    columns.stream()
        .filter(column -> !day.isBefore(column.from()))
        .forEach(it -> all.putIfAbsent(it.code(), TargetValue.NOTHING_DUE));
    return new Board.Row(
        unit.id(), unit.code(), unit.name(), unit.kind(), unit.opens(), Map.copyOf(all));
  }

  private static Board.Node node(
      FiguresSql.UnitRow unit,
      Map<UnitId, List<FiguresSql.UnitRow>> children,
      Map<UnitId, TargetValue> values) {
    return new Board.Node(
        unit.id(),
        unit.code(),
        unit.name(),
        unit.kind(),
        unit.opens(),
        values.getOrDefault(unit.id(), TargetValue.NOTHING_DUE),
        children.getOrDefault(unit.id(), List.of()).stream()
            .map(child -> node(child, children, values))
            .toList());
  }

  private Map<UnitId, TargetValue> ofTarget(
      FiguresSql.TargetRow target, Collection<UnitId> units, LocalDate day, HierarchyMode reading) {
    if (day.isBefore(target.column().from())) {
      return Map.of();
    }
    Map<UnitId, TargetValue> values = new HashMap<>();
    units.forEach(unit -> values.put(unit, TargetValue.NOTHING_DUE));
    totals
        .totals(List.of(target.id()), units, day, reading)
        .forEach(total -> values.put(total.unit(), total.value()));
    return values;
  }

  private FiguresSql.TargetRow row(String target) {
    return sql.target(target).orElseThrow(() -> new NotFound("target " + target));
  }

  private void require(Actor actor, Collection<UnitId> units) {
    if (sql.beyond(actor, units) > 0) {
      throw new NotFound("units " + units);
    }
  }

  private static List<UnitId> ids(FiguresSql.UnitRow top, List<FiguresSql.UnitRow> below) {
    return Stream.concat(Stream.of(top), below.stream()).map(FiguresSql.UnitRow::id).toList();
  }

  /** The rows come by level and kind; within a kind by name. */
  private static List<FiguresSql.UnitRow> sorted(List<FiguresSql.UnitRow> rows) {
    Map<String, Integer> kinds = new HashMap<>();
    rows.forEach(row -> kinds.putIfAbsent(row.kind(), kinds.size()));
    return NaturalOrder.sorted(
        rows,
        Comparator.comparing(row -> kinds.getOrDefault(row.kind(), 0)),
        FiguresSql.UnitRow::name,
        Comparator.comparing(FiguresSql.UnitRow::code));
  }

  private static List<LocalDate> monthEnds(LocalDate from, LocalDate to) {
    List<LocalDate> ends = new ArrayList<>();
    for (YearMonth month = YearMonth.from(from);
        !to.isBefore(from) && !month.atDay(1).isAfter(to);
        month = month.plusMonths(1)) {
      ends.add(earlier(month.atEndOfMonth(), to));
    }
    return ends;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
