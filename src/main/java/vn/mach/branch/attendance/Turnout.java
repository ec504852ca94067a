package vn.mach.branch.attendance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.UnitId;

/**
 * Who was due and who came, of a unit and all below it. In a round each person counts once; over
 * the meetings of a month each attendance does.
 *
 * @param own the lists of the unit itself
 */
record Turnout(Row whole, List<Row> rows, List<OwnList> own) {

  /** One unit with all below it. Bases as in {@link AttendanceCounts}. */
  record Row(
      UnitId unit,
      String code,
      String name,
      long lists,
      long due,
      long present,
      long excused,
      long absent) {

    /** Of whom nothing was said yet. */
    long open() {
      return Math.max(0, due - present - excused - absent);
    }

    @Nullable BigDecimal rate() {
      return due == 0
          ? null
          : BigDecimal.valueOf(100 * present)
              .divide(BigDecimal.valueOf(due), 2, RoundingMode.HALF_UP);
    }
  }

  /** A list of the unit. */
  record OwnList(long id, String title, long due, long present, boolean open) {}
}
