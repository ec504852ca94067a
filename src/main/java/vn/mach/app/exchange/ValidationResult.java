package vn.mach.app.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.datasets.ExchangeTable;
import vn.mach.base.datasets.RowWarning;

/**
 * What validation found, before anything is taken in.
 *
 * @param tables one for each table that was sent
 * @param refused the first rows refused (at most {@link #SHOWN}), in the order of tables and lines;
 *     {@code Imports.refused} pages through all
 * @param warnings what a regulation asks and the dataset does not show, and what cannot well be;
 *     never hinders
 * @param newTops units that would stand at the top of the tree beside those that stand there
 */
record ValidationResult(
    long id,
    List<Count> tables,
    List<RefusedRow> refused,
    List<RowWarning> warnings,
    List<String> newTops) {

  static final int SHOWN = 1000;

  /**
   * @param unchanged rows that exist already, or were sent twice alike
   * @param changed rows that close an open version or rename a kind
   * @param unknownColumns headers that no column answers to; they were not read
   */
  record Count(
      ExchangeTable table,
      long fresh,
      long changed,
      long unchanged,
      long refused,
      List<String> unknownColumns) {
    long all() {
      return fresh + changed + unchanged + refused;
    }
  }

  /**
   * @param column the column the reason is beside; none where it concerns the whole row
   * @param reason a stable code of the format; its sentence is the message {@code
   *     exchange.reason.<reason>}
   * @param cell what was written in the column; null where nothing was
   * @param hint what may be meant instead
   */
  record RefusedRow(
      ExchangeTable table,
      int line,
      @Nullable String column,
      String reason,
      @Nullable String cell,
      @Nullable String hint) {}

  long refusedRows() {
    return tables.stream().mapToLong(Count::refused).sum();
  }

  long takenRows() {
    return tables.stream().mapToLong(count -> count.fresh + count.changed).sum();
  }
}
