package vn.mach.evidence.figures;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.mach.base.kernel.UnitId;

/** Puts the units and cells of a scoreboard together. */
final class BoardRows {

  private BoardRows() {}

  static Board.Row boardRow(
      FiguresSql.UnitRow unit,
      List<Board.Column> columns,
      Map<UnitId, Map<String, TargetValue>> cells,
      LocalDate day) {
    Map<String, TargetValue> all = new HashMap<>(cells.getOrDefault(unit.id(), Map.of()));
    for (Board.Column column : columns) {
      if (!day.isBefore(column.from())) {
        all.putIfAbsent(column.code(), TargetValue.NOTHING_DUE);
      }
    }
    return new Board.Row(
        unit.id(),
        unit.code(),
        unit.name(),
        unit.kind(),
        unit.opens(),
        Collections.unmodifiableMap(all));
  }

  static Board.Node node(
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

  static List<UnitId> ids(FiguresSql.UnitRow top, List<FiguresSql.UnitRow> below) {
    return Stream.concat(Stream.of(top), below.stream()).map(FiguresSql.UnitRow::id).toList();
  }

  /** The rows come by level and kind; within a kind by name. */
  static List<FiguresSql.UnitRow> sorted(List<FiguresSql.UnitRow> rows) {
    Map<String, Integer> kinds = new HashMap<>();
    rows.forEach(row -> kinds.putIfAbsent(row.kind(), kinds.size()));
    return NaturalOrder.sorted(
        rows,
        Comparator.comparing(row -> kinds.getOrDefault(row.kind(), 0)),
        FiguresSql.UnitRow::name,
        Comparator.comparing(FiguresSql.UnitRow::code));
  }
}
