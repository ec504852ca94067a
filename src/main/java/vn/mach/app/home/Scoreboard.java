package vn.mach.app.home;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.mach.evidence.figures.Board;
import vn.mach.evidence.figures.TargetState;
import vn.mach.evidence.figures.TargetValue;

/**
 * A board as it is shown: rows in the order asked for, those that are behind alone if asked.
 *
 * @param rows the units below, after sorting and filtering
 * @param one the target that a phone shows; none where there is no target
 */
record Scoreboard(Board board, BoardQuery asked, List<Board.Row> rows, Optional<Board.Column> one) {

  static Scoreboard of(Board board, BoardQuery asked) {
    Stream<Board.Row> rows = board.children().stream();
    if (asked.behind()) {
      rows =
          rows.filter(row ->
              board.columns().stream()
                  .anyMatch(
                      column -> column.state(row.cell(column), board.day()) == TargetState.BEHIND));
    }
    Optional<Board.Column> sort = column(board, asked.sort());
    if (sort.isPresent()) {
      Comparator<BigDecimal> order =
          asked.descending()
              ? Comparator.<BigDecimal>naturalOrder().reversed()
              : Comparator.naturalOrder();
      rows =
          rows.sorted(
              Comparator.comparing(row -> rate(row, sort.get()), Comparator.nullsLast(order)));
    }
    Optional<Board.Column> first = board.columns().stream().findFirst();
    return new Scoreboard(
        board, asked, rows.toList(), column(board, asked.target()).or(() -> first));
  }

  TargetState state(Board.Row row, Board.Column column) {
    return column.state(row.cell(column), board.day());
  }

  TargetValue value(Board.Row row, Board.Column column) {
    TargetValue value = row.cell(column);
    return value == null ? new TargetValue(0, 0, 0) : value;
  }

  static @Nullable BigDecimal rate(Board.Row row, Board.Column column) {
    TargetValue value = row.cell(column);
    return value == null ? null : value.rate().orElse(null);
  }

  /** The units directly below that are behind with the target. */
  List<Board.Row> behind(Board.Column column) {
    return board.children().stream()
        .filter(row -> state(row, column) == TargetState.BEHIND)
        .toList();
  }

  /** How much of what is asked a unit has, from 0 to 100: the length of its bar. */
  static int reached(Board.Own own) {
    if (own.value().reaches(own.minimum())) {
      return 100;
    }
    BigDecimal value =
        own.value().value().orElse(BigDecimal.ZERO); // rounded: it may look like the minimum
    return value.signum() == 0
        ? 0
        : Math.min(
            99,
            BigDecimal.valueOf(100)
                .multiply(value)
                .divide(own.minimum(), 0, RoundingMode.DOWN)
                .intValue());
  }

  static Optional<Board.Column> column(Board board, String code) {
    return board.columns().stream().filter(column -> column.code().equals(code)).findFirst();
  }
}
