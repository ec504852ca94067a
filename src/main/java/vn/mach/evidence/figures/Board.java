package vn.mach.evidence.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * A scoreboard: a unit and the units directly below it as rows, targets as columns.
 *
 * @param unit the row of the unit itself
 * @param children the units directly below it in the tree of the day (or of the hierarchy mode's
 *     day), by kind from the top, then by name
 * @param columns the targets, by code
 */
public record Board(
    LocalDate day, HierarchyMode reading, Row unit, List<Row> children, List<Column> columns) {

  /**
   * One unit.
   *
   * @param opens whether the actor may open the unit itself; one that has since moved away is still
   *     shown under its old parent
   * @param cells by target code; a target that had not begun on the day has none
   */
  public record Row(
      UnitId id,
      String code,
      String name,
      String kind,
      boolean opens,
      Map<String, TargetValue> cells) {

    public @Nullable TargetValue cell(Column column) {
      return cells.get(column.code());
    }

    public TargetState state(Column column) {
      TargetValue value = cell(column);
      return value == null ? TargetState.NONE : TargetState.of(value);
    }
  }

  /**
   * One target.
   *
   * @param figure the code of the figure it asks for
   * @param minimums what it asks, lowest and highest of its classes
   */
  public record Column(
      long id,
      String code,
      String title,
      String directive,
      String figure,
      String figureVi,
      String figureEn,
      FigureFunction function,
      LocalDate from,
      LocalDate to,
      BigDecimal lowestMinimum,
      BigDecimal highestMinimum) {}

  /**
   * A unit's own result for a target.
   *
   * @param minimum what is asked of it by the end of the period
   * @param required what is asked of it by the day: see {@link Pace}
   */
  public record Own(FigureValue value, BigDecimal minimum, BigDecimal required) {

    public TargetState state() {
      return value.reaches(minimum)
          ? TargetState.DONE
          : value.reaches(required) ? TargetState.ON_PACE : TargetState.BEHIND;
    }

    /** As a total of one unit. */
    public TargetValue total() {
      TargetState state = state();
      return new TargetValue(
          1,
          state == TargetState.DONE ? 1 : 0,
          state == TargetState.BEHIND ? 0 : 1,
          value.activities() == 0 ? 1 : 0);
    }

    /** How much of the minimum it has, from 0 to 100 percent, 100 only where it is reached. */
    public int percent() {
      return percent(state());
    }

    /** As {@link #percent()}, where the state is known. */
    int percent(TargetState state) {
      if (state == TargetState.DONE) {
        return 100;
      }
      BigDecimal has = value.value().orElse(BigDecimal.ZERO); // rounded: may look like the minimum
      return has.signum() <= 0
          ? 0
          : Math.min(
              99,
              BigDecimal.valueOf(100)
                  .multiply(has)
                  .divide(minimum, 0, RoundingMode.DOWN)
                  .intValue());
    }
  }

  /** A unit with those below it and how far a target is reached in each, for the treemap. */
  public record Node(
      UnitId id,
      String code,
      String name,
      String kind,
      boolean opens,
      TargetValue value,
      List<Node> children) {}

  /** How far a target was reached on the last day of a month (or the last day asked for). */
  public record Month(LocalDate day, TargetValue value) {}
}
