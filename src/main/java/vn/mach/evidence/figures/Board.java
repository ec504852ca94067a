package vn.mach.evidence.figures;

import java.math.BigDecimal;
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
  }

  /**
   * One target.
   *
   * @param figure the code of the figure it asks for
   * @param minimums what it asks, lowest and highest of its classes
   */
  public record Column(
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
      BigDecimal highestMinimum) {

    /** The state of a target in a unit on a day. */
    public TargetState state(@Nullable TargetValue value, LocalDate day) {
      return value == null
          ? TargetState.NONE
          : TargetState.of(value.due(), value.done(), from, to, day);
    }
  }

  /** The unit's own result for a target, and its minimum. */
  public record Own(FigureValue value, BigDecimal minimum) {}

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
