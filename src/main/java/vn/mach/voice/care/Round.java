package vn.mach.voice.care;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;

/** A plan of visits: for an occasion, or of its own. A draft is opened with its decision. */
final class Round {

  static final int LONGEST_TITLE = 200;
  static final int MOST_LINES = 500;

  private Round() {}

  /**
   * A plan as it is typed.
   *
   * @param fromOn the first day of visits; {@code dueOn} the last
   */
  record Draft(
      UnitId unit, String title, @Nullable String occasion, LocalDate fromOn, LocalDate dueOn) {

    List<Refusal> refusals() {
      List<Refusal> refusals = new ArrayList<>();
      if (dueOn.isBefore(fromOn)) {
        refusals.add(Refusal.of("dueOn", "care.refused.before", dueOn, fromOn));
      } else if (dueOn.isAfter(fromOn.plusYears(1))) {
        refusals.add(Refusal.of("dueOn", "care.refused.too_long", dueOn));
      }
      return refusals;
    }
  }

  /** Who goes to a household, by when, and what is to be given. */
  record Line(@Nullable PersonId person, LocalDate dueOn, String kind, String gift) {}

  /**
   * A visit that a line asked for, as it was.
   *
   * @param payment what was handed over; none: nothing
   */
  record Visited(
      LocalDate visitedOn,
      String visitors,
      String notes,
      Grant.@Nullable Payment payment,
      boolean sure) {}
}
