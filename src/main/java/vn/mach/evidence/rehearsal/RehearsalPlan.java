package vn.mach.evidence.rehearsal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import vn.mach.base.kernel.UnitId;

/**
 * What a directive would ask: so many activities of a kind, of classes of unit, in a period.
 *
 * @param unit those at or below it are meant
 * @param title of the directive; may be empty
 * @param activity a code of the kinds of activity
 * @param needsCommittee whether a unit without a committee cannot do it
 * @param members so many are needed in a unit; 0: any
 * @param preparing hours of preparing and recording one activity, for the unit
 * @param attending hours of one activity, for each member
 */
record RehearsalPlan(
    UnitId unit,
    String title,
    String activity,
    LocalDate from,
    LocalDate to,
    List<Asked> asked,
    boolean needsCommittee,
    long members,
    BigDecimal preparing,
    BigDecimal attending) {

  RehearsalPlan {
    asked = List.copyOf(asked);
  }

  /**
   * One class of unit.
   *
   * @param kind a code of the kinds of unit
   * @param committee {@code yes}, {@code no}, or empty: any, unless another row asks for the one it
   *     has
   * @param minimum so many activities
   */
  record Asked(String kind, String committee, long minimum) {}

  /** The hours of so many units with so many members, of which one such minimum is asked. */
  BigDecimal hours(long units, long people, long minimum) {
    return preparing
        .multiply(BigDecimal.valueOf(units))
        .add(attending.multiply(BigDecimal.valueOf(people)))
        .multiply(BigDecimal.valueOf(minimum));
  }
}
