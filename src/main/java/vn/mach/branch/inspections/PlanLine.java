package vn.mach.branch.inspections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.Outcome;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;

/**
 * A line of the plan of a year, as it is entered. It names nobody.
 *
 * @param members how many are to be inspected
 * @param periodFrom of what is looked at
 * @param fromOn when it is carried out
 */
record PlanLine(
    UnitId unit,
    int year,
    String kind,
    String content,
    int members,
    @Nullable LocalDate periodFrom,
    @Nullable LocalDate periodTo,
    LocalDate fromOn,
    LocalDate toOn) {

  static final int FIRST_YEAR = 2000;
  static final int LAST_YEAR = 2100;
  static final int MOST_MEMBERS = 500;

  /** Refused: days in the wrong order, or in another year than the plan's. */
  Outcome<PlanLine> check() {
    List<Refusal> refusals = new ArrayList<>();
    if (fromOn.isAfter(toOn)) {
      refusals.add(Refusal.of("toOn", "inspections.refused.order", fromOn, toOn));
    } else if (fromOn.getYear() != year || toOn.getYear() != year) {
      refusals.add(
          Refusal.of("fromOn", "inspections.refused.year", fromOn, toOn, Integer.toString(year)));
    }
    if (periodFrom != null && periodTo != null && periodFrom.isAfter(periodTo)) {
      refusals.add(Refusal.of("periodTo", "inspections.refused.order", periodFrom, periodTo));
    }
    if (members < 1 || members > MOST_MEMBERS) {
      refusals.add(Refusal.of("members", "inspections.refused.members", members, MOST_MEMBERS));
    }
    return refusals.isEmpty() ? Outcome.done(this) : Outcome.refused(refusals);
  }
}
