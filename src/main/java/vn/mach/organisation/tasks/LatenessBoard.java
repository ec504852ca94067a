package vn.mach.organisation.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.mach.base.kernel.UnitId;
import vn.mach.organisation.tasks.TaskCountsSql.Counts;

/**
 * A unit, its children as rows, kinds of task as columns.
 *
 * @param whole the unit with all below it
 * @param own the unit alone
 * @param behind whether changes wait to be counted
 */
record LatenessBoard(
    String name,
    LocalDate day,
    List<TaskKind> kinds,
    Row whole,
    Row own,
    List<Row> rows,
    boolean behind) {

  /**
   * One row.
   *
   * @param opens whether it has units below it
   */
  record Row(
      UnitId id,
      String code,
      String name,
      String kind,
      Map<String, Counts> cells,
      Counts sum,
      boolean opens) {

    Counts cell(TaskKind column) {
      return cells.getOrDefault(column.code(), Counts.NONE);
    }

    Counts of(String column) {
      return column.equals("all") ? sum : cells.getOrDefault(column, Counts.NONE);
    }
  }

  boolean nothing() {
    return whole.sum().none();
  }
}
