package vn.mach.recognition.commendations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.mach.base.kernel.PersonId;
import vn.mach.base.kernel.Refusal;
import vn.mach.base.kernel.UnitId;

/** A commendation as it is typed. */
final class Commendation {

  static final int LONGEST_REASON = 1000;
  static final int LONGEST_NAME = 200;
  static final int LONGEST_NUMBER = 100;
  static final int FIRST_YEAR = 1930;
  static final int LAST_YEAR = 2200;

  private Commendation() {}

  /**
   * Who is to be commended, and what for.
   *
   * @param unit commended itself, or the person's
   * @param person none: the unit is commended
   * @param year none: ad hoc
   */
  record Draft(
      UnitId proposer,
      UnitId unit,
      @Nullable PersonId person,
      AwardForm form,
      @Nullable Integer year,
      String reason) {}

  /**
   * The decision.
   *
   * @param giver as it is called on the paper; it may be a body that is no unit here
   */
  record Decision(String number, LocalDate day, String giver) {

    List<Refusal> refusals(LocalDate today) {
      List<Refusal> refusals = new ArrayList<>();
      if (number.isEmpty()) {
        refusals.add(Refusal.of("number", "web.refused.missing"));
      }
      if (day.isAfter(today)) {
        refusals.add(Refusal.of("decidedOn", "commendations.refused.future", day));
      }
      return refusals;
    }
  }

  /** What the same person or unit got in the same form before. */
  record Earlier(
      long id, @Nullable Integer year, String number, LocalDate decidedOn, String giver) {

    boolean sameGiver(String other) {
      return giver.strip().equalsIgnoreCase(other.strip());
    }
  }
}
