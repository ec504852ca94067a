package vn.mach.app.home;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.FigureLinks;
import vn.mach.evidence.figures.TargetState;
import vn.mach.evidence.figures.TargetValue;

/**
 * A board as it is shown: rows in the order asked for, those that are behind alone if asked.
 *
 * @param rows the units below, after sorting and filtering
 * @param one the target that was chosen, or the first: a phone shows it alone, and "only behind" is
 *     about it; none where there is no target
 * @param own what single units have themselves, by target code
 * @param day the end of the address where each cell opens: made once, there are thousands
 */
record Scoreboard(
    Board board,
    BoardQuery asked,
    List<Board.Row> rows,
    Optional<Board.Column> one,
    Map<UnitId, Map<String, Board.Own>> own,
    String day) {

  static Scoreboard of(Board board, BoardQuery asked, Map<UnitId, Map<String, Board.Own>> own) {
    Optional<Board.Column> one =
        column(board, asked.target()).or(() -> board.columns().stream().findFirst());
    Stream<Board.Row> rows = board.children().stream();
    if (asked.behind() && one.isPresent()) {
      Board.Column chosen = one.get();
      rows = rows.filter(row -> row.state(chosen) == TargetState.BEHIND);
    }
    Optional<Board.Column> sort = column(board, asked.sort());
    if (sort.isPresent()) {
      Comparator<BigDecimal> order =
          asked.descending()
              ? Comparator.<BigDecimal>naturalOrder().reversed()
              : Comparator.naturalOrder();
      rows =
          rows.sorted(
              Comparator.comparing(
                  row -> progress(row, sort.get(), own), Comparator.nullsLast(order)));
    }
    return new Scoreboard(board, asked, rows.toList(), one, own, asked.dayQuery());
  }

  /** What the row's unit has itself of a target, where the target asks something of it alone. */
  Board.@Nullable Own own(Board.Row row, Board.Column column) {
    return own(own, row, column);
  }

  /** Where a cell opens: the units and records behind its number. */
  String opens(Board.Row row, Board.Column column) {
    return FigureLinks.target(column.code()) + "?unit=" + row.id().value() + day;
  }

  private static Board.@Nullable Own own(
      Map<UnitId, Map<String, Board.Own>> own, Board.Row row, Board.Column column) {
    TargetValue value = row.cell(column);
    return value == null || value.due() != 1
        ? null
        : own.getOrDefault(row.id(), Map.of()).get(column.code());
  }

  /**
   * By what rows are sorted: the part of its minimum that a single unit has; of others first the
   * part of the units due that is on pace, then the part that is done.
   */
  private static @Nullable BigDecimal progress(
      Board.Row row, Board.Column column, Map<UnitId, Map<String, Board.Own>> own) {
    TargetValue value = row.cell(column);
    if (value == null || value.due() == 0) {
      return null;
    }
    Board.Own single = own(own, row, column);
    return single != null
        ? BigDecimal.valueOf(single.percent())
        : value
            .paceRate()
            .flatMap(pace -> value.rate().map(done -> pace.add(done.movePointLeft(6))))
            .orElseThrow();
  }

  /** Whether a unit below has not reached the target: then a reminder may be sent. */
  boolean anyMissing(Board.Column column) {
    return board.children().stream()
        .anyMatch(
            row -> EnumSet.of(TargetState.BEHIND, TargetState.ON_PACE).contains(row.state(column)));
  }

  static Optional<Board.Column> column(Board board, String code) {
    return board.columns().stream().filter(column -> column.code().equals(code)).findFirst();
  }
}
